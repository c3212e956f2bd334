"""A key result: what every one has, around the kind that measures it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from okrcli.model.checkin import Checkin, Dropped, Move, PacePoint
from okrcli.model.history import History
from okrcli.model.kind import Fault
from okrcli.model.kinds import AnyKind
from okrcli.model.scalars import (
    Day,
    Id,
    Ids,
    Line,
    Listed,
    Owners,
    Share,
    Strict,
    Text,
    Weight,
    Word,
    describe,
    refusal,
)
from okrcli.model.window import Window

Ambition = Literal["committed", "aspirational"]
"""Whether all of it is promised, or most of it hoped for."""

Cadence = Literal["week", "two-weeks", "month", "quarter"]
"""How often a check-in is due."""


def _pace(value: object) -> object:
    if value in ("linear", "late") or isinstance(value, list | tuple):
        return value
    raise refusal("OKR102", f"{describe(value)} is not a pace", "write linear, late, or a list of {date, value}")


def _pace_tag(value: object) -> str:
    return "pace=plan" if isinstance(value, list | tuple) else "pace=word"


class KeyResult(Strict):
    """A measure of whether the objective is reached.

    The keys of its kind stand beside these in the file; here they are kept apart, in `measure`.
    """

    id: Id = Field(description="unique in its objective")
    title: Line = Field(description="one line that says what will be true")
    owner: Owners = Field((), description="a person id or a list of them; default: the objective's")
    weight: Weight = Field(
        Decimal(1), description="its share of the objective, relative to its siblings; 0 is informational"
    )
    ambition: Ambition | None = Field(None, description="default: the objective's")
    start: Day | None = Field(None, description="first day; default: the objective's")
    due: Day | None = Field(None, description="last day; default: the objective's")
    cadence: Cadence | None = Field(None, description="how often a check-in is due; default: the workspace's")
    tags: Ids = Field((), description="slugs to filter by")
    guardrails: Ids = Field((), description="ids of KPIs that must stay healthy meanwhile")
    source: dict[str, Any] | None = Field(None, description="where its value can be read")
    kpi: Id | None = Field(None, description="the KPI whose readings are its check-ins")
    pace: Annotated[
        Annotated[Literal["linear", "late"], Tag("pace=word")]
        | Annotated[tuple[PacePoint, ...], Field(strict=False), Tag("pace=plan")],
        Discriminator(_pace_tag),
        BeforeValidator(_pace),
    ] = Field("linear", description="where it should be when: linear, late, or the plan itself")
    checkins: Annotated[tuple[Checkin, ...], Field(strict=False), Listed] = Field((), description="what was logged")
    moves: Annotated[tuple[Move, ...], Field(strict=False), Listed] = Field((), description="moves of the goalpost")
    grade: Share | None = Field(None, description="what the review decided, 0 to 1")
    grade_note: Text | None = Field(None, description="why that grade")
    carried_from: Word | None = Field(None, description="the key result of an earlier cycle that this one goes on from")
    dropped: Dropped | None = Field(None, description="given up, when and why")
    meta: Any = Field(None, description="anything of your own")
    measure: AnyKind = Field(description="its kind, with the keys that only this kind has")

    @model_validator(mode="before")
    @classmethod
    def _apart(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        fields = cls.model_fields
        apart = {key: each for key, each in value.items() if key in fields and key != "measure"}
        apart["measure"] = {key: each for key, each in value.items() if key not in apart}
        return apart

    def pace_at(self, day: date, history: History) -> float:
        """The progress expected on a day if all goes to plan, 0 to 1, never falling.

        `linear` is the elapsed share t, `late` is t², a plan is piecewise linear from 0 at the start to 1 at the due
        date, unless the kind has a plan of its own.
        """
        own = self.measure.own_pace(day, history)
        if own is not None:
            return own
        elapsed = history.window.elapsed(day)
        if self.pace == "linear":
            return elapsed
        return elapsed * elapsed if self.pace == "late" else self._planned(elapsed, history)

    def expected(self, history: History) -> float:
        """The progress expected today."""
        own = self.measure.expected(history)
        return self.pace_at(history.today, history) if own is None else own

    def faults(self) -> Iterator[Fault]:
        """What is wrong between its keys, before its place in the plan is known."""
        measure = self.measure
        if self.kpi is not None and not measure.takes_kpi:
            hint = "remove `kpi`, or log its check-ins by hand: the readings of a KPI are levels"
            yield Fault("OKR108", "this kind of key result cannot be fed by a KPI", ("kpi",), hint, True)
        if isinstance(self.pace, tuple) and not measure.takes_plan:
            said = "this kind of key result cannot have a list as its pace"
            yield Fault("OKR108", said, ("pace",), "write linear or late", True)
        for index, checkin in enumerate(self.checkins):
            if checkin.value is None:
                if self.kpi is None and measure.takes_values:
                    at = ("checkins", index, "value")
                    yield Fault("OKR103", "the check-in has no value", at, measure.value_hint(checkin.value), True)
            elif measure.read(checkin.value) is None:
                said = f"{describe(checkin.value)} is not a value for this kind of key result"
                yield Fault("OKR102", said, ("checkins", index, "value"), measure.value_hint(checkin.value))
        yield from measure.faults()

    def plan_faults(self, window: Window) -> Iterator[Fault]:
        """What is wrong with its dates, now that its window is known."""
        yield from self.measure.plan_faults(window)
        if not isinstance(self.pace, tuple):
            return
        for index, point in enumerate(self.pace):
            if not window.start <= point.date <= window.due:
                said = f"{point.date} lies outside {window.start} to {window.due}"
                yield Fault("OKR107", said, ("pace", index, "date"), "choose a day in the window of the key result")
        ordered = sorted(self.pace, key=lambda point: point.date)
        shares = [share for point in ordered if (share := self.measure.share_of(point.value, None)) is not None]
        if any(later < earlier for earlier, later in pairwise([0.0, *shares, 1.0])):
            hint = "let the values go from the baseline to the target without turning back"
            yield Fault("OKR108", "the plan in `pace` does not rise from the baseline to the target", ("pace",), hint)

    def _planned(self, elapsed: float, history: History) -> float:
        points = [(0.0, 0.0), (1.0, 1.0)]
        for point in self.pace if isinstance(self.pace, tuple) else ():
            share, at = self.measure.share_of(point.value, history.baseline), history.window.elapsed(point.date)
            if share is not None and 0 < at < 1:
                points.append((at, share))
        for (left, low), (right, high) in pairwise(sorted(points)):
            if left <= elapsed <= right and right > left:
                return low + (high - low) * (elapsed - left) / (right - left)
        return elapsed
