"""A reference leads nowhere.

Why: what contributes to nothing is missing from the score and the picture of what it was meant for.

Bad:

    - id: growth
      title: Grow revenue
      owner: ana
      contributes_to: [company/market-leader@2026-H2]

Good:

    # company.okr.yaml
    cycle: 2026-H2
    team: company
    objectives:
      - id: market-leader
        title: Lead the market for sustainable fashion
        owner: ewa
        key_results:
          - {id: share, title: Share of the market, unit: "%", baseline: 8, target: 20}
          - {id: known, title: People who know us, unit: "%", baseline: 30, target: 60}
          - {id: shops, title: Shops that sell us, kind: total, target: 120}

    # growth.okr.yaml
    - id: growth
      title: Grow revenue
      owner: ana
      contributes_to: [company/market-leader@2026-H2]
"""

from __future__ import annotations

from typing import Any

from okrcli.check.mending import mean_nearest
from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR301", "unknown-reference", "error", mend=mean_nearest)
