"""An objective is a number.

Why: nobody gets up in the morning for 20 %. An objective says in words where you want to be; its key results are the
numbers that show whether you are there.

Bad:

    - id: growth
      title: Increase revenue by 20 %
      owner: ana

Good:

    - id: growth
      title: Every market town has a shop that sells us
      owner: ana
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import stands
from okrcli.model.plan import PlannedObjective
from okrcli.wording.language.aims import aim

_HINT = "say in words where you want to be, and make the number one of its key results"


def check(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    """A number that is to be reached; years, versions and sayings are none."""
    del context
    number = aim(objective.objective.title)
    if number and stands(objective):
        yield Finding(f"the objective is a number, {number.text}", ("title",), _HINT)


RULE = Rule("OKR210", "objective-is-a-number", "warning", on=PlannedObjective, check=check)
