"""A sum that grows by what is added."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from okrcli.model.formula import Formula
from okrcli.model.history import History
from okrcli.model.kind import Fault, Goal, Kind
from okrcli.model.scalars import Line, Number, number_hint

if TYPE_CHECKING:
    from okrcli.yamldoc.operations import Value


class Total(Kind):
    """A sum of what each check-in adds, from a baseline (0) to a target."""

    kind: Literal["total"] = "total"
    unit: Line | None = Field(
        None, description='what is counted: free text, "%", a currency such as USD, or s, min, h, d'
    )
    baseline: Number | None = Field(Decimal(0), description="the total it begins from")
    target: Number | None = Field(None, description="the total to reach; null is not chosen yet")

    adds_up: ClassVar[bool] = True
    takes_plan: ClassVar[bool] = True
    aims: ClassVar[tuple[str, ...]] = ("target",)

    def goal(self, baseline: Decimal | None = None) -> Goal:
        """The two totals."""
        del baseline
        return Goal(self.unit, baseline=self.baseline, target=self.target)

    def share_of(self, value: Decimal, baseline: Decimal | None) -> float | None:
        """(running total − baseline) / (target − baseline).

        >>> Total(baseline=Decimal(8000), target=Decimal(10000)).share_of(Decimal(8500), None)
        0.25
        """
        del baseline
        if self.baseline is None or self.target is None or self.target == self.baseline:
            return None
        return float((value - self.baseline) / (self.target - self.baseline))

    def value(self, history: History) -> Decimal | None:
        """The baseline and all that was added."""
        return None if self.baseline is None else self.baseline + self._sum(history)

    def progress(self, history: History) -> float | None:
        """Σ values / (target − baseline)."""
        total = self.value(history)
        return None if total is None else self.share_of(total, None)

    def trail(self, history: History) -> list[tuple[date, float]]:
        """The share of the way after each day with an addition."""
        if self.baseline is None or self.target is None or self.target == self.baseline:
            return []
        way = self.target - self.baseline
        total, totals = Decimal(0), {}
        for day, value in history.additions():
            total += self.read(value) or 0
            totals[day] = total
        return [(day, float(each / way)) for day, each in totals.items()]

    def logged(self, history: History) -> date | None:
        """The day of the last addition in the window."""
        additions = history.additions()
        return additions[-1][0] if additions else None

    def placeholders(self, baseline: Decimal | None = None) -> tuple[str, ...]:
        """`baseline` and `target`, where they are not chosen."""
        del baseline
        return tuple(key for key in ("baseline", "target") if getattr(self, key) is None)

    def faults(self) -> Iterator[Fault]:
        """No way to go."""
        if self.target is not None and self.target == self.baseline:
            hint = "choose a target above what is there already; to hold a level, say `kind: maintain`"
            yield Fault("OKR106", "nothing to add: the target equals the baseline", ("target",), hint)

    def value_hint(self, value: object = None) -> str:
        """An addition."""
        return number_hint(value) or "write what was added since the last check-in as a plain number, such as 3"

    def formula(self, history: History) -> Formula | None:
        """What was added, against the way to go."""
        if self.baseline is None or self.target is None:
            return None
        terms = {"added": self._sum(history), "baseline": self.baseline, "target": self.target}
        pattern = "{added} / ({target} − {baseline})" if self.baseline else "{added} / {target}"
        return Formula("added / (target − baseline)" if self.baseline else "added / target", pattern, terms)

    def carried(self, history: History) -> "Mapping[str, Value]":
        """The running total as baseline; how far it is to go from there has to be chosen."""
        total = self.value(history)
        return {"target": None} if total == self.baseline else {"baseline": total, "target": None}

    def _sum(self, history: History) -> Decimal:
        return sum((self.read(value) or Decimal(0) for _, value in history.additions()), Decimal(0))
