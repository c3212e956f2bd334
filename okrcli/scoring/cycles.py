"""Teams and cycles: groups of objectives, never mixed with another cycle's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.model.cycle import Cycle
from okrcli.model.plan import Plan
from okrcli.scoring.rollup import weighted_mean
from okrcli.scoring.scorecard import HEALTHS, GroupScore, Health, ObjectiveScore


class CurrentCycles(NamedTuple):
    """The cycles to show where none is asked for.

    Attributes:
        cycles: from the earliest start, longest first; empty only for a plan without objectives.
        holds: whether they hold today; False where none does and the latest one stands in.
    """

    cycles: tuple[Cycle, ...]
    holds: bool


class Member(NamedTuple):
    """What an objective adds to its team and its cycle.

    Attributes:
        cycle: the cycle it is set for.
        team: the team that set it.
        score: 0 to 1, or None.
        weight: 0 or more, relative to its siblings.
        counts: whether it counts.
    """

    cycle: Cycle
    team: str
    score: float | None
    weight: float
    counts: bool


Grouped = Sequence[tuple[Member, Sequence[Health]]]
"""Objectives with the states of their key results."""


def current_cycles(plan: Plan, today: date) -> CurrentCycles:
    """All cycles of the plan's objectives that hold today, as `holding` tells."""
    return holding({each.cycle for each in plan.objectives}, today)


def holding(cycles: Iterable[Cycle], today: date) -> CurrentCycles:
    """Those cycles that hold today.

    Where none does: the one that ended last (of several the one that began last), and before any has begun, the one
    that begins next.
    """
    known = _ordered(cycles)
    now = tuple(cycle for cycle in known if cycle.window.start <= today <= cycle.window.due)
    if now:
        return CurrentCycles(now, True)
    over = [cycle for cycle in known if cycle.window.due < today]
    return CurrentCycles(
        (max(over, key=lambda cycle: (cycle.window.due, cycle.window.start)),) if over else tuple(known[:1]), False
    )


def member_of(scored: ObjectiveScore) -> Member:
    """What an objective adds to its team and its cycle."""
    planned = scored.planned
    return Member(planned.cycle, planned.team, scored.score, float(planned.objective.weight), scored.counts)


def group_cycles(objectives: Sequence[ObjectiveScore], today: date) -> tuple[GroupScore, ...]:
    """Each cycle as a whole, from the earliest start, longest first."""
    return cycles_of(grouped(objectives), today)


def group_teams(objectives: Sequence[ObjectiveScore], today: date) -> tuple[GroupScore, ...]:
    """Each team in each cycle: by cycle as above, then by name."""
    return teams_of(grouped(objectives), today)


def grouped(objectives: Sequence[ObjectiveScore]) -> Grouped:
    """Objectives with the states of those key results that are left of them."""
    return [(member_of(each), [one.health for one in each.key_results]) for each in objectives]


def cycles_of(members: Grouped, today: date) -> tuple[GroupScore, ...]:
    """Each cycle as a whole, from the earliest start, longest first."""
    groups: dict[Cycle, list[tuple[Member, Sequence[Health]]]] = {}
    for each in members:
        groups.setdefault(each[0].cycle, []).append(each)
    return tuple(_group(cycle, None, groups[cycle], today) for cycle in _ordered(groups))


def teams_of(members: Grouped, today: date) -> tuple[GroupScore, ...]:
    """Each team in each cycle: by cycle as above, then by name."""
    groups: dict[Cycle, dict[str, list[tuple[Member, Sequence[Health]]]]] = {}
    for each in members:
        groups.setdefault(each[0].cycle, {}).setdefault(each[0].team, []).append(each)
    return tuple(
        _group(cycle, team, groups[cycle][team], today) for cycle in _ordered(groups) for team in sorted(groups[cycle])
    )


def _ordered(cycles: Iterable[Cycle]) -> list[Cycle]:
    return sorted(cycles, key=lambda cycle: (cycle.window.start, -cycle.length, cycle.name))


def _group(cycle: Cycle, team: str | None, members: Grouped, today: date) -> GroupScore:
    health: dict[Health, int] = dict.fromkeys(HEALTHS, 0)
    for _, states in members:
        for state in states:
            health[state] += 1
    score = weighted_mean([(each.score, each.weight) for each, _ in members if each.counts and each.score is not None])
    return GroupScore(cycle, team, cycle.window.elapsed(today), score, health)
