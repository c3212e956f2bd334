"""A date lies outside of what encloses it.

Why: a key result that is due after its objective, or an objective that is due after its cycle, cannot be judged when
they end.

Bad:

    key_results:
      - id: crisis-plan
        title: The crisis plan is in force
        kind: binary
        due: 2027-01-31

Good:

    key_results:
      - id: crisis-plan
        title: The crisis plan is in force
        kind: binary
        due: 2026-11-30
"""

from __future__ import annotations

from typing import Any

from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR107", "date-outside-window", "error")
