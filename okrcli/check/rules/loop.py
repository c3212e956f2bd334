"""Objectives contribute to each other in a loop.

Why: a score that is made of itself has no beginning.

Bad:

    - id: growth
      title: Grow revenue
      owner: ana
      contributes_to: [brand]
      key_results:
        - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
        - {id: shops, title: Shops that sell us, kind: total, target: 12}
        - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
    - id: brand
      title: People know what we stand for
      owner: ewa
      contributes_to: [growth]

Good:

    - id: growth
      title: Grow revenue
      owner: ana
      key_results:
        - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
        - {id: shops, title: Shops that sell us, kind: total, target: 12}
        - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
    - id: brand
      title: People know what we stand for
      owner: ewa
      contributes_to: [growth]
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR303", "loop", "error")
