"""Whose sources are to be asked, and about which days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from okrcli.edit.log import Subject, subject_of
from okrcli.errors import OkrError
from okrcli.model.checkin import Checkin
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.model.window import Window, period
from okrcli.scoring import Scorecard
from okrcli.scoring.turns import CADENCE, next_checkin
from okrcli.sources.span import ends
from okrcli.workspace.references import Target

BY = "sync"
"""Who logs what sources say."""


class NoSource(OkrError):
    """Something is named that has no source."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"{ref} has no `source:`")
        self.hint = "okr sync --list tells which types there are, and what to write"


class When(NamedTuple):
    """Which days are asked about.

    Attributes:
        today: the day of the run.
        first: the first day of a stretch of the past, or the one day; None is today.
        last: the last day of that stretch; None where only one day is meant.
        all: whether also what is not due is asked.
    """

    today: date
    first: date | None = None
    last: date | None = None
    all: bool = False


class Wanted(NamedTuple):
    """One value that is wanted.

    Attributes:
        subject: what it is logged for.
        written: the options of the source as they stand in the file.
        day: the day it is wanted for.
        since: the first day that no value covers yet.
        cycle: the days of the goal, or of the quarter for a KPI.
    """

    subject: Subject
    written: Mapping[str, Any]
    day: date
    since: date
    cycle: Window


def sourced(plan: Plan, named: Iterable[Target] | None) -> list[Subject]:
    """What has a source: in the whole plan, or among what is named.

    Args:
        plan: of the workspace.
        named: objectives stand for their key results, a key result for the KPI that feeds it; None is everything.

    Raises:
        NoSource: something is named that has none.
    """
    if named is None:
        return [subject_of(each) for each in measured(plan) if written(each)]
    found: dict[str, Subject] = {}
    for target in named:
        own = [each for each in _within(target) if written(each)]
        if not own:
            raise NoSource(target.ref)
        found |= {each.ref: subject_of(each) for each in own}
    return list(found.values())


def measured(plan: Plan) -> list[PlannedKeyResult | PlannedKpi]:
    """Every key result and KPI of a plan."""
    return [*(each for objective in plan.objectives for each in objective.key_results), *plan.kpis]


def written(target: PlannedKeyResult | PlannedKpi) -> Mapping[str, Any] | None:
    """The options of a source as they stand in the file; None where there is none."""
    return target.key_result.source if isinstance(target, PlannedKeyResult) else target.kpi.source


def wanted(plan: Plan, scorecard: Scorecard, subjects: Iterable[Subject], when: When) -> Iterator[Wanted]:
    """The values that are wanted of some subjects.

    Args:
        plan: of the workspace.
        scorecard: of all of it, on the day of the run.
        subjects: with a source.
        when: which days are asked about.
    """
    turns = {each.planned.ref: each for objective in scorecard.objectives for each in objective.key_results}
    closed = {each.file for each in plan.objectives if each.closed}
    for subject in subjects:
        planned = subject.key_result
        if planned is not None and planned.file in closed:
            continue
        if when.first is None and when.all:
            days = _past(plan, subject, when._replace(first=when.today))
        elif when.first is None:
            scored = turns.get(subject.ref)
            turn = next_checkin(scored, when.today) if scored else None if planned else _turn(plan, subject, when.today)
            days = [when.today] if turn is not None and turn <= when.today else []
        else:
            days = _past(plan, subject, when)
        yield from _asked(subject, days, plan.settings.first_month)


def values(subject: Subject) -> list[Checkin]:
    """The records of a subject that have a value, in order of their days."""
    return sorted((each for each in _records(subject) if each.value is not None), key=lambda each: each.date)


def _records(subject: Subject) -> tuple[Checkin, ...]:
    if subject.kpi is not None:
        return subject.kpi.kpi.readings
    return subject.key_result.key_result.checkins if subject.key_result else ()


def _within(target: Target) -> Iterator[PlannedKeyResult | PlannedKpi]:
    if isinstance(target, PlannedObjective):
        for each in target.key_results:
            yield from _within(each)
        return
    yield target
    if isinstance(target, PlannedKeyResult) and target.kpi is not None and not target.key_result.source:
        yield target.kpi


def _turn(plan: Plan, subject: Subject, today: date) -> date:
    """The day on which the next reading of a KPI is due."""
    known = [each.date for each in values(subject) if each.date <= today]
    return max(known) + timedelta(days=CADENCE[_cadence(plan, subject)]) if known else today


def _past(plan: Plan, subject: Subject, when: When) -> list[date]:
    assert when.first is not None, "a stretch of the past begins somewhere"
    planned = subject.key_result
    first, last = when.first, when.first if when.last is None else when.last
    if planned is not None:
        dropped = planned.key_result.dropped
        first, last = max(first, planned.window.start), min(last, planned.window.due)
        last = min(last, dropped.date - timedelta(days=1)) if dropped else last
    days = ends(first, last, _cadence(plan, subject), plan.settings.first_month)
    if when.all or when.last is None:
        return days
    known = [each.date for each in values(subject)]
    begins = [first, *(day + timedelta(days=1) for day in days)]
    return [day for day, begin in zip(days, begins, strict=False) if not any(begin <= each <= day for each in known)]


def _asked(subject: Subject, days: Iterable[date], first_month: int) -> Iterator[Wanted]:
    planned = subject.key_result
    target = planned or subject.kpi
    options = written(target) if target else None
    known = [each.date for each in values(subject)]
    before: date | None = None
    for day in days:
        cycle = planned.window if planned else period(day, "quarter", first_month)
        earlier = [each for each in (*known, before) if each is not None and each < day]
        since = max(max(earlier) + timedelta(days=1), cycle.start) if earlier else cycle.start
        for part in _parts(subject, options or {}, since, day, first_month):
            yield Wanted(subject, options or {}, part, since, cycle)
            since = part + timedelta(days=1)
        before = day


def _parts(subject: Subject, options: Mapping[str, Any], since: date, day: date, first_month: int) -> list[date]:
    """The days to ask for so that what was added is counted in its own week, month or quarter."""
    planned = subject.key_result
    per = planned.key_result.measure.goal().per if planned and subject.adds_up else None
    return [day] if per is None or "window" in options or since > day else ends(since, day, per, first_month)


def _cadence(plan: Plan, subject: Subject) -> str:
    if subject.key_result is not None:
        return subject.key_result.cadence
    return (subject.kpi.kpi.cadence if subject.kpi else None) or plan.settings.checkins.cadence
