"""Objectives, KPIs and the file they stand in."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from okrcli.model.checkin import Checkin, Dropped
from okrcli.model.key_result import Ambition, Cadence, KeyResult
from okrcli.model.kind import Fault
from okrcli.model.scalars import (
    Day,
    Id,
    Ids,
    Line,
    Listed,
    Number,
    Owners,
    Share,
    Strict,
    Team,
    Text,
    Weight,
    Word,
    Words,
    describe,
    number_hint,
)


class Objective(Strict):
    """What a team wants to reach in a cycle."""

    id: Id = Field(description="unique in its team and cycle")
    title: Line = Field(description="one line that says where you want to be")
    owner: Owners = Field((), description="a person id or a list of them")
    why: Text | None = Field(None, description="the reason, in Markdown")
    ambition: Ambition = Field("aspirational", description="whether all of it is promised, or most of it hoped for")
    weight: Weight = Field(Decimal(1), description="its share of the team's score, relative to its siblings")
    start: Day | None = Field(None, description="first day; default: the cycle's")
    due: Day | None = Field(None, description="last day; default: the cycle's")
    contributes_to: Words = Field((), description="references to the objectives or key results it serves")
    rollup: Literal["key_results", "contributors"] = Field(
        "key_results", description="what its score is made of: its own key results, or what contributes to it"
    )
    tags: Ids = Field((), description="slugs to filter by")
    carried_from: Word | None = Field(None, description="the objective of an earlier cycle that this one goes on from")
    dropped: Dropped | None = Field(None, description="given up, when and why")
    key_results: Annotated[tuple[KeyResult, ...], Field(strict=False), Listed] = Field(
        description="three to five measures of whether it is reached"
    )
    meta: Any = Field(None, description="anything of your own")


class Band(Strict):
    """The levels at which a KPI is healthy, both ends included."""

    min: Number | None = Field(None, description="the lowest healthy level")
    max: Number | None = Field(None, description="the highest healthy level")


class Kpi(Strict):
    """An indicator that outlives cycles."""

    id: Id = Field(description="unique in the workspace")
    title: Line = Field(description="one line that says what is measured")
    unit: Line | None = Field(None, description='free text, "%", a currency such as USD, or s, min, h, d')
    owner: Owners = Field((), description="a person id or a list of them")
    cadence: Cadence | None = Field(None, description="how often a reading is due")
    healthy: Band | None = Field(None, description="the levels at which it is healthy")
    source: dict[str, Any] | None = Field(None, description="where its readings come from")
    readings: Annotated[tuple[Checkin, ...], Field(strict=False), Listed] = Field((), description="what was read")
    tags: Ids = Field((), description="slugs to filter by")
    meta: Any = Field(None, description="anything of your own")

    def faults(self) -> Iterator[Fault]:
        """Readings that are no levels, and a band turned inside out."""
        for index, reading in enumerate(self.readings):
            if isinstance(reading.value, Decimal):
                continue
            at = ("readings", index, "value")
            hint = number_hint(reading.value) or "write the level as a plain number, such as 2.1"
            if reading.value is None:
                yield Fault("OKR103", "the reading has no value", at, hint, True)
            else:
                yield Fault("OKR102", f"{describe(reading.value)} is not a level", at, hint)
        band = self.healthy
        if band is not None and band.min is not None and band.max is not None and band.min > band.max:
            said = f"`min` {band.min} lies above `max` {band.max}: nothing lies between"
            yield Fault("OKR108", said, ("healthy", "min"), "swap the two")


class Bands(Strict):
    """The bounds between red, yellow and green for each ambition, as `[lower, upper]`."""

    aspirational: Annotated[tuple[Share, Share], Field(strict=False)] = Field(
        (Decimal("0.4"), Decimal("0.7")), description="lower bound of yellow, lower bound of green"
    )
    committed: Annotated[tuple[Share, Share], Field(strict=False)] = Field(
        (Decimal("0.7"), Decimal(1)), description="lower bound of yellow, lower bound of green"
    )


class Closed(Strict):
    """The end of a cycle: the file is frozen and keeps the rules it was scored by."""

    date: Day = Field(description="the day of the close")
    policy: Number | None = Field(None, description="the version of the scoring policy")
    bands: Bands | None = Field(None, description="the bands at that time")


class OkrFile(Strict):
    """An OKR file: the objectives of a team for a cycle, or KPIs, or both."""

    cycle: Word | None = Field(
        None, description="such as 2026, 2026-H2, 2026-Q4, 2026-11, 2026-W07, a custom name, or backlog"
    )
    team: Team | None = Field(None, description="a slug, with / for sub-teams")
    objectives: Annotated[tuple[Objective, ...], Field(strict=False), Listed] = Field(
        (), description="what the team wants to reach"
    )
    kpis: Annotated[tuple[Kpi, ...], Field(strict=False), Listed] = Field(
        (), description="indicators that outlive cycles"
    )
    closed: Closed | None = Field(None, description="written at the close: the file is frozen")
    retrospective: Text | None = Field(None, description="what was learned and what to celebrate, in Markdown")
    meta: Any = Field(None, description="anything of your own")
