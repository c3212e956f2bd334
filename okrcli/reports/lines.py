"""What a list of objectives and key results tells of each, and no more: little enough to be remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal, NamedTuple, TypeVar

from okrcli.scoring import KeyResultScore, KpiState, ObjectiveScore
from okrcli.scoring.cycles import Member, member_of
from okrcli.scoring.scorecard import HEALTHS, Health
from okrcli.wording.goals import Standing

Sort = Literal["health", "progress", "due", "title", "owner"]
"""What comes first: trouble, the least progress, the nearest due date, or by letter."""


class Marks(NamedTuple):
    """An objective, a key result or a KPI, as far as a selection looks at it.

    Attributes:
        ref: its reference in full.
        title: its title.
        owners: ids of people.
        tags: slugs.
        health: its state.
        share: the progress of a key result, the score of an objective; None where there is none.
        due: its last day.
    """

    ref: str
    title: str
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    health: Health
    share: float | None
    due: date


class Filters(NamedTuple):
    """What marks must have; an empty filter lets everything through, several values in one mean any of them.

    Attributes:
        owner: ids of people.
        tag: slugs.
        health: states of key results.
        refs: references in full.
    """

    owner: tuple[str, ...]
    tag: tuple[str, ...]
    health: tuple[Health, ...]
    refs: tuple[str, ...]


SETTLED: tuple[Health, ...] = ("missed", "upcoming", "done", "dropped")
"""States of which no forecast tells anything."""


class KeyResultLine(NamedTuple):
    """A key result in a list.

    Attributes:
        marks: what filters and orders go by; its share is the raw progress.
        id: its id.
        standing: where it stands, against its goal.
        expected: the progress expected today, or None.
        no_data: whether nothing was logged that counts.
        confidence: the last one stated, or None.
        before: the one stated before it, or None.
        likely: where it is likely to end, or None where nothing tells or matters.
        spread: half the width of the band around it.
        silent: for how many days nothing was logged, where that is too long; else None.
        logged: the day of the last check-in that counts, or None.
        contradicts: whether its owner contradicts its trend.
        course: gives its progress after each day with a check-in.
    """

    marks: Marks
    id: str
    standing: Standing
    expected: float | None
    no_data: bool
    confidence: float | None
    before: float | None
    likely: float | None
    spread: float | None
    silent: int | None
    logged: date | None
    contradicts: bool
    course: Callable[[], Sequence[float]]


class ObjectiveLine(NamedTuple):
    """An objective in a list, with its key results.

    Attributes:
        marks: what filters and orders go by; its share is the score.
        id: its id.
        member: what it adds to its team and cycle, before any filter.
        committed: whether all of it is promised.
        made_of: how many objectives it is made of; 0 where it is made of its key results.
        own_due: whether its window is another than its cycle's.
        unmeasured: how many key results count as 0 for want of a number.
        silent: for how many days nothing was logged, where that is too long; else None.
        key_results: in file order.
    """

    marks: Marks
    id: str
    member: Member
    committed: bool
    made_of: int
    own_due: bool
    unmeasured: int
    silent: int | None
    key_results: tuple[KeyResultLine, ...]


class KpiLine(NamedTuple):
    """A KPI in a list.

    Attributes:
        ref: `kpi/id`.
        id: its id.
        title: its title.
        unit: of its readings, or None.
        owners: ids of people.
        tags: slugs.
        team: the team of its file, or None.
        value: its last reading, or None.
        day: the day of that reading.
        state: the name of its state.
        healthy: the lowest and the highest healthy level, where such are given.
        course: gives its readings.
    """

    ref: str
    id: str
    title: str
    unit: str | None
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    team: str | None
    value: Decimal | None
    day: date | None
    state: str
    healthy: tuple[Decimal | None, Decimal | None] | None
    course: Callable[[], Sequence[float]]


def objective_line(scored: ObjectiveScore) -> ObjectiveLine:
    """The line of an objective."""
    planned = scored.planned
    return ObjectiveLine(
        marks_of_objective(scored),
        planned.objective.id,
        member_of(scored),
        planned.objective.ambition == "committed",
        len(scored.contributors),
        planned.window != planned.cycle.window,
        scored.unmeasured,
        days_silent(scored),
        tuple(map(key_result_line, scored.key_results)),
    )


def key_result_line(scored: KeyResultScore) -> KeyResultLine:
    """The line of a key result."""
    measure, history = scored.planned.key_result.measure, scored.history
    _, likely, low, high, *_ = scored.forecast
    told = likely is not None and low is not None and high is not None and scored.health not in SETTLED
    return KeyResultLine(
        marks_of_key_result(scored),
        scored.planned.key_result.id,
        standing_of(scored),
        scored.expected,
        scored.no_data,
        scored.confidence,
        None if scored.confidence is None else _confidence_before(scored),
        likely if told else None,
        # Half the width of the band: one of its ends may have been clamped, the other tells.
        max((likely or 0.0) - (low or 0.0), (high or 0.0) - (likely or 0.0)) if told else None,
        days_silent(scored),
        measure.logged(history),
        any(each.code == "contradiction" for each in scored.reasons),
        partial(_course, scored),
    )


def kpi_line(state: KpiState, readings: Callable[[], Sequence[float]]) -> KpiLine:
    """The line of a KPI.

    Args:
        state: the KPI on its day.
        readings: gives the values read of it, in order.
    """
    planned, kpi, healthy = state.planned, state.planned.kpi, state.planned.kpi.healthy
    return KpiLine(
        planned.ref,
        kpi.id,
        kpi.title,
        kpi.unit,
        kpi.owner,
        kpi.tags,
        planned.team,
        state.value,
        state.date,
        kpi_state(state),
        (healthy.min, healthy.max) if healthy else None,
        readings,
    )


def marks_of_objective(scored: ObjectiveScore) -> Marks:
    """What filters and orders go by; the share is the score."""
    planned, objective = scored.planned, scored.planned.objective
    due = planned.window.due
    return Marks(planned.ref, objective.title, objective.owner, objective.tags, scored.health, scored.score, due)


def marks_of_key_result(scored: KeyResultScore) -> Marks:
    """What filters and orders go by; the share is the raw progress."""
    planned, key_result = scored.planned, scored.planned.key_result
    due = planned.window.due
    return Marks(planned.ref, key_result.title, planned.owners, key_result.tags, scored.health, scored.progress, due)


def standing_of(scored: KeyResultScore) -> Standing:
    """Where a key result stands, against its goal."""
    return Standing(scored.value, scored.goal, scored.planned.key_result.measure.reads)


def days_silent(scored: KeyResultScore | ObjectiveScore) -> int | None:
    """For how many days nothing was logged, where that is too long; else None."""
    days = next((each.values.get("days") for each in scored.reasons if each.code == "stale"), None)
    return days if isinstance(days, int) else None


def kpi_state(state: KpiState) -> str:
    """The name of the state of a KPI."""
    if state.value is None:
        return "unread"
    return "unbounded" if state.in_band is None else "healthy" if state.in_band else "outside"


def _confidence_before(scored: KeyResultScore) -> float | None:
    stated = (each.confidence for each in reversed(scored.history.checkins) if each.confidence is not None)
    next(stated, None)
    before = next(stated, None)
    return None if before is None else float(before)


def _course(scored: KeyResultScore) -> list[float]:
    return [progress for _, progress in scored.planned.key_result.measure.trail(scored.history)]


def kept(objective: Marks, key_results: Sequence[Marks], filters: Filters) -> list[int]:
    """Which key results of an objective pass, by index: what fits the objective fits all of it, but for the state."""
    whole = not filters.refs or objective.ref in filters.refs
    owned = not filters.owner or _any(objective.owners, filters.owner)
    tagged = not filters.tag or _any(objective.tags, filters.tag)
    return [
        index
        for index, each in enumerate(key_results)
        if (whole or each.ref in filters.refs)
        and (owned or _any(each.owners, filters.owner))
        and (tagged or _any(each.tags, filters.tag))
        and (not filters.health or each.health in filters.health)
    ]


def fits(objective: Marks, filters: Filters) -> bool:
    """Whether an objective passes as a whole, with or without key results."""
    return (
        not filters.health
        and (not filters.refs or objective.ref in filters.refs)
        and (not filters.owner or _any(objective.owners, filters.owner))
        and (not filters.tag or _any(objective.tags, filters.tag))
    )


Thing = TypeVar("Thing")


def ordered(things: Sequence[Thing], marks: Callable[[Thing], Marks], sort: Sort | None) -> tuple[Thing, ...]:
    """Things in the order that is asked for; what is alike stays as it stood."""
    if sort is None:
        return tuple(things)
    key = _KEYS[sort]
    return tuple(sorted(things, key=lambda each: key(marks(each))))


_KEYS: dict[Sort, Callable[[Marks], tuple[float | str, ...]]] = {
    "health": lambda marks: (HEALTHS.index(marks.health),),
    "progress": lambda marks: (marks.share is None, marks.share or 0.0),
    "due": lambda marks: (marks.due.toordinal(),),
    "title": lambda marks: (marks.title.casefold(),),
    "owner": lambda marks: marks.owners or ("\uffff",),
}


def _any(has: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(each in wanted for each in has)
