"""An objective has no owner.

Why: a goal that everybody owns is a goal nobody checks in on.

Bad:

    - id: growth
      title: Grow revenue

Good:

    - id: growth
      title: Grow revenue
      owner: ana
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedObjective


def check(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    """An objective whose key results all have owners of their own needs none."""
    del context
    if objective.objective.owner or objective.closed or objective.objective.dropped:
        return
    live = [each for each in objective.key_results if each.key_result.dropped is None]
    if not live or any(not each.owners for each in live):
        yield Finding("the objective has no owner", ("owner",), "add `owner:` with the person who looks after it")


RULE = Rule("OKR203", "missing-owner", "warning", on=PlannedObjective, check=check)
