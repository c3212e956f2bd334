"""The target is where it begins: there is nothing to gain.

Why: progress is the share of the way from the baseline to the target, and there is no way. To hold a level is a goal
of its own kind.

Bad:

    key_results:
      - id: nps
        title: Customers who recommend us
        unit: points
        baseline: 40
        target: 40

Good:

    key_results:
      - id: nps
        title: Customers who recommend us
        kind: maintain
        unit: points
        min: 40
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR106", "target-equals-baseline", "error")
