"""Where everything stands: objectives and key results, value → target, and what needs a decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.page import Block, Edition, Paragraph, Report, Table
from okrcli.reports.notices import notices
from okrcli.reports.selection import Selection, select, settle
from okrcli.reports.status.board import board_of
from okrcli.reports.status.page import page
from okrcli.scoring import Scorecard
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
        return page(board_of(self.workspace, self.scorecard, self.edition, self.stands_in))

    def notices(self) -> tuple[Paragraph, ...]:
        """That another cycle stands in, and what was left out."""
        nothing = self.scorecard._replace(objectives=(), kpis=())
        board = board_of(self.workspace, nothing, self.edition, self.stands_in)
        return tuple(notices(board.stands_in, board.unread, board.entries))
