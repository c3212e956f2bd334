"""A reference could mean several things.

Why: whichever were taken, some reader would have meant the other.

Bad:

    - id: shops
      title: More shops sell us
      owner: ana
      key_results:
        - {id: sales, title: Sales in shops, unit: EUR, baseline: 20000, target: 30000}
        - {id: shops, title: Shops that sell us, kind: total, target: 12}
        - {id: nps, title: Shops recommend us, kind: maintain, min: 40}
    - id: online
      title: More people buy online
      owner: jan
      key_results:
        - {id: sales, title: Sales online, unit: EUR, baseline: 5000, target: 9000}
        - {id: visits, title: Visits that end in a sale, unit: "%", baseline: 2, target: 3}
        - {id: returns, title: Few parcels come back, kind: maintain, unit: "%", max: 10}
    - id: brand
      title: People know what we stand for
      owner: ewa
      contributes_to: [sales]

Good:

    - id: shops
      title: More shops sell us
      owner: ana
      key_results:
        - {id: sales, title: Sales in shops, unit: EUR, baseline: 20000, target: 30000}
        - {id: shops, title: Shops that sell us, kind: total, target: 12}
        - {id: nps, title: Shops recommend us, kind: maintain, min: 40}
    - id: online
      title: More people buy online
      owner: jan
      key_results:
        - {id: sales, title: Sales online, unit: EUR, baseline: 5000, target: 9000}
        - {id: visits, title: Visits that end in a sale, unit: "%", baseline: 2, target: 3}
        - {id: returns, title: Few parcels come back, kind: maintain, unit: "%", max: 10}
    - id: brand
      title: People know what we stand for
      owner: ewa
      contributes_to: [online/sales]
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR302", "ambiguous-reference", "error")
