"""An objective has fewer than three or more than five key results.

Why: one or two hardly ever tell whether the objective is reached, and nobody keeps more than five in mind. What was
dropped does not count; drafts in the backlog are exempt. The bounds are the options `min` and `max`.

Bad:

    - id: growth
      title: Grow revenue
      owner: ana
      key_results:
        - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
        - {id: shops, title: Shops that sell us, kind: total, target: 12}

Good:

    - id: growth
      title: Grow revenue
      owner: ana
      key_results:
        - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
        - {id: shops, title: Shops that sell us, kind: total, target: 12}
        - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedObjective
from okrcli.model.scalars import Number, Strict, refusal
from okrcli.wording.plurals import counted

_TOO_FEW = "add what else would show that the objective is reached, or keep it in the cycle backlog until it is known"
_TOO_MANY = "keep those that matter most, or split the objective in two"

Bound = Annotated[Number, Field(ge=0, multiple_of=1)]


class Options(Strict):
    """How many key results are good."""

    min: Bound = Field(Decimal(3), description="the fewest key results of an objective")
    max: Bound = Field(Decimal(5), description="the most key results of an objective")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise refusal("OKR902", f"`min` {self.min} lies above `max` {self.max}", "swap the two")
        return self


def check(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    """Too many counts what is not dropped; too few counts all, since giving one up in the open is no mistake."""
    if objective.cycle.name == BACKLOG or objective.closed or objective.objective.dropped:
        return
    options = context.options(Options)
    live = sum(each.key_result.dropped is None for each in objective.key_results)
    if options.min <= live <= options.max:
        return
    count = len(objective.key_results)
    if context.is_faulty(objective.file):
        # Key results that are invalid are found elsewhere; they are not too few for that.
        items = context.written(objective.file, (*objective.at, "key_results"))
        count = len(items) if isinstance(items, list) else 0
        live = sum(map(_goes_on, items if isinstance(items, list) else []))
    if count < options.min:
        yield _finding(count, options, _TOO_FEW)
    elif live > options.max:
        yield _finding(live, options, _TOO_MANY)


def _finding(count: int, options: Options, hint: str) -> Finding:
    said = f"{counted(count, 'key result')} where {options.min} to {options.max} are good"
    return Finding(said, ("key_results",), hint, on_key=True)


def _goes_on(item: object) -> bool:
    return not (isinstance(item, dict) and item.get("dropped"))


RULE = Rule("OKR201", "key-result-count", "error", on=PlannedObjective, check=check, options=Options)
