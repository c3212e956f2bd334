"""There is nothing in the file.

Why: an empty file is nearly always one that was not saved.

Bad:

    # the objectives of the marketing team will be here

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

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR008", "empty-file", "error")
