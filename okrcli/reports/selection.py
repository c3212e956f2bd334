"""What a report is to show: the same filters everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.model.cycle import Cycle
from okrcli.model.plan import Plan, PlannedObjective
from okrcli.reports.lines import Filters, Sort, fits, kept, marks_of_key_result, marks_of_objective, ordered
from okrcli.scoring import Health, KpiState, ObjectiveScore, Scorecard
from okrcli.scoring.cycles import group_cycles, group_teams, holding

__all__ = ["Selection", "Settled", "Sort", "in_teams", "narrow", "select", "settle", "settle_among", "with_those_above"]


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

    @property
    def filters(self) -> Filters:
        """Those filters that look at each goal by itself."""
        return Filters(self.owner, self.tag, self.health, self.refs)

    def holds(self, cycle: str, team: str) -> bool:
        """Whether a team's objectives in a cycle are looked at."""
        return (not self.cycle or cycle in self.cycle) and in_teams(team, self.team)

    def keeps_kpi(self, ref: str, team: str | None, owners: Sequence[str], tags: Sequence[str]) -> bool:
        """Whether a KPI is shown."""
        return (
            not self.health
            and (not self.refs or ref in self.refs)
            and in_teams(team, self.team)
            and (not self.owner or any(owner in self.owner for owner in owners))
            and (not self.tag or any(tag in self.tag for tag in tags))
        )


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
    return settle_among((each.cycle for each in plan.objectives), today, selection)


def settle_among(cycles: Iterable[Cycle], today: date, selection: Selection) -> Settled:
    """As `settle`, among the cycles that there are objectives for."""
    if selection.cycle or selection.refs:
        return Settled(selection)
    current = holding(set(cycles), today)
    names = tuple(cycle.name for cycle in current.cycles)
    return Settled(selection._replace(cycle=names), names[0] if names and not current.holds else None)


def select(scorecard: Scorecard, selection: Selection) -> Scorecard:
    """What of a scorecard is selected, in the order that is asked for.

    A key result keeps its objective, and an objective its own score: filters hide, they change no number of an
    objective. The counts of states are of what is left.
    """
    found = [chosen for each in scorecard.objectives if (chosen := _objective(each, selection)) is not None]
    objectives = tuple(found) if selection.sort is None else _sorted(found, selection.sort)
    return scorecard._replace(
        objectives=objectives,
        teams=group_teams(objectives, scorecard.today),
        cycles=group_cycles(objectives, scorecard.today),
        kpis=tuple(each for each in scorecard.kpis if _keeps_kpi(each, selection)),
    )


def narrow(plan: Plan, selection: Selection) -> Plan:
    """The part of a plan that a selection can show, with what contributes to it: the rest need not be scored."""
    chosen = {each.ref for each in plan.objectives if selection.holds(each.cycle.name, each.team)}
    wanted = {ref for each in plan.objectives if each.ref in chosen for ref in _contributed_to(each)}
    while wanted:
        more = [each for each in plan.objectives if each.ref not in chosen and wanted.intersection(each.contributes_to)]
        chosen.update(each.ref for each in more)
        wanted = {ref for each in more for ref in _contributed_to(each)}
    return plan._replace(objectives=tuple(each for each in plan.objectives if each.ref in chosen))


def in_teams(team: str | None, wanted: Sequence[str]) -> bool:
    """Whether a team is one of those, or a sub-team of one.

    >>> in_teams("growth/seo", ["growth"]), in_teams("growth-lab", ["growth"])
    (True, False)
    """
    return not wanted or (team is not None and any(team == each or team.startswith(f"{each}/") for each in wanted))


def with_those_above(teams: Iterable[str]) -> set[str]:
    """Teams, and the teams that they are sub-teams of."""
    return {"/".join(team.split("/")[:end]) for team in teams for end in range(1, team.count("/") + 2)}


def _contributed_to(planned: PlannedObjective) -> tuple[str, ...]:
    """What others must name to count in an objective: itself or its key results, where it is made of contributors."""
    if planned.objective.rollup != "contributors":
        return ()
    return (planned.ref, *(each.ref for each in planned.key_results))


def _objective(scored: ObjectiveScore, selection: Selection) -> ObjectiveScore | None:
    if not selection.holds(scored.planned.cycle.name, scored.planned.team):
        return None
    filters = selection.filters
    if not any(filters):
        return scored
    marks = marks_of_objective(scored)
    if fits(marks, filters):
        return scored
    left = kept(marks, [marks_of_key_result(each) for each in scored.key_results], filters)
    return scored._replace(key_results=tuple(scored.key_results[index] for index in left)) if left else None


def _keeps_kpi(state: KpiState, selection: Selection) -> bool:
    planned = state.planned
    return selection.keeps_kpi(planned.ref, planned.team, planned.kpi.owner, planned.kpi.tags)


def _sorted(objectives: Sequence[ObjectiveScore], sort: Sort) -> tuple[ObjectiveScore, ...]:
    inner = [each._replace(key_results=ordered(each.key_results, marks_of_key_result, sort)) for each in objectives]
    return ordered(inner, marks_of_objective, sort)
