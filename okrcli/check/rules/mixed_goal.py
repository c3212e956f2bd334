"""The goal is given twice, contradicts itself, or belongs to another kind of key result.

Why: of two goals nobody knows which one is meant.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        change: +20%

Good:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        change: +25%
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR108", "mixed-goal", "error")
