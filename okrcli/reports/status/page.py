"""The page of a status, made from a board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.page import Block, Cell, Heading, Paragraph
from okrcli.reports.lines import ObjectiveLine
from okrcli.reports.scoreboard import kpi_table, scoreboard, tallies
from okrcli.reports.status.board import Board
from okrcli.reports.status.decisions import decisions, example, urgent
from okrcli.scoring import GroupScore
from okrcli.scoring.cycles import cycles_of, teams_of


def page(board: Board) -> Iterator[Block]:
    """A section for each cycle, then the KPIs, then what needs a decision."""
    yield from _cycles(board)
    if board.kpis:
        yield Heading(2, ("KPIs",))
        yield kpi_table(board.kpis, board.edition.today)
    yield from _close(board)


def _cycles(board: Board) -> Iterator[Block]:
    edition, grouped = board.edition, board.grouped()
    sections = _sections(board.objectives, teams_of(grouped, edition.today))
    cycles = cycles_of(grouped, edition.today)
    for index, cycle in enumerate(cycles):
        name = Cell(cycle.cycle.name, "text")
        gone: tuple[Cell | str, ...] = (" · ", Cell(cycle.elapsed, "share"), " gone")
        today = Cell(edition.today, "day")
        parts = (name, *gone) if index else (Cell(edition.workspace), " · ", name, " · ", today, *gone)
        yield Heading(1, parts, tallies(cycle.health))
        yield from _teams(board, sections[cycle.cycle.name])
    if not cycles:
        yield Heading(1, (Cell(edition.workspace), " · ", Cell(edition.today, "day")))


def _teams(board: Board, teams: Sequence[tuple[GroupScore, Sequence[ObjectiveLine]]]) -> Iterator[Block]:
    for index, (team, objectives) in enumerate(teams):
        if len(teams) > 1:
            yield Heading(2, (Cell(team.team),), (*tallies(team.health), Cell(team.score, "score", style="strong")))
        yield scoreboard(objectives, board.edition.today, titled=not index)


def _sections(
    objectives: Sequence[ObjectiveLine], teams: Sequence[GroupScore]
) -> dict[str, list[tuple[GroupScore, list[ObjectiveLine]]]]:
    """By cycle, the teams with their objectives."""
    by_team: dict[tuple[str, str | None], list[ObjectiveLine]] = {}
    for each in objectives:
        by_team.setdefault((each.member.cycle.name, each.member.team), []).append(each)
    sections: dict[str, list[tuple[GroupScore, list[ObjectiveLine]]]] = {}
    for team in teams:
        sections.setdefault(team.cycle.name, []).append((team, by_team[team.cycle.name, team.team]))
    return sections


def _close(board: Board) -> Iterator[Block]:
    if board.objectives:
        found = urgent(board.objectives)
        yield Paragraph(decisions(found))
        first = example(found, board.objectives)
        if first is not None:
            said = ("okr show ", Cell(first), " tells why; okr todo lists what is due from you.")
            yield Paragraph(said, "dim", joined=True)
    elif board.anything:
        yield Paragraph(("No objective fits what was asked for.",))
    else:
        yield Paragraph(("There are no objectives in this workspace yet.",))
