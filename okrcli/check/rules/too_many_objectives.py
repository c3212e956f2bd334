"""A team has more than four objectives in a cycle.

Why: a goal is a choice. Whoever has seven has not chosen, and in week nine nobody can name the fifth. What was dropped
does not count. The bound is the option `max`.

Bad:

    - id: shops
      title: More shops sell us
      owner: ana
    - id: online
      title: Online buyers come back
      owner: jan
    - id: brand
      title: People know what we stand for
      owner: ewa
    - id: people
      title: Good people stay with us
      owner: ida
    - id: costs
      title: Nothing is thrown away
      owner: ben

Good:

    - id: shops
      title: More shops sell us
      owner: ana
    - id: online
      title: Online buyers come back
      owner: jan
    - id: brand
      title: People know what we stand for
      owner: ewa
    - id: people
      title: Good people stay with us
      owner: ida
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import beside, stands
from okrcli.model.plan import PlannedObjective
from okrcli.model.scalars import Number, Strict

_HINT = "keep those that matter most now, and move the others to the cycle backlog"


class Options(Strict):
    """How many objectives are good."""

    max: Annotated[Number, Field(ge=1, multiple_of=1)] = Field(
        Decimal(4), description="the most objectives of a team in a cycle"
    )


def check(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    """Those that are one too many, in order of file and place."""
    if not stands(objective):
        return
    most = context.options(Options).max
    group = beside(objective, context)
    if len(group) <= most:
        return
    place = 1 + next(index for index, each in enumerate(group) if each.ref == objective.ref)
    if place > most:
        said = f"this is objective {place} of {objective.team} in {objective.cycle.name}, where {most} are the most"
        yield Finding(said, ("title",), _HINT)


RULE = Rule("OKR202", "too-many-objectives", "warning", on=PlannedObjective, check=check, options=Options)
