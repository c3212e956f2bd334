"""A level that goes from a baseline to a target, in either direction."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from okrcli.model.change import ChangeField, read_change
from okrcli.model.formula import Formula
from okrcli.model.history import History
from okrcli.model.kind import Fault, Goal, Kind
from okrcli.model.scalars import Line, Number

if TYPE_CHECKING:
    from okrcli.yamldoc.operations import Value


class Metric(Kind):
    """A level that goes from a baseline to a target."""

    kind: Literal["metric"] = "metric"
    unit: Line | None = Field(
        None, description='what is counted: free text, "%", a currency such as USD, or s, min, h, d'
    )
    baseline: Number | None = Field(None, description="the level it begins from; null is not measured yet")
    target: Number | None = Field(None, description="the level to reach; null is not chosen yet")
    change: ChangeField = Field(None, description="instead of a target: +25%, -10%, x2 or a number to add")

    takes_kpi: ClassVar[bool] = True
    takes_plan: ClassVar[bool] = True
    aims: ClassVar[tuple[str, ...]] = ("target", "change")
    together: ClassVar[Mapping[str, object]] = {
        "if": {"required": ["target"], "properties": {"target": {"type": "number"}}},
        "then": {"properties": {"change": {"type": "null"}}},
    }

    def goal(self, baseline: Decimal | None = None) -> Goal:
        """The two levels, with the target computed from a change."""
        begin = baseline if self.baseline is None else self.baseline
        change = self.change.text if self.change else None
        return Goal(self.unit, baseline=begin, target=self._aim(begin), change=change)

    def share_of(self, value: Decimal, baseline: Decimal | None) -> float | None:
        """(value − baseline) / (target − baseline).

        >>> Metric(baseline=Decimal(520), target=Decimal(350)).share_of(Decimal(435), None)
        0.5
        """
        begin = baseline if self.baseline is None else self.baseline
        aim = self._aim(begin)
        if begin is None or aim is None or aim == begin:
            return None
        return float((value - begin) / (aim - begin))

    def progress(self, history: History) -> float | None:
        """The share of the way at the last level; 0 before there is one."""
        if self.placeholders(history.baseline):
            return None
        level = self.value(history)
        return 0.0 if level is None else self.share_of(level, history.baseline)

    def trail(self, history: History) -> list[tuple[date, float]]:
        """The share of the way after each level."""
        begin = history.baseline if self.baseline is None else self.baseline
        aim = self._aim(begin)
        if begin is None or aim is None or aim == begin:
            return []
        way = aim - begin
        return [
            (day, float((level - begin) / way)) for day, level in history.levels().items() if isinstance(level, Decimal)
        ]

    def placeholders(self, baseline: Decimal | None = None) -> tuple[str, ...]:
        """`baseline` and `target`, where they are not chosen; a change of nothing is no goal either."""
        begin = baseline if self.baseline is None else self.baseline
        empty = ("baseline",) if begin is None else ()
        if self.target is None and self.change is None:
            return (*empty, "target")
        return empty if begin is None or self._aim(begin) != begin else ("change",)

    def faults(self) -> Iterator[Fault]:
        """A goal given twice, no way to go, a share of nothing."""
        if self.target is not None and self.change is not None:
            yield Fault(
                "OKR108", "the goal is given twice, as `target` and as `change`", ("change",), "keep one of them", True
            )
        elif self.change is not None and not self.change.amount and self.change.how == "add":
            yield self._no_way("change")
        elif self.baseline is not None:
            yield from self._faults_from(self.baseline)

    def formula(self, history: History) -> Formula | None:
        """The level now, against the two levels."""
        value, goal = self.value(history), self.goal(history.baseline)
        if value is None or goal.baseline is None or goal.target is None or self.placeholders(history.baseline):
            return None
        terms = {"value": value, "baseline": goal.baseline, "target": goal.target}
        rule = "(value − baseline) / (target − baseline)"
        return Formula(rule, "({value} − {baseline}) / ({target} − {baseline})", terms)

    def carried(self, history: History) -> "Mapping[str, Value]":
        """The last level as baseline; a target that still lies ahead of it, or the same change once more."""
        level = self.value(history)
        begin = self.baseline if level is None else level
        moved: dict[str, Value] = {} if begin == self.baseline else {"baseline": begin}
        if self.change is not None and not (self.change.how != "add" and begin == 0):
            return {**moved, "change": self.change.amount if self.change.how == "add" else self.change.text}
        return {**moved, "target": self.target if self._is_ahead(level, history.baseline) else None}

    def aimed(self, key: str, text: str, number: Callable[[str], Decimal | None]) -> "Mapping[str, Value] | None":
        """A level, or a change such as `+25%` or `x2`."""
        del key
        try:
            change = read_change(text)
        except ValueError:
            return super().aimed("target", text, number)
        return None if change is None else {"change": change.text}

    def _is_ahead(self, level: Decimal | None, baseline: Decimal | None) -> bool:
        begin = baseline if self.baseline is None else self.baseline
        if self.target is None or level is None:
            return True
        return self.target != level if begin is None else (self.target - level) * (self.target - begin) > 0

    def _faults_from(self, baseline: Decimal) -> Iterator[Fault]:
        if self.change is not None and self.change.how != "add" and baseline == 0:
            hint = "give the target as a level, or a number to add"
            yield Fault("OKR109", f"`{self.change.text}` of a baseline of 0 is 0", ("change",), hint)
        elif self._aim(baseline) == baseline:
            yield self._no_way("target" if self.change is None else "change")

    def _no_way(self, key: str) -> Fault:
        level = "" if self.baseline is None else f" with `min: {self.baseline}`"
        said = "nothing to gain: the target equals the baseline"
        hint = f"to hold a level, say `kind: maintain`{level}; to grow, choose another target"
        return Fault("OKR106", said, (key,), hint)

    def _aim(self, begin: Decimal | None) -> Decimal | None:
        if self.target is not None or self.change is None or begin is None:
            return self.target
        return self.change.aim(begin)
