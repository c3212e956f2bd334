"""Done or not done."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from okrcli.model.formula import Formula, Reads
from okrcli.model.history import History
from okrcli.model.kind import Goal, Kind

_ANSWERS = {
    "yes": Decimal(1),
    "on": Decimal(1),
    "true": Decimal(1),
    "no": Decimal(0),
    "off": Decimal(0),
    "false": Decimal(0),
}


class Binary(Kind):
    """Something that is in force or not."""

    kind: Literal["binary"] = "binary"

    reads: ClassVar[Reads] = "answer"

    def goal(self, baseline: Decimal | None = None) -> Goal:
        """Nothing but a yes."""
        del baseline
        return Goal()

    def read(self, value: object) -> Decimal | None:
        """1 for yes, 0 for no.

        >>> Binary().read("yes")
        Decimal('1')
        """
        return _ANSWERS.get(str(value).lower()) if isinstance(value, str | bool) else None

    def typed(self, text: str, number: Callable[[str], Decimal | None]) -> str | Decimal | None:
        """`yes` or `no`."""
        del number
        answer = self.read(text.strip())
        return None if answer is None else "yes" if answer else "no"

    def trail(self, history: History) -> list[tuple[date, float]]:
        """0 or 1 after each answer."""
        return [(day, float(self.read(answer) or 0)) for day, answer in history.levels().items()]

    def formula(self, history: History) -> Formula | None:
        """The last answer."""
        return Formula("1 for yes, 0 for no", "{answer}", {"answer": self.value(history) or Decimal(0)})

    def quiet_until(self) -> float:
        """It is silent until it is done: nothing is read from that before three quarters of the window."""
        return 0.75

    def trend_from(self) -> float:
        """Three quarters of the window."""
        return 0.75

    def value_hint(self, value: object = None) -> str:
        """An answer."""
        del value
        return "write yes or no"
