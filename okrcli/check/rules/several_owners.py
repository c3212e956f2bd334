"""An objective or a key result has several owners.

Why: where two people look after a goal, each may think that the other one does. One answers for it; the others help.
The option `max` allows more.

Bad:

    - id: growth
      title: Grow revenue
      owner: [ana, jan]

Good:

    - id: growth
      title: Grow revenue
      owner: ana
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands, stands
from okrcli.model.plan import PlannedKeyResult, PlannedObjective
from okrcli.model.scalars import Number, Strict

_OF_OBJECTIVE = "name the one who answers for it; the others can own its key results"
_OF_KEY_RESULT = "name the one who answers for it and logs its check-ins"


class Options(Strict):
    """How many owners are good."""

    max: Annotated[Number, Field(ge=1, multiple_of=1)] = Field(Decimal(1), description="the most owners of a goal")


def check(subject: PlannedObjective | PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """What it says itself: owners that a key result takes over are told at the objective."""
    if isinstance(subject, PlannedObjective):
        owners, word, hint = subject.objective.owner, "objective", _OF_OBJECTIVE
    else:
        owners, word, hint = subject.key_result.owner, "key result", _OF_KEY_RESULT
    if len(owners) < 2 or len(owners) <= context.options(Options).max:
        return
    live = stands(subject) if isinstance(subject, PlannedObjective) else key_result_stands(subject, context)
    if live:
        yield Finding(f"the {word} has {len(owners)} owners", ("owner",), hint)


RULE = Rule(
    "OKR204", "several-owners", "warning", on=(PlannedObjective, PlannedKeyResult), check=check, options=Options
)
