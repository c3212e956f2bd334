"""A level to keep above, below or between."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import ClassVar, Literal

from pydantic import Field

from okrcli.model.formula import Formula
from okrcli.model.history import History
from okrcli.model.kind import Fault, Goal, Kind
from okrcli.model.scalars import Line, Number
from okrcli.model.window import Per, period

Hold = Literal["throughout", "at-end", "each-week", "each-month", "each-quarter"]

_PERIODS: dict[str, Per] = {"each-week": "week", "each-month": "month", "each-quarter": "quarter"}


class Maintain(Kind):
    """A level to keep in a band."""

    kind: Literal["maintain"] = "maintain"
    unit: Line | None = Field(
        None, description='what is measured: free text, "%", a currency such as USD, or s, min, h, d'
    )
    min: Number | None = Field(None, description="the lowest level that is good; null is not chosen yet")
    max: Number | None = Field(None, description="the highest level that is good; null is not chosen yet")
    strict: bool = Field(False, description="whether `min` and `max` themselves are already outside")
    hold: Hold = Field("throughout", description="when it must be held: every day, at the end, or in each period")

    takes_kpi: ClassVar[bool] = True
    open_ended: ClassVar[bool] = False
    holds_band: ClassVar[bool] = True
    aims: ClassVar[tuple[str, ...]] = ("min", "max")
    together: ClassVar[Mapping[str, object]] = {"anyOf": [{"required": ["min"]}, {"required": ["max"]}]}

    def goal(self, baseline: Decimal | None = None) -> Goal:
        """The band."""
        del baseline
        return Goal(self.unit, min=self.min, max=self.max, strict=self.strict, hold=self.hold)

    def contains(self, level: Decimal) -> bool:
        """Whether a level lies in the band."""
        if self.strict:
            return (self.min is None or level > self.min) and (self.max is None or level < self.max)
        return (self.min is None or level >= self.min) and (self.max is None or level <= self.max)

    def progress(self, history: History) -> float | None:
        """The share of the days, or of the periods, in which the level lay in the band; at the end, 1 or 0.

        None without a reading or a band.
        """
        levels = self._states(history)
        return None if self.placeholders() or not levels else self._share(levels, history)

    def trail(self, history: History) -> list[tuple[date, float]]:
        """The share held up to each reading."""
        levels = self._states(history)
        past = [History((), history.window, day, None, history.first_month) for day, _ in levels]
        return [(day, self._share(levels[: n + 1], past[n])) for n, (day, _) in enumerate(levels)]

    def expected(self, history: History) -> float | None:
        """All of it, always."""
        del history
        return 1.0

    def in_band(self, history: History) -> bool | None:
        """Whether the latest reading lies in the band."""
        levels = self._states(history)
        return levels[-1][1] if levels and not self.placeholders() else None

    def placeholders(self, baseline: Decimal | None = None) -> tuple[str, ...]:
        """`min` or `max`, whichever was left open; `min` where both were."""
        del baseline
        if self.min is not None or self.max is not None:
            return ()
        return ("max",) if "min" not in self.model_fields_set else ("min",)

    def faults(self) -> Iterator[Fault]:
        """No band at all, or one turned inside out."""
        if not self.model_fields_set & {"min", "max"}:
            yield Fault(
                "OKR108", "there is no band to hold: neither `min` nor `max`", ("kind",), "add `min:` or `max:`", True
            )
        if (
            self.min is not None
            and self.max is not None
            and (self.min > self.max or (self.strict and self.min == self.max))
        ):
            yield Fault(
                "OKR108",
                f"`min` {self.min} lies above `max` {self.max}: nothing lies between",
                ("min",),
                "swap the two",
            )

    def formula(self, history: History) -> Formula | None:
        """The days or periods in the band, against all with a reading; at the end, the last reading alone."""
        levels = self._states(history)
        if not levels or self.placeholders():
            return None
        if self.hold == "at-end":
            return Formula("1 if the last reading lies in the band, else 0", "{held}", {"held": int(levels[-1][1])})
        if self.hold == "throughout":
            whole = history.last_day.toordinal() + 1 - levels[0][0].toordinal()
            rule = "days in the band / days since the first reading"
        else:
            per = _PERIODS[self.hold]
            whole = self._judged(levels, history, per)
            rule = f"{per}s in the band / {per}s judged"
        held = round(self._share(levels, history) * whole) if whole else 1
        return Formula(rule, "{held} / {whole}", {"held": held, "whole": whole or 1})

    def _judged(self, levels: list[tuple[date, bool]], history: History, per: Per) -> int:
        # A running period is judged only once it is broken; before that, and alone, it counts as held.
        groups = groupby(levels, key=lambda level: period(level[0], per, history.first_month))
        return sum(
            history.today >= min(running.due, history.window.due) or not all(state for _, state in group)
            for running, group in groups
        )

    def _states(self, history: History) -> list[tuple[date, bool]]:
        return [(day, self.contains(level)) for day, level in history.levels().items() if isinstance(level, Decimal)]

    def _share(self, levels: list[tuple[date, bool]], history: History) -> float:
        if self.hold == "at-end":
            return float(levels[-1][1])
        if self.hold == "throughout":
            # The last day counts in full; its number may be the calendar's last, so no day is added to it.
            ends = [*(day.toordinal() for day, _ in levels[1:]), history.last_day.toordinal() + 1]
            days = [end - day.toordinal() for (day, _), end in zip(levels, ends, strict=True)]
            held = sum(length for length, (_, good) in zip(days, levels, strict=True) if good)
            return held / sum(days)
        return self._share_of_periods(levels, history, _PERIODS[self.hold])

    def _share_of_periods(self, levels: list[tuple[date, bool]], history: History, per: Per) -> float:
        kept = []
        for running, group in groupby(levels, key=lambda level: period(level[0], per, history.first_month)):
            good = all(state for _, state in group)
            if not good or history.today >= min(running.due, history.window.due):
                kept.append(good)
        # Nothing broken and nothing over yet: held so far.
        return sum(kept) / len(kept) if kept else 1.0
