"""From scores to the records of a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from okrcli.model.checkin import Checkin, Dropped, Step
from okrcli.model.kind import Goal, Kind
from okrcli.problem import Problem
from okrcli.reports.records import (
    CheckinRecord,
    CycleRecord,
    DroppedRecord,
    ForecastRecord,
    GoalRecord,
    KeyResultRecord,
    KpiRecord,
    LeftOutRecord,
    ObjectiveRecord,
    ProblemRecord,
    ReasonRecord,
    StepRecord,
    TeamRecord,
)
from okrcli.scoring import Forecast, GroupScore, Health, KeyResultScore, KpiState, ObjectiveScore, Reason, Scorecard
from okrcli.wording.locales import Locale
from okrcli.wording.reasons import reason


def record_cycles(scorecard: Scorecard) -> list[CycleRecord]:
    """Each cycle with its teams."""
    return [_cycle(each, [team for team in scorecard.teams if team.cycle == each.cycle]) for each in scorecard.cycles]


def record_objective(scored: ObjectiveScore, locale: Locale) -> ObjectiveRecord:
    """An objective with its key results; reasons are worded in a locale."""
    planned = scored.planned
    objective = planned.objective
    return {
        "ref": planned.ref,
        "id": objective.id,
        "cycle": planned.cycle.name,
        "title": objective.title,
        "why": objective.why,
        "team": planned.team,
        "owners": list(objective.owner),
        "ambition": objective.ambition,
        "weight": objective.weight,
        "tags": list(objective.tags),
        "start": planned.window.start,
        "due": planned.window.due,
        "elapsed": scored.elapsed,
        "score": scored.score,
        "trend": scored.trend,
        "health": scored.health,
        "reasons": record_reasons(scored.reasons, locale),
        "closed": scored.closed,
        "counts": scored.counts,
        "unmeasured": scored.unmeasured,
        "rollup": objective.rollup,
        "contributes_to": list(planned.contributes_to),
        "contributors": list(scored.contributors),
        "carried_from": objective.carried_from,
        "dropped": _dropped(objective.dropped, scored.health),
        "file": planned.file,
        "line": planned.line,
        "key_results": [record_key_result(each, scored, locale) for each in scored.key_results],
    }


def record_key_result(scored: KeyResultScore, parent: ObjectiveScore, locale: Locale) -> KeyResultRecord:
    """A key result in its objective; reasons are worded in a locale."""
    planned, window = scored.planned, scored.planned.window
    key_result = planned.key_result
    measure = key_result.measure
    return {
        "ref": planned.ref,
        "id": key_result.id,
        "title": key_result.title,
        "objective": parent.planned.ref,
        "team": parent.planned.team,
        "cycle": parent.planned.cycle.name,
        "owners": list(planned.owners),
        "kind": measure.name(),
        "unit": scored.goal.unit,
        "weight": key_result.weight,
        "ambition": planned.ambition,
        "tags": list(key_result.tags),
        "start": window.start,
        "due": window.due,
        "elapsed": scored.elapsed,
        "cadence": planned.cadence,
        "goal": _goal(scored.goal),
        "value": scored.value,
        "progress": scored.progress,
        "score": scored.score,
        "expected": scored.expected,
        "no_data": scored.no_data,
        "confidence": scored.confidence,
        "falling": scored.falling,
        "grade": scored.grade,
        "closed": scored.closed,
        "counts": scored.counts,
        "health": scored.health,
        "forecast": _forecast(scored.forecast),
        "reasons": record_reasons(scored.reasons, locale),
        "last_checkin": None if scored.last_checkin is None else record_checkin(scored.last_checkin, measure),
        "checkin_count": len(scored.history.checkins),
        "guardrails": [each.ref for each in planned.guardrails],
        "kpi": None if planned.kpi is None else planned.kpi.ref,
        "carried_from": key_result.carried_from,
        "dropped": _dropped(key_result.dropped, scored.health),
        "file": parent.planned.file,
        "line": planned.line,
    }


def record_checkin(checkin: Checkin, measure: Kind) -> CheckinRecord:
    """A check-in, its value read as its kind reads it."""
    return {
        "date": checkin.date,
        "value": measure.read(checkin.value),
        "confidence": checkin.confidence,
        "note": checkin.note,
        "by": checkin.by,
    }


def record_kpi(state: KpiState) -> KpiRecord:
    """A KPI with its last reading."""
    planned, kpi = state.planned, state.planned.kpi
    healthy = kpi.healthy
    return {
        "ref": planned.ref,
        "id": kpi.id,
        "title": kpi.title,
        "unit": kpi.unit,
        "owners": list(kpi.owner),
        "team": planned.team,
        "tags": list(kpi.tags),
        "value": state.value,
        "date": state.date,
        "healthy": {"min": healthy.min if healthy else None, "max": healthy.max if healthy else None},
        "in_band": state.in_band,
        "reading_count": len(kpi.readings),
        "file": planned.file,
        "line": planned.line,
    }


def record_left_out(
    problems: Sequence[Problem], unread: Sequence[str], locate: Callable[[Problem], Problem]
) -> list[LeftOutRecord]:
    """What was left out, by file.

    Args:
        problems: what is wrong, in order of file.
        unread: the files of which all was left out.
        locate: finds line and column of a problem.
    """
    files: dict[str, list[ProblemRecord]] = {file: [] for file in unread}
    for problem in problems:
        files.setdefault(problem.file, []).append(_problem(problem, locate))
    return [{"file": file, "whole": file in unread, "problems": files[file]} for file in sorted(files)]


def record_reasons(reasons: Sequence[Reason], locale: Locale) -> list[ReasonRecord]:
    """Clauses with their numbers and as sentences."""
    return [
        {"code": each.code, "values": dict(each.values), "text": reason(each.code, each.values, locale)}
        for each in reasons
    ]


def _cycle(group: GroupScore, teams: Sequence[GroupScore]) -> CycleRecord:
    return {
        "name": group.cycle.name,
        "start": group.cycle.window.start,
        "end": group.cycle.window.due,
        "elapsed": group.elapsed,
        "score": group.score,
        "health": dict(group.health),
        "teams": [_team(each) for each in teams],
    }


def _team(group: GroupScore) -> TeamRecord:
    return {"team": group.team or "", "score": group.score, "health": dict(group.health)}


def record_steps(steps: Sequence[Step]) -> list[StepRecord]:
    """Milestones."""
    return [
        {"id": step.id, "title": step.title, "weight": step.weight, "due": step.due, "done": step.done}
        for step in steps
    ]


def _goal(goal: Goal) -> GoalRecord:
    return {
        "baseline": goal.baseline,
        "target": goal.target,
        "change": goal.change,
        "min": goal.min,
        "max": goal.max,
        "strict": goal.strict,
        "hold": goal.hold,
        "per": goal.per,
        "steps": record_steps(goal.steps),
    }


def _forecast(forecast: Forecast) -> ForecastRecord:
    return {
        "trend": forecast.trend,
        "likely": forecast.likely,
        "low": forecast.low,
        "high": forecast.high,
        "chance": forecast.chance,
        "reaches_target": forecast.reaches_target,
        "needed_rate": forecast.needed_rate,
        "slope": forecast.slope,
        "place": forecast.place,
    }


def _dropped(dropped: Dropped | None, health: Health) -> DroppedRecord | None:
    # A drop dated after today has not happened yet: the state tells.
    return {"date": dropped.date, "why": dropped.why} if dropped is not None and health == "dropped" else None


def _problem(problem: Problem, locate: Callable[[Problem], Problem]) -> ProblemRecord:
    try:
        place = locate(problem).place
    except OSError:
        place = None
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "ref": problem.ref,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }
