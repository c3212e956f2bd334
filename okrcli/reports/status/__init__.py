"""Where everything stands: objectives and key results, value → target, and what needs a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from okrcli.page import Block, Cell, Edition, Heading, Paragraph, Report, Table
from okrcli.reports.scoreboard import kpi_table, scoreboard, tallies
from okrcli.reports.selection import Selection, select, settle
from okrcli.reports.status.decisions import decisions, example
from okrcli.scoring import GroupScore, KpiState, ObjectiveScore, Scorecard
from okrcli.scoring.readings import Readings
from okrcli.wording.plurals import counted
from okrcli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.reports.status.document import StatusData


def build(workspace: Workspace, scorecard: Scorecard, selection: Selection) -> StatusReport:
    """The status of what is selected, in the cycles that hold today unless the selection names others."""
    settled = settle(workspace.plan, scorecard.today, selection)
    return StatusReport(workspace, select(scorecard, settled.selection), settled.stands_in)


class StatusReport(Report):
    """Where everything stands on a day.

    Attributes:
        workspace: of which workspace.
        scorecard: what is shown.
        stands_in: the cycle that is shown because none holds today; else None.
    """

    kind = "status"

    def __init__(self, workspace: Workspace, scorecard: Scorecard, stands_in: str | None = None) -> None:
        self.workspace = workspace
        self.scorecard = scorecard
        self.stands_in = stands_in
        locale = workspace.plan.settings.locale
        self.edition = Edition(workspace.name, scorecard.today, scorecard.policy, locale)

    def data(self) -> StatusData:
        """The `data` of the status document."""
        from okrcli.reports.status.document import status_data

        return status_data(self.workspace, self.scorecard)

    def table(self) -> Table:
        """A row for each key result."""
        from okrcli.reports.spreadsheet import key_results_table

        return key_results_table(self.scorecard.objectives)

    def page(self) -> Iterator[Block]:
        """A section for each cycle, then the KPIs, then what needs a decision."""
        yield from self._cycles()
        yield from self._kpis()
        yield from self._close()

    def notices(self) -> tuple[Paragraph, ...]:
        """That another cycle stands in, and what was left out."""
        return tuple(_notices(self.workspace, self.stands_in))

    def _cycles(self) -> Iterator[Block]:
        sections = _sections(self.scorecard)
        for index, cycle in enumerate(self.scorecard.cycles):
            name = Cell(cycle.cycle.name, "text")
            gone: tuple[Cell | str, ...] = (" · ", Cell(cycle.elapsed, "share"), " gone")
            today = Cell(self.edition.today, "day")
            parts = (name, *gone) if index else (Cell(self.edition.workspace), " · ", name, " · ", today, *gone)
            yield Heading(1, parts, tallies(cycle.health))
            yield from self._teams(sections[cycle.cycle.name])
        if not self.scorecard.cycles:
            yield Heading(1, (Cell(self.edition.workspace), " · ", Cell(self.edition.today, "day")))

    def _teams(self, teams: Sequence[tuple[GroupScore, Sequence[ObjectiveScore]]]) -> Iterator[Block]:
        for index, (team, objectives) in enumerate(teams):
            if len(teams) > 1:
                yield Heading(2, (Cell(team.team),), (*tallies(team.health), Cell(team.score, "score", style="strong")))
            yield scoreboard(objectives, self.edition.today, titled=not index)

    def _kpis(self) -> Iterator[Block]:
        if self.scorecard.kpis:
            readings = Readings(self.edition.today)
            yield Heading(2, ("KPIs",))
            yield kpi_table(self.scorecard.kpis, lambda state: _values(readings, state), self.edition.today)

    def _close(self) -> Iterator[Block]:
        if self.scorecard.objectives:
            yield Paragraph(decisions(self.scorecard))
            first = example(self.scorecard)
            if first is not None:
                yield Paragraph(("okr show ", Cell(first), " tells why."), "dim", joined=True)
        elif self.workspace.plan.objectives:
            yield Paragraph(("No objective fits what was asked for.",))
        else:
            yield Paragraph(("There are no objectives in this workspace yet.",))


def _sections(scorecard: Scorecard) -> dict[str, list[tuple[GroupScore, list[ObjectiveScore]]]]:
    """By cycle, the teams with their objectives."""
    by_team: dict[tuple[str, str | None], list[ObjectiveScore]] = {}
    for each in scorecard.objectives:
        by_team.setdefault((each.planned.cycle.name, each.planned.team), []).append(each)
    sections: dict[str, list[tuple[GroupScore, list[ObjectiveScore]]]] = {}
    for team in scorecard.teams:
        sections.setdefault(team.cycle.name, []).append((team, by_team[team.cycle.name, team.team]))
    return sections


def _values(readings: Readings, state: KpiState) -> list[float]:
    return [float(each.value) for each in readings.of(state.planned)]


def _notices(workspace: Workspace, stands_in: str | None) -> Iterator[Paragraph]:
    if stands_in is not None:
        yield Paragraph(("No cycle holds today; this is ", Cell(stands_in), ". --cycle chooses another."))
    unread, problems = workspace.unread, workspace.problems
    entries = [each for each in problems if each.file not in unread and each.severity in (None, "error")]
    if unread or entries:
        yield Paragraph((f"{_left_out(unread, len(entries))}. okr check tells why.",), joined=True)


def _left_out(unread: Sequence[str], entries: int) -> str:
    said = [counted(len(unread), "file does not parse", "files do not parse")] if unread else []
    if entries:
        said.append(counted(entries, "entry is not valid", "entries are not valid"))
    return f"Left out: {' and '.join(said)}"
