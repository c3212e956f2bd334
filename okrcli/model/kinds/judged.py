"""A person's verdict between 0 and 1."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from okrcli.model.formula import Formula, Reads
from okrcli.model.history import History
from okrcli.model.kind import Goal, Kind
from okrcli.model.scalars import Text

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s?%")
_OUT_OF = re.compile(r"(\d+(?:\.\d+)?)\s?/\s?(\d+(?:\.\d+)?)")


class Judged(Kind):
    """Something that no number tells: a person gives a verdict by written criteria."""

    kind: Literal["judged"] = "judged"
    criteria: Text | None = Field(None, description="how 0, 0.5 and 1 look")

    takes_plan: ClassVar[bool] = True
    reads: ClassVar[Reads] = "verdict"

    def goal(self, baseline: Decimal | None = None) -> Goal:
        """Nothing but the criteria."""
        del baseline
        return Goal()

    def read(self, value: object) -> Decimal | None:
        """A verdict from 0 to 1, written as 0.7, 70% or 7/10.

        >>> Judged().read("7/10")
        Decimal('0.7')
        """
        verdict = value if isinstance(value, Decimal) else None
        if isinstance(value, str):
            if found := _PERCENT.fullmatch(value.strip()):
                verdict = Decimal(found[1]) / 100
            elif (found := _OUT_OF.fullmatch(value.strip())) and Decimal(found[2]):
                verdict = Decimal(found[1]) / Decimal(found[2])
        return verdict if verdict is not None and 0 <= verdict <= 1 else None

    def typed(self, text: str, number: Callable[[str], Decimal | None]) -> str | Decimal | None:
        """The verdict as a number from 0 to 1."""
        plain = number(text)
        return self.read(text) if plain is None else self.read(plain)

    def share_of(self, value: Decimal, baseline: Decimal | None) -> float | None:
        """The verdict itself."""
        del baseline
        return float(value)

    def trail(self, history: History) -> list[tuple[date, float]]:
        """Each verdict."""
        return [(day, float(self.read(verdict) or 0)) for day, verdict in history.levels().items()]

    def rubric(self) -> str | None:
        """The criteria."""
        return self.criteria

    def formula(self, history: History) -> Formula | None:
        """The last verdict."""
        return Formula("the last verdict", "{verdict}", {"verdict": self.value(history) or Decimal(0)})

    def value_hint(self, value: object = None) -> str:
        """A verdict."""
        del value
        return "write a verdict from 0 to 1, such as 0.7, 70% or 7/10"
