"""Key results as cards in columns: by health, owner, team or ambition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.page import Block, Heading, Paragraph
from okrcli.reports.lanes import By, board, stacks
from okrcli.reports.overview import Overview
from okrcli.reports.selection import Selection
from okrcli.scoring import Scorecard
from okrcli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.reports.board.document import BoardData


def build(workspace: Workspace, scorecard: Scorecard, selection: Selection, by: By = "health") -> BoardReport:
    """The board of what is selected, in the cycles that hold today unless the selection names others."""
    return BoardReport(workspace, scorecard, selection, by)


class BoardReport(Overview):
    """Key results in columns, on a day.

    Attributes:
        by: what the columns are.
    """

    kind = "board"

    def __init__(self, workspace: Workspace, scorecard: Scorecard, selection: Selection, by: By) -> None:
        super().__init__(workspace, scorecard, selection)
        self.by: By = by

    def data(self) -> BoardData:
        """The `data` of the board document."""
        from okrcli.reports.board.document import board_data

        return board_data(self.by, stacks(self.scorecard, self.by))

    def page(self) -> Iterator[Block]:
        """One board."""
        yield Heading(1, self.title(f" · by {self.by}"))
        found = stacks(self.scorecard, self.by)
        yield board(found, self.by) if found else Paragraph(("There are no key results to show.",))
