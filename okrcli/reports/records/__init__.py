"""The shapes that documents are made of, for programs: the same words in every document.

Shares are fractions of 1, days are dates, and numbers have the value that stands in the file. A value that there is
not is None, a list of nothing is empty, and no key is ever missing.
"""

from datetime import date
from typing import Literal

from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from okrcli.model.key_result import Ambition, Cadence
from okrcli.model.scalars import Number
from okrcli.scoring.scorecard import Health


class TeamRecord(TypedDict):
    """A team in a cycle."""

    team: str
    score: float | None
    health: dict[Health, int]


class CycleRecord(TypedDict):
    """A cycle, with the number of its key results in each state."""

    name: str
    start: date
    end: date
    elapsed: float
    score: float | None
    health: dict[Health, int]
    teams: list[TeamRecord]


class ReasonRecord(TypedDict):
    """A clause of the rule of health that fired."""

    code: str
    values: dict[str, float | int | str | None]
    text: str


class StepRecord(TypedDict):
    """A milestone."""

    id: str
    title: str | None
    weight: Number
    due: date | None
    done: date | None


class GoalRecord(TypedDict):
    """What a key result aims at; `target` is the level, also where a `change` was given."""

    baseline: Number | None
    target: Number | None
    change: str | None
    min: Number | None
    max: Number | None
    strict: bool | None
    hold: str | None
    per: str | None
    steps: list[StepRecord]


class ForecastRecord(TypedDict):
    """Where a key result ends."""

    trend: float | None
    likely: float | None
    low: float | None
    high: float | None
    chance: float | None
    reaches_target: date | None
    needed_rate: float | None
    slope: float | None
    place: float | None


class CheckinRecord(TypedDict):
    """A check-in; its value as a number: 1 is yes and 0 is no."""

    date: date
    value: Number | None
    confidence: Number | None
    note: str | None
    by: str | None


class DroppedRecord(TypedDict):
    """A goal given up."""

    date: date
    why: str


class KeyResultRecord(TypedDict):
    """A key result; `progress` is raw, `score` clamped to 0 … 1."""

    ref: str
    id: str
    title: str
    objective: str
    team: str
    cycle: str
    owners: list[str]
    kind: str
    unit: str | None
    weight: Number
    ambition: Ambition
    tags: list[str]
    start: date
    due: date
    elapsed: float
    cadence: Cadence
    goal: GoalRecord
    value: Number | None
    progress: float | None
    score: float | None
    expected: float | None
    no_data: bool
    confidence: float | None
    falling: float | None
    grade: float | None
    closed: bool
    counts: bool
    health: Health
    forecast: ForecastRecord
    reasons: list[ReasonRecord]
    last_checkin: CheckinRecord | None
    checkin_count: int
    guardrails: list[str]
    kpi: str | None
    carried_from: str | None
    dropped: DroppedRecord | None
    file: str
    line: int


class ObjectiveRecord(TypedDict):
    """An objective."""

    ref: str
    id: str
    cycle: str
    title: str
    why: str | None
    team: str
    owners: list[str]
    ambition: Ambition
    weight: Number
    tags: list[str]
    start: date
    due: date
    elapsed: float
    score: float | None
    trend: float | None
    health: Health
    reasons: list[ReasonRecord]
    closed: bool
    counts: bool
    unmeasured: int
    rollup: Literal["key_results", "contributors"]
    contributes_to: list[str]
    contributors: list[str]
    carried_from: str | None
    dropped: DroppedRecord | None
    file: str
    line: int
    key_results: list[KeyResultRecord]


class HealthyRecord(TypedDict):
    """The levels at which a KPI is healthy."""

    min: Number | None
    max: Number | None


class KpiRecord(TypedDict):
    """A KPI."""

    ref: str
    id: str
    title: str
    unit: str | None
    owners: list[str]
    team: str | None
    tags: list[str]
    value: Number | None
    date: date | None
    healthy: HealthyRecord
    in_band: bool | None
    reading_count: int
    file: str
    line: int


class ProblemRecord(TypedDict):
    """What is wrong with an entry that was left out."""

    code: str
    message: str
    hint: str | None
    ref: str | None
    line: int | None
    column: int | None


class LeftOutRecord(TypedDict):
    """A file of which something was left out."""

    file: str
    whole: bool
    problems: list[ProblemRecord]
