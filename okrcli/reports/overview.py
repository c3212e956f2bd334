"""What every view of a scorecard begins with: what is selected, for which day, and what was left out."""

from __future__ import annotations

from okrcli.page import Cell, Edition, Facets, Paragraph, Report, Table
from okrcli.reports.notices import notices
from okrcli.reports.selection import Selection, select, settle
from okrcli.scoring import KeyResultScore, ObjectiveScore, Scorecard
from okrcli.workspace.workspace import Workspace


class Overview(Report):
    """A view of what is selected, on a day.

    Attributes:
        workspace: of which workspace.
        whole: everything that was scored.
        scorecard: what is shown.
        stands_in: the cycle that is shown because none holds today; else None.
    """

    def __init__(self, workspace: Workspace, scorecard: Scorecard, selection: Selection) -> None:
        settled = settle(workspace.plan, scorecard.today, selection)
        self.workspace = workspace
        self.whole = scorecard
        self.scorecard = select(scorecard, settled.selection)
        self.stands_in = settled.stands_in
        self.edition = Edition(workspace.name, scorecard.today, scorecard.policy, workspace.plan.settings.locale)

    def table(self) -> Table:
        """A row for each key result."""
        from okrcli.reports.spreadsheet import key_results_table

        return key_results_table(self.scorecard.objectives)

    def notices(self) -> tuple[Paragraph, ...]:
        """That another cycle stands in, and what was left out."""
        unread, problems = self.workspace.unread, self.workspace.problems
        entries = [each for each in problems if each.file not in unread and each.severity in (None, "error")]
        return tuple(notices(self.stands_in, len(unread), len(entries)))

    def title(self, *more: Cell | str) -> tuple[Cell | str, ...]:
        """The workspace, the cycles that are shown, and the day."""
        cycles = ", ".join(each.cycle.name for each in self.scorecard.cycles)
        shown = (" · ", Cell(cycles)) if cycles else ()
        return (Cell(self.edition.workspace), *more, *shown, " · ", Cell(self.edition.today, "day"))


def facets(scored: KeyResultScore, parent: ObjectiveScore) -> Facets:
    """What a reader may choose a key result by."""
    return (("team", parent.planned.team), ("owner", "|".join(scored.planned.owners)), ("health", scored.health))
