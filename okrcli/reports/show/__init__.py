"""One objective, key result or KPI in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.errors import UsageError
from okrcli.page import Block, Edition, Report, Table
from okrcli.reports.selection import Selection
from okrcli.reports.show.subjects import Subject, find_subject
from okrcli.scoring import Scorecard
from okrcli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.reports.show.document import ShowData


def build(workspace: Workspace, scorecard: Scorecard, selection: Selection) -> ShowReport:
    """The one thing that the selection refers to, in full.

    Raises:
        UsageError: nothing is selected, or something that is not scored.
    """
    if not selection.refs:
        raise UsageError("nothing was named", "say which, such as okr show sessions")
    subject = find_subject(scorecard, selection.refs[0])
    if subject is None:
        raise UsageError(
            f"`{selection.refs[0]}` is not scored", "drafts of the backlog have no dates; give it a cycle to follow it"
        )
    return ShowReport(workspace, scorecard, subject)


class ShowReport(Report):
    """One thing in full, on a day.

    Attributes:
        workspace: of which workspace.
        scorecard: the whole of it.
        subject: what is shown.
    """

    kind = "show"

    def __init__(self, workspace: Workspace, scorecard: Scorecard, subject: Subject) -> None:
        self.workspace = workspace
        self.scorecard = scorecard
        self.subject = subject
        locale = workspace.plan.settings.locale
        self.edition = Edition(workspace.name, scorecard.today, scorecard.policy, locale)

    def data(self) -> ShowData:
        """The `data` of the show document."""
        from okrcli.reports.show.document import show_data

        return show_data(self.workspace, self.scorecard, self.subject)

    def table(self) -> Table:
        """A row for each check-in or reading; for an objective, one for each key result."""
        from okrcli.reports.show.diary import checkins_table, readings_table
        from okrcli.reports.spreadsheet import key_results_table

        objective, key_result, kpi = self.subject
        if key_result is not None:
            return checkins_table(key_result)
        if kpi is not None:
            return readings_table(kpi, self.edition.today)
        return key_results_table([objective] if objective else [])

    def page(self) -> tuple[Block, ...]:
        """What it is, how it went, why it stands where it stands."""
        from okrcli.reports.show.portrait import portrait

        return tuple(portrait(self.workspace, self.scorecard, self.subject))
