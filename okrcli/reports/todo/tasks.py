"""The things to do, from a scorecard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, get_args

from okrcli.reports.scoreboard import days_silent
from okrcli.scoring import Health, KeyResultScore, ObjectiveScore, Scorecard
from okrcli.scoring.turns import next_checkin
from okrcli.wording.plurals import counted
from okrcli.wording.shares import percent

Code = Literal["stale", "check-in", "no-owner", "placeholder", "off-track", "due-soon"]
"""Why something is to be done, the most urgent first."""

_SOON = 14
_OVER = ("done", "missed", "dropped")


class Task(NamedTuple):
    """One thing to do about one goal.

    Attributes:
        code: why.
        text: the same in words.
        ref: the objective or key result.
        title: its title.
        owners: whose it is; empty where it is nobody's.
        health: its state.
        command: what settles it.
        due: its due date.
    """

    code: Code
    text: str
    ref: str
    title: str
    owners: tuple[str, ...]
    health: Health
    command: str
    due: date


def tasks(scorecard: Scorecard, owner: str | None) -> tuple[Task, ...]:
    """What is due from somebody, the most urgent first, of what is equally urgent the sooner due.

    Args:
        scorecard: what is looked at.
        owner: whose; what has no owner is everybody's. None is everybody.
    """
    names = _short_names(scorecard)
    found = [
        task
        for objective in scorecard.objectives
        if not objective.closed
        for task in _of_objective(objective, scorecard.today, names)
    ]
    order = get_args(Code)
    mine = [task for task in found if owner is None or not task.owners or owner in task.owners]
    return tuple(sorted(mine, key=lambda task: (order.index(task.code), task.due)))


def _short_names(scorecard: Scorecard) -> dict[str, str]:
    """The shortest reference that tells each key result from the others."""
    ids = [each.planned.key_result.id for objective in scorecard.objectives for each in objective.key_results]
    ids += [each.planned.objective.id for each in scorecard.objectives]
    every = [each.planned for objective in scorecard.objectives for each in objective.key_results]
    return {each.ref: each.key_result.id if ids.count(each.key_result.id) == 1 else each.ref for each in every}


def _of_objective(scored: ObjectiveScore, today: date, names: dict[str, str]) -> Iterator[Task]:
    planned = scored.planned
    objective = planned.objective
    if not objective.owner and scored.health not in _OVER:
        ref = planned.ref
        yield Task(
            "no-owner", "has no owner", ref, objective.title, (), scored.health, f"okr edit {ref}", planned.window.due
        )
    for each in scored.key_results:
        if each.health not in _OVER:
            yield from _of_key_result(each, today, names[each.planned.ref])


def _of_key_result(scored: KeyResultScore, today: date, name: str) -> Iterator[Task]:
    planned = scored.planned
    due = planned.window.due

    def task(code: Code, text: str, command: str) -> Task:
        title = planned.key_result.title
        return Task(code, text, planned.ref, title, planned.owners, scored.health, command, due)

    log = f"okr update {name} {'STEP' if planned.key_result.measure.reads == 'steps' else 'VALUE'}"
    turn = next_checkin(scored, today)
    silent = days_silent(scored)
    missing = planned.key_result.measure.placeholders(scored.history.baseline)
    if silent is not None:
        yield task("stale", f"no check-in for {counted(silent, 'day')}", log)
    elif turn is not None and turn <= today and not missing:
        yield task("check-in", "a check-in is due", log)
    if missing:
        yield task("placeholder", f"no {' and no '.join(missing)}", f"okr edit {name}")
    last = scored.last_checkin
    if scored.health == "off-track" and (last is None or not last.note):
        yield task("off-track", "off track, and no note says why", f"{log} --note WHY")
    left = (due - today).days
    if 0 <= left <= _SOON and scored.health != "upcoming" and (scored.score or 0.0) < 1.0:
        reached = "" if scored.progress is None else f", {percent(scored.progress)} of the way"
        when = f"in {counted(left, 'day')}" if left else "today"
        yield task("due-soon", f"due {when}{reached}", log)
