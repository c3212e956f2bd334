"""An owner is not among the people in `okr.yaml`.

Why: a misspelt name owns nothing; its goals are missing from the list of the person who was meant.

Bad:

    # okr.yaml
    version: 1
    people:
      ana: {name: Ana Costa}
      jan: {name: Jan Nowak}

    # growth.okr.yaml
    - id: growth
      title: Grow revenue
      owner: anna

Good:

    # okr.yaml
    version: 1
    people:
      ana: {name: Ana Costa}
      jan: {name: Jan Nowak}

    # growth.okr.yaml
    - id: growth
      title: Grow revenue
      owner: ana
"""

from __future__ import annotations

from typing import Any

from okrcli.check.mending import respell_person
from okrcli.check.rule import Rule

RULE: Rule[Any] = Rule("OKR111", "unknown-person", "error", mend=respell_person)
