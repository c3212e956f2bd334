"""An id is there twice where it must be unique.

Why: a reference to it could mean either.

Bad:

    key_results:
      - {id: sessions, title: Organic sessions, unit: sessions, baseline: 40000, target: 50000}
      - {id: sessions, title: Paid sessions, unit: sessions, baseline: 9000, target: 12000}

Good:

    key_results:
      - {id: organic-sessions, title: Organic sessions, unit: sessions, baseline: 40000, target: 50000}
      - {id: paid-sessions, title: Paid sessions, unit: sessions, baseline: 9000, target: 12000}
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR105", "duplicate-id", "error")
