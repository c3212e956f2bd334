"""What contributes to what, for the rules that look at both ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from okrcli.check.rule import Context
from okrcli.model.checkin import Dropped
from okrcli.model.plan import PlannedKeyResult, PlannedObjective
from okrcli.problem import Path
from okrcli.workspace import Workspace


class Served(NamedTuple):
    """Something that an objective contributes to.

    Attributes:
        ref: its reference.
        objective: it, or the objective around the key result that it is.
        dropped: how it was given up, or the objective around it.
        at: where the reference stands, by keys from the objective that contributes.
    """

    ref: str
    objective: PlannedObjective
    dropped: tuple[Dropped, ...]
    at: Path


def served(objective: PlannedObjective, context: Context) -> Iterator[Served]:
    """What an objective contributes to, as far as its references lead anywhere."""
    if not objective.contributes_to:
        return
    goals = context.once(_goals)
    for ref in objective.contributes_to:
        if ref in goals:
            around, key_result = goals[ref]
            dropped = (key_result.key_result.dropped if key_result else None, around.objective.dropped)
            yield Served(ref, around, tuple(filter(None, dropped)), _place(ref, objective))


def is_served(objective: PlannedObjective, context: Context) -> bool:
    """Whether anything contributes to an objective, or to one of its key results."""
    targets = context.once(_targets)
    return objective.ref in targets or any(each.ref in targets for each in objective.key_results)


def goals_around(objective: PlannedObjective, context: Context) -> tuple[PlannedObjective, ...]:
    """The live objectives of the shortest cycle around that of an objective; empty where there are none."""
    by_cycle = context.once(_live)
    around = [goals for goals in by_cycle.values() if goals[0].cycle.encloses(objective.cycle)]
    return min(around, key=lambda goals: goals[0].cycle.length, default=())


def _place(ref: str, objective: PlannedObjective) -> Path:
    """Where a reference stands: those that lead nowhere are written there too."""
    name = f"/{ref.partition('@')[0]}"
    for index, text in enumerate(objective.objective.contributes_to):
        if name.endswith(f"/{text.partition('@')[0]}"):
            return "contributes_to", index
    return ("contributes_to",)


def _goals(workspace: Workspace) -> dict[str, tuple[PlannedObjective, PlannedKeyResult | None]]:
    wanted = _targets(workspace)
    found: dict[str, tuple[PlannedObjective, PlannedKeyResult | None]] = {}
    for each in workspace.plan.objectives:
        if each.ref in wanted:
            found[each.ref] = each, None
        for planned in each.key_results:
            if planned.ref in wanted:
                found[planned.ref] = each, planned
    return found


def _targets(workspace: Workspace) -> frozenset[str]:
    return frozenset(ref for each in workspace.plan.objectives for ref in each.contributes_to)


def _live(workspace: Workspace) -> dict[str, tuple[PlannedObjective, ...]]:
    found: dict[str, list[PlannedObjective]] = {}
    for each in workspace.plan.objectives:
        if not each.closed and not each.objective.dropped:
            found.setdefault(each.cycle.name, []).append(each)
    return {name: tuple(goals) for name, goals in found.items()}
