"""What logging does to scores, told before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from okrcli.edit.log.batch import Batch, Logged
from okrcli.edit.log.subject import Subject
from okrcli.errors import OkrError
from okrcli.model.plan import Plan
from okrcli.problem import Problem
from okrcli.scoring import KeyResultScore, KpiState, score
from okrcli.scoring.readings import Readings
from okrcli.workspace import Workspace
from okrcli.workspace.reading import assemble

State = KeyResultScore | KpiState
"""Where a key result or a KPI stands."""


class WouldBreak(OkrError):
    """The change would leave a key result or KPI invalid."""

    def __init__(self, ref: str, problem: Problem | None) -> None:
        said = f": {problem.message}" if problem else ""
        super().__init__(f"with this change {ref} would not be valid any more{said}")
        self.hint = (problem.hint if problem else None) or "nothing was written; okr check says more"


class Effect(NamedTuple):
    """A key result or KPI before and after.

    Attributes:
        logged: what was logged for it, in order.
        before: where it stood.
        after: where it stands now.
    """

    logged: tuple[Logged, ...]
    before: State
    after: State


def effects(workspace: Workspace, batch: Batch, today: date) -> tuple[Effect, ...]:
    """What a batch does, for each key result or KPI once; only the files that they depend on are read again.

    Args:
        workspace: before it.
        batch: not written yet.
        today: the day of the scores; the last day that is logged, where that is later.

    Raises:
        WouldBreak: after the change something would not be there any more.
    """
    grouped: dict[str, list[Logged]] = {}
    for each in batch.logged:
        grouped.setdefault(each.subject.ref, []).append(each)
    subjects = [group[0].subject for group in grouped.values()]
    after = {edit.file: edit.after for edit in batch.changes.edits}
    files = dict.fromkeys(file for each in subjects for file in _files(each))
    contents = [(file, after.get(file) or workspace.document(file).raw) for file in files]
    changed = assemble(workspace.root, b"", workspace.plan.settings, [], contents, dict(contents))
    day = max(today, *(each.entry.date for each in batch.logged))
    was, will = _states(workspace.plan, subjects, day), _states(changed.plan, subjects, day)
    for ref in grouped:
        if ref not in will:
            raise WouldBreak(ref, next(_new(workspace, changed), None))
    return tuple(Effect(tuple(group), was[ref], will[ref]) for ref, group in grouped.items())


def _files(subject: Subject) -> Iterator[str]:
    yield subject.records[0]
    planned = subject.key_result
    if planned is not None:
        yield planned.file
        yield from (kpi.file for kpi in (planned.kpi, *planned.guardrails) if kpi is not None)


def _states(plan: Plan, subjects: Iterable[Subject], today: date) -> dict[str, State]:
    """The states of some key results and KPIs, without scoring the objectives of others."""
    wanted = {subject.ref for subject in subjects}
    goals = [
        each for each in (*plan.objectives, *plan.drafts) if any(inner.ref in wanted for inner in each.key_results)
    ]
    scorecard = score(plan._replace(objectives=tuple(goals), drafts=(), kpis=()), today)
    states: dict[str, State] = {
        each.planned.ref: each for objective in scorecard.objectives for each in objective.key_results
    }
    readings = Readings(today)
    return states | {kpi.ref: readings.state(kpi) for kpi in plan.kpis if kpi.ref in wanted}


def _new(workspace: Workspace, changed: Workspace) -> Iterator[Problem]:
    known = {(problem.file, problem.message) for problem in workspace.problems}
    return (problem for problem in changed.problems if (problem.file, problem.message) not in known)
