"""Which goals stand: still being worked for, and no drafts; and which of them stand side by side."""

from __future__ import annotations

from okrcli.check.rule import Context
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedKeyResult, PlannedObjective
from okrcli.workspace import Workspace


def stands(objective: PlannedObjective) -> bool:
    """Whether an objective is neither given up nor closed, and no draft."""
    return objective.closed is None and objective.objective.dropped is None and objective.cycle.name != BACKLOG


def key_result_stands(planned: PlannedKeyResult, context: Context) -> bool:
    """The same for a key result, which does not outlive its objective."""
    return planned.key_result.dropped is None and (context.objective is None or stands(context.objective))


def beside(objective: PlannedObjective, context: Context) -> tuple[PlannedObjective, ...]:
    """The objectives that stand in the same team and cycle, itself among them, in order of file and place."""
    return context.once(_by_team).get((objective.team, objective.cycle.name), ())


def _by_team(workspace: Workspace) -> dict[tuple[str, str], tuple[PlannedObjective, ...]]:
    found: dict[tuple[str, str], list[PlannedObjective]] = {}
    for each in workspace.plan.objectives:
        if stands(each):
            found.setdefault((each.team, each.cycle.name), []).append(each)
    return {key: tuple(group) for key, group in found.items()}
