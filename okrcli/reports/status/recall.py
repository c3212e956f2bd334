"""The status of a large workspace from what is remembered of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from okrcli.page import Block, Edition, Paragraph, Report, Table
from okrcli.reports.notices import notices
from okrcli.reports.selection import Selection, settle_among, with_those_above
from okrcli.reports.status import StatusReport, build
from okrcli.reports.status.board import Board, select_kpis, select_lines
from okrcli.reports.status.memory import Memory
from okrcli.reports.status.page import page
from okrcli.scoring import score
from okrcli.scoring.policy import policy_of
from okrcli.workspace.opening import Opened
from okrcli.workspace.reading import name_of

if TYPE_CHECKING:
    from okrcli.reports.status.document import StatusData


def recall(memory: Memory, opened: Opened, today: date, selection: Selection) -> BoardReport | None:
    """The status of what is selected, from memory; None where memory does not tell.

    Args:
        memory: of the workspace on the day.
        opened: the workspace.
        today: the day.
        selection: without references.
    """
    settings = opened.settings
    settled = settle_among(memory.cycles, today, selection)
    if not set(settled.selection.cycle) <= set(memory.frame.covered):
        return None
    lines = memory.lines(settled.selection)
    marks = (one for each in lines for one in (each.marks, *(line.marks for line in each.key_results)))
    people = {owner for each in marks for owner in each.owners} if selection.owner else set()
    known = people.union(settings.people or ())
    if not known.issuperset(selection.owner) or not with_those_above(memory.teams).issuperset(selection.team):
        return None
    edition = Edition(name_of(settings, opened.root), today, policy_of(settings).version, settings.locale)
    objectives = select_lines(lines, settled.selection)
    kpis = select_kpis(memory.kpis(), settled.selection)
    anything = bool(memory.frame.cycles)
    board = Board(edition, objectives, kpis, settled.stands_in, memory.unread, memory.entries, anything)
    return BoardReport(board, lambda: _whole(opened, today, selection))


class BoardReport(Report):
    """The same from a board: what programs read is made from the files when it is asked for.

    Attributes:
        board: what is shown.
    """

    kind = "status"

    def __init__(self, board: Board, whole: Callable[[], StatusReport]) -> None:
        self.board = board
        self.edition = board.edition
        self._whole = whole

    def data(self) -> StatusData:
        """The `data` of the status document."""
        return self._whole().data()

    def table(self) -> Table:
        """A row for each key result."""
        return self._whole().table()

    def page(self) -> Iterator[Block]:
        """A section for each cycle, then the KPIs, then what needs a decision."""
        return page(self.board)

    def notices(self) -> tuple[Paragraph, ...]:
        """That another cycle stands in, and what was left out."""
        return tuple(notices(self.board.stands_in, self.board.unread, self.board.entries))

    def holds_any(self, states: Sequence[str]) -> bool:
        """Whether a key result that is shown is in one of these states."""
        return any(one.marks.health in states for each in self.board.objectives for one in each.key_results)


def _whole(opened: Opened, today: date, selection: Selection) -> StatusReport:
    workspace = opened.load()
    return build(workspace, score(workspace.plan, today), selection)
