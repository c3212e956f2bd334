"""What the scoring says: frozen values for key results, objectives, teams, cycles and KPIs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from okrcli.model.checkin import Checkin
from okrcli.model.cycle import Cycle
from okrcli.model.history import History
from okrcli.model.kind import Goal
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.scoring.policy import ASPIRATIONAL, Bounds

Health = Literal["off-track", "missed", "stale", "no-data", "at-risk", "on-track", "upcoming", "done", "dropped"]
"""The state of a key result or objective; trouble first."""

HEALTHS: tuple[Health, ...] = (
    "off-track",
    "missed",
    "stale",
    "no-data",
    "at-risk",
    "on-track",
    "upcoming",
    "done",
    "dropped",
)
"""Every state, trouble first."""


class Reason(NamedTuple):
    """One clause of the rule of health that fired.

    Attributes:
        code: such as `trend`, `stale`, `contradiction`.
        values: its numbers, by name; shares as fractions of 1, days as whole numbers.
    """

    code: str
    values: Mapping[str, float | int | str | None]


class Forecast(NamedTuple):
    """Where it ends.

    Attributes:
        trend: raw progress at the due date if the pace so far holds; None where there is no pace to go by.
        likely: progress at the due date as it usually happens, 0 to 1.
        low: lower end of its 80 % band, 0 to 1.
        high: upper end, 0 to 1.
        chance: probability of reaching the success mark, 0 to 1.
        reaches_target: the day the goal is reached on trend, or None beyond the due date.
        needed_rate: how many times faster than so far to reach the success mark; None where there is no pace, or no
            time left.
        slope: the pace so far, in progress over the whole window; trend is p + (1 − place) · slope.
        place: the last check-in's place on the axis of the pace, 0 at the start and 1 at the due date.
    """

    trend: float | None = None
    likely: float | None = None
    low: float | None = None
    high: float | None = None
    chance: float | None = None
    reaches_target: date | None = None
    needed_rate: float | None = None
    slope: float | None = None
    place: float | None = None


class KeyResultScore(NamedTuple):
    """One key result on one day.

    Attributes:
        planned: the key result in its place.
        history: what is known of it today.
        goal: what it aims at.
        value: the level, total or count now, or None.
        progress: raw; None where it cannot be told.
        score: progress clamped to 0 … 1.
        expected: the progress expected today; None before its start.
        no_data: True where nothing was logged that counts.
        confidence: the last one stated, 0 to 1.
        falling: how far confidence fell with the last statement, or None.
        grade: what the review decided, 0 to 1.
        closed: True where the grade decides.
        health: its state.
        reasons: each clause that fired, the deciding one first.
        forecast: where it ends.
        last_checkin: the last one, or None.
        counts: whether it counts in the roll-up (not upcoming, not dropped, weight above 0).
        elapsed: the share of its window that is gone, 0 to 1.
        bounds: where yellow and green begin for its ambition; the second is its success mark.
    """

    planned: PlannedKeyResult
    history: History
    goal: Goal
    value: Decimal | None
    progress: float | None
    score: float | None
    expected: float | None
    no_data: bool
    confidence: float | None
    falling: float | None
    grade: float | None
    closed: bool
    health: Health
    reasons: tuple[Reason, ...]
    forecast: Forecast
    last_checkin: Checkin | None
    counts: bool
    elapsed: float = 0.0
    bounds: Bounds = ASPIRATIONAL


class ObjectiveScore(NamedTuple):
    """One objective on one day.

    Attributes:
        planned: the objective in its place.
        key_results: its key results, in file order.
        score: 0 to 1; None where nothing counts yet.
        trend: weighted mean of the clamped trends; None where there is none.
        health: its state.
        reasons: what decided it.
        closed: True where its file is closed.
        unmeasured: how many key results count as 0 for want of a number.
        counts: whether it counts in its team's score.
        elapsed: the share of its window that is gone, 0 to 1.
        bounds: where yellow and green begin for its ambition; the second is its success mark.
        contributors: references of the objectives it is made of, where it is made of contributors.
    """

    planned: PlannedObjective
    key_results: tuple[KeyResultScore, ...]
    score: float | None
    trend: float | None
    health: Health
    reasons: tuple[Reason, ...]
    closed: bool
    unmeasured: int
    counts: bool
    elapsed: float = 0.0
    bounds: Bounds = ASPIRATIONAL
    contributors: tuple[str, ...] = ()


class GroupScore(NamedTuple):
    """A team in a cycle, or a whole cycle.

    Attributes:
        cycle: the cycle.
        team: the team; None for the whole cycle.
        elapsed: the share of the cycle that is gone, 0 to 1.
        score: weighted mean over its objectives, or None.
        health: how many key results are in which state; every state is there.
    """

    cycle: Cycle
    team: str | None
    elapsed: float
    score: float | None
    health: Mapping[Health, int]


class KpiState(NamedTuple):
    """A KPI on one day.

    Attributes:
        planned: the KPI in its place.
        value: its last reading, or None.
        date: the day of that reading.
        in_band: whether it is healthy; None without a reading or a band.
    """

    planned: PlannedKpi
    value: Decimal | None
    date: date | None
    in_band: bool | None


class Scorecard(NamedTuple):
    """A whole plan on one day.

    Attributes:
        today: the day.
        policy: version of the formula.
        objectives: in the plan's order.
        teams: by cycle and team, in order.
        cycles: from the earliest start, longest first.
        kpis: in the plan's order.
    """

    today: date
    policy: int
    objectives: tuple[ObjectiveScore, ...]
    teams: tuple[GroupScore, ...]
    cycles: tuple[GroupScore, ...]
    kpis: tuple[KpiState, ...]
