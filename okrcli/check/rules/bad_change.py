"""A change is not one that can be computed with.

Why: `25%` could mean a quarter more, a quarter less, or a quarter of it.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        change: 25%

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

RULE: Rule[Any] = Rule("OKR109", "bad-change", "error")
