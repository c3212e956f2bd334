"""A Gantt chart: objectives, key results and their steps over the calendar, with progress and today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.page import Block, Heading, Paragraph
from okrcli.reports.bars import timelines
from okrcli.reports.overview import Overview
from okrcli.reports.selection import Selection
from okrcli.scoring import Scorecard
from okrcli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.reports.timeline.document import TimelineData


def build(workspace: Workspace, scorecard: Scorecard, selection: Selection) -> TimelineReport:
    """The timeline of what is selected, in the cycles that hold today unless the selection names others."""
    return TimelineReport(workspace, scorecard, selection)


class TimelineReport(Overview):
    """Goals over the calendar, on a day."""

    kind = "timeline"

    def data(self) -> TimelineData:
        """The `data` of the timeline document."""
        from okrcli.reports.timeline.document import timeline_data

        return timeline_data(self.scorecard)

    def page(self) -> Iterator[Block]:
        """A chart for each cycle, since a year and its quarter are not of one scale."""
        yield Heading(1, self.title())
        yield from timelines(self.scorecard, 2)
        if not self.scorecard.cycles:
            yield Paragraph(("There are no objectives to show.",))
