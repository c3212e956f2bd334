"""The document of `okr timeline`."""

from datetime import date
from typing import Literal

from typing_extensions import TypedDict

from okrcli.reports.records import StepRecord
from okrcli.reports.records.recording import record_steps
from okrcli.scoring import Health, KeyResultScore, ObjectiveScore, Scorecard


class BarRecord(TypedDict):
    """An objective or a key result over the calendar; `objective` is the one that a key result belongs to."""

    ref: str
    kind: Literal["objective", "key_result"]
    title: str
    objective: str | None
    cycle: str
    start: date
    due: date
    score: float | None
    health: Health
    steps: list[StepRecord]


class TimelineData(TypedDict):
    """Goals over the calendar, each objective before its key results."""

    bars: list[BarRecord]


def timeline_data(scorecard: Scorecard) -> TimelineData:
    """The document's data."""
    bars: list[BarRecord] = []
    for each in scorecard.objectives:
        bars.append(_objective(each))
        bars += [_key_result(one, each) for one in each.key_results]
    return {"bars": bars}


def _objective(scored: ObjectiveScore) -> BarRecord:
    planned = scored.planned
    return {
        "ref": planned.ref,
        "kind": "objective",
        "title": planned.objective.title,
        "objective": None,
        "cycle": planned.cycle.name,
        "start": planned.window.start,
        "due": planned.window.due,
        "score": scored.score,
        "health": scored.health,
        "steps": [],
    }


def _key_result(scored: KeyResultScore, parent: ObjectiveScore) -> BarRecord:
    planned = scored.planned
    return {
        "ref": planned.ref,
        "kind": "key_result",
        "title": planned.key_result.title,
        "objective": parent.planned.ref,
        "cycle": parent.planned.cycle.name,
        "start": planned.window.start,
        "due": planned.window.due,
        "score": scored.score,
        "health": scored.health,
        "steps": record_steps(scored.goal.steps),
    }
