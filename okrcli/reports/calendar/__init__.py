"""What is due when: goals, steps, ends of cycles and check-ins, by month."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from okrcli.page import Block, Cell, Column, Group, Heading, Paragraph, Row, Table
from okrcli.reports.calendar.dates import Event, events
from okrcli.reports.overview import Overview
from okrcli.reports.selection import Selection
from okrcli.scoring import Scorecard
from okrcli.wording.healths import Style
from okrcli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrcli.reports.calendar.document import CalendarData

_COLUMNS = (
    Column("date", "day", align="right"),
    Column("what", "what"),
    Column("title", "goal", flexible=True),
    Column("owner", "owner", rank=1),
)
_WORDS = {"goal": "due", "step": "step due", "cycle": "cycle ends", "checkin": "check-in"}
_NAMED = 3


def build(workspace: Workspace, scorecard: Scorecard, selection: Selection) -> CalendarReport:
    """The calendar of what is selected, in the cycles that hold today unless the selection names others."""
    return CalendarReport(workspace, scorecard, selection)


class CalendarReport(Overview):
    """What is due from a day on."""

    kind = "calendar"

    def data(self) -> CalendarData:
        """The `data` of the calendar document."""
        from okrcli.reports.calendar.document import calendar_data

        return calendar_data(self.events())

    def table(self) -> Table:
        """A row for each event."""
        columns = (Column("date"), Column("what"), Column("title"), Column("ref"), Column("owners"))
        rows = tuple(
            Row(
                (
                    Cell(event.day, "day"),
                    Cell(event.what),
                    Cell(event.title),
                    Cell(event.ref),
                    Cell(", ".join(event.owners) or None),
                )
            )
            for event in self.events()
        )
        return Table(columns, (Group(rows),))

    def page(self) -> Iterator[Block]:
        """A table for each month; the check-ins of a day in one row."""
        yield Heading(1, self.title())
        months = groupby(self.events(), lambda event: (event.day.year, event.day.month))
        empty = True
        for _, found in months:
            listed = list(found)
            yield Heading(2, (Cell(listed[0].day, "month"),))
            yield Table(_COLUMNS, (Group(tuple(_rows(listed))),), titled=False)
            empty = False
        if empty:
            yield Paragraph(("Nothing is due any more.",))

    def events(self) -> tuple[Event, ...]:
        """What is due, in order of days."""
        return events(self.scorecard)


def _rows(found: list[Event]) -> Iterator[Row]:
    for _, of_day in groupby(found, lambda event: event.day):
        listed = list(of_day)
        for event in listed:
            if event.what != "checkin":
                yield _row(event, event.title, event.owners)
        checkins = [event for event in listed if event.what == "checkin"]
        if checkins:
            names = ", ".join(event.title for event in checkins[:_NAMED])
            more = len(checkins) - _NAMED
            owners = tuple(dict.fromkeys(owner for event in checkins for owner in event.owners))
            yield _row(checkins[0], f"{names} and {more} more" if more > 0 else names, owners)


def _row(event: Event, title: str, owners: tuple[str, ...]) -> Row:
    quiet: Style = "dim" if event.what == "checkin" else "plain"
    style: Style = "bad" if event.late else quiet
    word = f"{_WORDS[event.what]}, late" if event.late else _WORDS[event.what]
    cells = (
        Cell(event.day, "short-day", style=quiet),
        Cell(word, "plain", style=style),
        Cell(title, style=quiet),
        Cell(", ".join(owners) or None, style="dim"),
    )
    return Row(cells)
