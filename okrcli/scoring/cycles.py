"""Teams and cycles: groups of objectives, never mixed with another cycle's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.model.cycle import Cycle
from okrcli.model.plan import Plan
from okrcli.scoring.rollup import mean_score, part_of_objective
from okrcli.scoring.scorecard import HEALTHS, GroupScore, Health, ObjectiveScore


class CurrentCycles(NamedTuple):
    """The cycles to show where none is asked for.

    Attributes:
        cycles: from the earliest start, longest first; empty only for a plan without objectives.
        holds: whether they hold today; False where none does and the latest one stands in.
    """

    cycles: tuple[Cycle, ...]
    holds: bool


def current_cycles(plan: Plan, today: date) -> CurrentCycles:
    """All cycles of the plan's objectives that hold today.

    Where none does: the one that ended last (of several the one that began last), and before any has begun, the one
    that begins next.
    """
    known = _ordered({each.cycle for each in plan.objectives})
    holding = tuple(cycle for cycle in known if cycle.window.start <= today <= cycle.window.due)
    if holding:
        return CurrentCycles(holding, True)
    over = [cycle for cycle in known if cycle.window.due < today]
    return CurrentCycles(
        (max(over, key=lambda cycle: (cycle.window.due, cycle.window.start)),) if over else tuple(known[:1]), False
    )


def group_cycles(objectives: Sequence[ObjectiveScore], today: date) -> tuple[GroupScore, ...]:
    """Each cycle as a whole, from the earliest start, longest first."""
    groups: dict[Cycle, list[ObjectiveScore]] = {}
    for each in objectives:
        groups.setdefault(each.planned.cycle, []).append(each)
    return tuple(_group(cycle, None, groups[cycle], today) for cycle in _ordered(groups))


def group_teams(objectives: Sequence[ObjectiveScore], today: date) -> tuple[GroupScore, ...]:
    """Each team in each cycle: by cycle as above, then by name."""
    groups: dict[Cycle, dict[str, list[ObjectiveScore]]] = {}
    for each in objectives:
        groups.setdefault(each.planned.cycle, {}).setdefault(each.planned.team, []).append(each)
    return tuple(
        _group(cycle, team, groups[cycle][team], today) for cycle in _ordered(groups) for team in sorted(groups[cycle])
    )


def _ordered(cycles: Iterable[Cycle]) -> list[Cycle]:
    return sorted(cycles, key=lambda cycle: (cycle.window.start, -cycle.length, cycle.name))


def _group(cycle: Cycle, team: str | None, objectives: Sequence[ObjectiveScore], today: date) -> GroupScore:
    health: dict[Health, int] = dict.fromkeys(HEALTHS, 0)
    for objective in objectives:
        for key_result in objective.key_results:
            health[key_result.health] += 1
    score = mean_score([part_of_objective(each) for each in objectives])
    return GroupScore(cycle, team, cycle.window.elapsed(today), score, health)
