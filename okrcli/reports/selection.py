"""What a report is to show: the same filters everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from okrcli.model.plan import Plan, PlannedObjective
from okrcli.scoring import HEALTHS, Health, KeyResultScore, KpiState, ObjectiveScore, Scorecard, current_cycles
from okrcli.scoring.cycles import group_cycles, group_teams

Sort = Literal["health", "progress", "due", "title", "owner"]
"""What comes first: trouble, the least progress, the nearest due date, or by letter."""


class Selection(NamedTuple):
    """Filters; an empty one lets everything through, several values in one mean any of them.

    Attributes:
        cycle: names of cycles.
        team: teams; one also stands for its sub-teams.
        owner: ids of people.
        tag: tags, of the objective or of the key result.
        health: states of key results.
        sort: the order; None is that of the files.
        refs: full references, such as `marketing/growth/sessions@2026-Q4`, `marketing/growth@2026-Q4` or `kpi/ctr`.
    """

    cycle: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    health: tuple[Health, ...] = ()
    sort: Sort | None = None
    refs: tuple[str, ...] = ()


class Settled(NamedTuple):
    """A selection that says which cycles it is of.

    Attributes:
        selection: with its cycles.
        stands_in: the cycle that is shown because none holds today; else None.
    """

    selection: Selection
    stands_in: str | None = None


def settle(plan: Plan, today: date, selection: Selection) -> Settled:
    """A selection with its cycles: all that hold today, or the nearest one, unless cycles or references tell."""
    if selection.cycle or selection.refs:
        return Settled(selection)
    current = current_cycles(plan, today)
    names = tuple(cycle.name for cycle in current.cycles)
    return Settled(selection._replace(cycle=names), names[0] if names and not current.holds else None)


def select(scorecard: Scorecard, selection: Selection) -> Scorecard:
    """What of a scorecard is selected, in the order that is asked for.

    A key result keeps its objective, and an objective its own score: filters hide, they change no number of an
    objective. The counts of states are of what is left.
    """
    kept = [chosen for each in scorecard.objectives if (chosen := _objective(each, selection)) is not None]
    if selection.sort is not None:
        kept = _sorted(kept, selection.sort)
    objectives = tuple(kept)
    return scorecard._replace(
        objectives=objectives,
        teams=group_teams(objectives, scorecard.today),
        cycles=group_cycles(objectives, scorecard.today),
        kpis=tuple(each for each in scorecard.kpis if _keeps_kpi(each, selection)),
    )


def narrow(plan: Plan, selection: Selection) -> Plan:
    """The part of a plan that a selection can show, with what contributes to it: the rest need not be scored."""
    kept = {each.ref for each in plan.objectives if _in_place(each, selection)}
    wanted = {ref for each in plan.objectives if each.ref in kept for ref in _contributed_to(each)}
    while wanted:
        more = [each for each in plan.objectives if each.ref not in kept and wanted.intersection(each.contributes_to)]
        kept.update(each.ref for each in more)
        wanted = {ref for each in more for ref in _contributed_to(each)}
    return plan._replace(objectives=tuple(each for each in plan.objectives if each.ref in kept))


def in_teams(team: str | None, wanted: Sequence[str]) -> bool:
    """Whether a team is one of those, or a sub-team of one.

    >>> in_teams("growth/seo", ["growth"]), in_teams("growth-lab", ["growth"])
    (True, False)
    """
    return not wanted or (team is not None and any(team == each or team.startswith(f"{each}/") for each in wanted))


def _in_place(planned: PlannedObjective, selection: Selection) -> bool:
    return (not selection.cycle or planned.cycle.name in selection.cycle) and in_teams(planned.team, selection.team)


def _contributed_to(planned: PlannedObjective) -> tuple[str, ...]:
    """What others must name to count in an objective: itself or its key results, where it is made of contributors."""
    if planned.objective.rollup != "contributors":
        return ()
    return (planned.ref, *(each.ref for each in planned.key_results))


def _objective(scored: ObjectiveScore, selection: Selection) -> ObjectiveScore | None:
    planned = scored.planned
    if not _in_place(planned, selection):
        return None
    whole = not selection.refs or planned.ref in selection.refs
    owned = not selection.owner or any(each in selection.owner for each in planned.objective.owner)
    tagged = not selection.tag or any(each in selection.tag for each in planned.objective.tags)
    if whole and owned and tagged and not selection.health:
        return scored
    kept = tuple(
        each
        for each in scored.key_results
        if (whole or each.planned.ref in selection.refs)
        and (owned or any(owner in selection.owner for owner in each.planned.owners))
        and (tagged or any(tag in selection.tag for tag in each.planned.key_result.tags))
        and (not selection.health or each.health in selection.health)
    )
    return scored._replace(key_results=kept) if kept else None


def _keeps_kpi(state: KpiState, selection: Selection) -> bool:
    planned = state.planned
    return (
        not selection.health
        and (not selection.refs or planned.ref in selection.refs)
        and in_teams(planned.team, selection.team)
        and (not selection.owner or any(owner in selection.owner for owner in planned.kpi.owner))
        and (not selection.tag or any(tag in selection.tag for tag in planned.kpi.tags))
    )


_Key = tuple[float | str, ...]


def _sorted(objectives: Sequence[ObjectiveScore], sort: Sort) -> list[ObjectiveScore]:
    of_key_result, of_objective = _KEYS[sort]
    inner = [each._replace(key_results=tuple(sorted(each.key_results, key=of_key_result))) for each in objectives]
    return sorted(inner, key=of_objective)


def _least(share: float | None) -> _Key:
    return (share is None, share or 0.0)


_KEYS: dict[Sort, tuple[Callable[[KeyResultScore], _Key], Callable[[ObjectiveScore], _Key]]] = {
    "health": (lambda each: (HEALTHS.index(each.health),), lambda each: (HEALTHS.index(each.health),)),
    "progress": (lambda each: _least(each.progress), lambda each: _least(each.score)),
    "due": (lambda each: (each.planned.window.due.toordinal(),), lambda each: (each.planned.window.due.toordinal(),)),
    "title": (
        lambda each: (each.planned.key_result.title.casefold(),),
        lambda each: (each.planned.objective.title.casefold(),),
    ),
    "owner": (
        lambda each: each.planned.owners or ("\uffff",),
        lambda each: each.planned.objective.owner or ("\uffff",),
    ),
}
