"""There is no cycle of that name.

Why: without a cycle the objectives have no first and no last day, and nothing can be said about their progress.

Bad:

    cycle: 2026-Q5
    team: marketing
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
          - {id: shops, title: Shops that sell us, kind: total, target: 12}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40}

Good:

    cycle: 2026-Q4
    team: marketing
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
          - {id: shops, title: Shops that sell us, kind: total, target: 12}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
"""

from __future__ import annotations

from typing import Any

from okrcli.check.mending import respell_cycle
from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR110", "unknown-cycle", "error", mend=respell_cycle)
