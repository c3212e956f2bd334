"""A count to reach again in every week, month or quarter."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal

from pydantic import Field

from okrcli.model.formula import Formula
from okrcli.model.history import History
from okrcli.model.kind import Fault, Goal, Kind
from okrcli.model.scalars import Line, Number, number_hint
from okrcli.model.window import Per, Window, period, whole_periods


class Recurring(Kind):
    """A count to reach in each period of the window."""

    kind: Literal["recurring"] = "recurring"
    unit: Line | None = Field(
        None, description='what is counted: free text, "%", a currency such as USD, or s, min, h, d'
    )
    target: Number | None = Field(None, description="the count to reach in each period; null is not chosen yet")
    per: Per = Field(description="the period: week (from Monday), month or quarter")

    adds_up: ClassVar[bool] = True
    aims: ClassVar[tuple[str, ...]] = ("target",)
    together: ClassVar[Mapping[str, object]] = {"properties": {"target": {"exclusiveMinimum": 0}}}
    open_ended: ClassVar[bool] = False

    def goal(self, baseline: Decimal | None = None) -> Goal:
        """The count, and its period."""
        del baseline
        return Goal(self.unit, target=self.target, per=self.per)

    def value(self, history: History) -> Decimal | None:
        """The count of the running period."""
        periods = self._periods(history)
        calendar = period(history.last_day, self.per, history.first_month)
        running = periods[0] if periods == (history.window,) else calendar
        added = (self.read(value) for day, value in history.additions() if running.start <= day <= running.due)
        return sum((value for value in added if value is not None), Decimal(0))

    def trail(self, history: History) -> list[tuple[date, float]]:
        """After each day with an addition: Σ over the periods of min(1, count / target), over their number."""
        if not self.target:
            return []
        periods = self._periods(history)
        counts: dict[int, Decimal] = {}
        reached, trail = Decimal(0), {}
        for day, value in history.additions():
            index = _place(periods, day)
            if index is not None:
                before = counts.get(index, Decimal(0))
                counts[index] = before + (self.read(value) or 0)
                reached += min(self.target, counts[index]) - min(self.target, before)
            trail[day] = reached
        whole = self.target * len(periods)
        return [(day, float(each / whole)) for day, each in trail.items()]

    def ceiling(self, history: History) -> float | None:
        """What is reached if every running and coming period is filled."""
        if not self.target:
            return None
        periods = self._periods(history)
        over = bisect_left(periods, history.today, key=lambda each: each.due)
        counts: dict[int, Decimal] = {}
        for day, value in history.additions():
            index = _place(periods, day)
            if index is not None and index < over:
                counts[index] = counts.get(index, Decimal(0)) + (self.read(value) or 0)
        reached = sum((min(self.target, count) for count in counts.values()), self.target * (len(periods) - over))
        return float(reached / (self.target * len(periods)))

    def logged(self, history: History) -> date | None:
        """The day of the last addition in the window."""
        additions = history.additions()
        return additions[-1][0] if additions else None

    def placeholders(self, baseline: Decimal | None = None) -> tuple[str, ...]:
        """`target`, where it is not chosen."""
        del baseline
        return () if self.target is not None else ("target",)

    def faults(self) -> Iterator[Fault]:
        """A count of nothing."""
        if self.target is not None and self.target <= 0:
            yield Fault(
                "OKR102",
                "the target of each period is not above 0",
                ("target",),
                "write how many are wanted each time, such as 20",
            )

    def value_hint(self, value: object = None) -> str:
        """An addition."""
        return (
            number_hint(value) or "write how many there were, as a plain number such as 3; its date decides the period"
        )

    def formula(self, history: History) -> Formula | None:
        """What was counted in the periods begun, each up to its target, against all periods."""
        if not self.target:
            return None
        periods = self._periods(history)
        begun = [each for each in periods if each.start <= history.last_day] or list(periods[:1])
        counts: dict[str, Decimal | int] = {
            f"{self.per}_{index}": min(self.target, self._count(history, each)) for index, each in enumerate(begun, 1)
        }
        sums = " + ".join(f"{{{name}}}" for name in counts)
        terms = {**counts, "target": self.target, "periods": len(periods)}
        rule = f"what was counted in each {self.per}, up to the target / (target × {self.per}s)"
        return Formula(rule, f"({sums}) / ({{target}} × {{periods}})", terms)

    def _filled(self, count: Decimal) -> Decimal:
        return min(Decimal(1), count / self.target) if self.target else Decimal(0)

    def _count(self, history: History, span: Window) -> Decimal:
        added = (self.read(value) for day, value in history.additions() if span.start <= day <= span.due)
        return sum((value for value in added if value is not None), Decimal(0))

    def _periods(self, history: History) -> tuple[Window, ...]:
        return _periods_in(history.window, self.per, history.first_month)


@lru_cache(maxsize=128)
def _periods_in(window: Window, per: Per, first_month: int) -> tuple[Window, ...]:
    return tuple(whole_periods(window, per, first_month)) or (window,)


def _place(periods: tuple[Window, ...], day: date) -> int | None:
    index = bisect_right(periods, day, key=lambda each: each.start) - 1
    return index if index >= 0 and day <= periods[index].due else None
