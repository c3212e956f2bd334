"""All that the page of a status shows: made from scores, or remembered from an earlier run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from okrcli.page import Edition
from okrcli.reports.lines import KpiLine, ObjectiveLine, fits, kept, kpi_line, objective_line, ordered
from okrcli.reports.selection import Selection
from okrcli.scoring import KpiState, Scorecard
from okrcli.scoring.cycles import Grouped
from okrcli.scoring.readings import Readings
from okrcli.workspace.workspace import Workspace


class Board(NamedTuple):
    """What a page of status is made of.

    Attributes:
        edition: the workspace and the day.
        objectives: in the order they are shown in.
        kpis: in the order they are shown in.
        stands_in: the cycle that is shown because none holds today; else None.
        unread: how many files do not parse.
        entries: how many entries are not valid.
        anything: whether the workspace has objectives at all.
    """

    edition: Edition
    objectives: tuple[ObjectiveLine, ...]
    kpis: tuple[KpiLine, ...]
    stands_in: str | None
    unread: int
    entries: int
    anything: bool

    def grouped(self) -> Grouped:
        """The objectives with the states of their key results, for teams and cycles."""
        return [(each.member, [one.marks.health for one in each.key_results]) for each in self.objectives]


def board_of(workspace: Workspace, scorecard: Scorecard, edition: Edition, stands_in: str | None) -> Board:
    """The board of what is on a scorecard."""
    unread = set(workspace.unread)
    entries = [each for each in workspace.problems if each.file not in unread and each.severity in (None, "error")]
    return Board(
        edition,
        tuple(map(objective_line, scorecard.objectives)),
        kpi_lines(scorecard),
        stands_in,
        len(unread),
        len(entries),
        bool(workspace.plan.objectives),
    )


def kpi_lines(scorecard: Scorecard) -> tuple[KpiLine, ...]:
    """The lines of the KPIs on a scorecard."""
    readings = Readings(scorecard.today)
    return tuple(kpi_line(each, partial(_values, readings, each)) for each in scorecard.kpis)


def select_lines(objectives: Sequence[ObjectiveLine], selection: Selection) -> tuple[ObjectiveLine, ...]:
    """What of some lines is selected, in the order that is asked for; as `select` does with scores."""
    found = [chosen for each in objectives if (chosen := _chosen(each, selection)) is not None]
    if selection.sort is None:
        return tuple(found)
    inner = [
        each._replace(key_results=ordered(each.key_results, lambda line: line.marks, selection.sort)) for each in found
    ]
    return ordered(inner, lambda line: line.marks, selection.sort)


def select_kpis(kpis: Sequence[KpiLine], selection: Selection) -> tuple[KpiLine, ...]:
    """The KPIs that are selected; as `select` does with their states."""
    return tuple(each for each in kpis if selection.keeps_kpi(each.ref, each.team, each.owners, each.tags))


def _chosen(line: ObjectiveLine, selection: Selection) -> ObjectiveLine | None:
    member = line.member
    if not selection.holds(member.cycle.name, member.team):
        return None
    if fits(line.marks, selection.filters):
        return line
    left = kept(line.marks, [each.marks for each in line.key_results], selection.filters)
    return line._replace(key_results=tuple(line.key_results[index] for index in left)) if left else None


def _values(readings: Readings, state: KpiState) -> list[float]:
    return [float(each.value) for each in readings.of(state.planned)]
