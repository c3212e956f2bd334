"""Something in `okr.yaml` is wrong.

Why: the settings decide what cycles there are and what is checked; while they are wrong, the defaults stand in.

Bad:

    version: 1
    checkins: {cadence: weekly}

Good:

    version: 1
    checkins: {cadence: week}
"""

from __future__ import annotations

from typing import Any

from okrcli.check import mending
from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR112", "settings", "error", mend=mending.settings)
