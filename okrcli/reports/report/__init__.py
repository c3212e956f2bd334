"""The review document: what we wanted, where it landed, what changed, what needs a decision, what was learned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from okrcli.page import Block
from okrcli.reports.overview import Overview
from okrcli.reports.report.changes import Before, Changes
from okrcli.reports.report.decisions import decisions
from okrcli.reports.report.past import past_cycles
from okrcli.reports.selection import Selection
from okrcli.scoring import Scorecard
from okrcli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.reports.report.document import ReportData

GroupBy = Literal["objective", "team", "owner"]
"""How the objectives of a report are put together."""


def build(
    workspace: Workspace,
    scorecard: Scorecard,
    selection: Selection,
    before: Before | None = None,
    group_by: GroupBy = "objective",
) -> ReviewReport:
    """The review of what is selected, in the cycles that hold today unless the selection names others.

    Args:
        workspace: of which workspace.
        scorecard: all of it.
        selection: what is reviewed.
        before: what it is compared with; None compares with nothing.
        group_by: how objectives are put together.
    """
    return ReviewReport(workspace, scorecard, selection, before, group_by)


class ReviewReport(Overview):
    """A review on a day.

    Attributes:
        changes: since the day that it is compared with.
        decisions: what needs one, the most urgent first.
        group_by: how objectives are put together.
        selection: what was asked for.
        past: the cycles before, the earliest first.
    """

    kind = "report"

    def __init__(
        self,
        workspace: Workspace,
        scorecard: Scorecard,
        selection: Selection,
        before: Before | None,
        group_by: GroupBy,
    ) -> None:
        super().__init__(workspace, scorecard, selection)
        self.changes = Changes(self.scorecard, before)
        self.decisions = decisions(self.scorecard, before.day if before else None)
        self.group_by: GroupBy = group_by
        self.selection = selection
        self.past = past_cycles(self)

    def data(self) -> ReportData:
        """The `data` of the report document."""
        from okrcli.reports.report.document import report_data

        return report_data(self)

    def page(self) -> Iterator[Block]:
        """The agenda of a review: headline, decisions, objectives, KPIs, views, what was learned, method."""
        from okrcli.reports.report.agenda import agenda

        return agenda(self)

    def summary(self) -> Iterator[Block]:
        """The short form, without headings, for a page that is about other things too."""
        from okrcli.reports.report.agenda import summary

        return summary(self)
