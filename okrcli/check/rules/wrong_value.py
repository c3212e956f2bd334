"""A value is not what its key takes.

Why: what cannot be read as a number, a date or a choice cannot be scored.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40,000
        target: 50000

Good:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
"""

from __future__ import annotations

from typing import Any

from okrcli.check.mending import respell
from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR102", "wrong-value", "error", mend=respell)
