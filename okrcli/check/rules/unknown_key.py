"""A key is not one of those that the format has.

Why: a key that is misspelt is ignored, and what it says does not count.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        basline: 30000
        baseline: 40000
        target: 50000

Good:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        meta: {seen-in: the old dashboard}
"""

from __future__ import annotations

from typing import Any

from okrcli.check.mending import rename_key
from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR101", "unknown-key", "error", mend=rename_key)
