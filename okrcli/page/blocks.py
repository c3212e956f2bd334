"""The blocks that a page is made of: eight, for every report and every format."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from okrcli.page.cells import Cell, Inline
from okrcli.wording.healths import Style
from okrcli.wording.words import Role

Facets = tuple[tuple[str, str], ...]
"""Names and values that a reader may choose goals by: `team`, `owner`, `health`."""


# So few rows more take no more room than the line that would stand for them.
_FEW = 3


class Heading(NamedTuple):
    """A line that begins something.

    Attributes:
        level: 1 for the page or a cycle, 2 for a part of it, 3 for a part of that.
        parts: what it says.
        aside: what stands at the other end of the line; said in short where room is short.
    """

    level: Literal[1, 2, 3]
    parts: Inline
    aside: Inline = ()


class Paragraph(NamedTuple):
    """A sentence or several.

    Attributes:
        parts: what it says.
        style: the part it plays as a whole.
        indent: how many columns it is set in, where columns count.
        joined: whether it follows the block above it without a blank line.
    """

    parts: Inline
    style: Style = "plain"
    indent: int = 0
    joined: bool = False


class Prose(NamedTuple):
    """A longer text of a user, in Markdown; shown as it stands.

    Attributes:
        text: the text.
        indent: how many columns it is set in, where columns count.
    """

    text: str
    indent: int = 0


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        key: its name for programs.
        title: its name for people; empty where the cells speak for themselves.
        align: where its cells stand.
        rank: 0 for what is always shown; of the others, those with the lowest rank are shown first, those from 10 on
            only where the flexible column has all the room it wants.
        flexible: whether it takes the room that is left; its cells are cut, or wrapped where `wrapped` says so.
        wrapped: whether its cells may take several lines.
        drawn: whether its cells are pictures, left out where only text goes.
        close: whether the next column follows closely.
    """

    key: str
    title: str = ""
    align: Literal["left", "right"] = "left"
    rank: int = 0
    flexible: bool = False
    wrapped: bool = False
    drawn: bool = False
    close: bool = False


class Row(NamedTuple):
    """A line of a table.

    Attributes:
        cells: one for each column.
        depth: how deep it stands in a tree; 0 at the top.
    """

    cells: tuple[Cell, ...]
    depth: int = 0


class Group(NamedTuple):
    """Rows under a line of their own.

    Attributes:
        rows: the rows.
        cells: the line above them, one for each column; None where it has none. Empty where there is no such line.
        note: what is said below that line, more quietly.
        facets: names and values that a reader may choose by, such as the team.
    """

    rows: tuple[Row, ...]
    cells: tuple[Cell | None, ...] = ()
    note: Inline = ()
    facets: Facets = ()


class Table(NamedTuple):
    """Rows in columns. Tables with the same columns on a page are set alike.

    Attributes:
        columns: its columns.
        groups: its rows.
        titled: whether the names of the columns are shown; in a table with groups, only those of optional columns.
        fold: how many rows stand open where a reader can unfold the others; 0 for all.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    titled: bool = True
    fold: int = 0

    def folded(self) -> tuple[Table, Table] | None:
        """The open part of a table with one group, and the part that is folded away; None where all of it is open."""
        rows = self.groups[0].rows if len(self.groups) == 1 else ()
        if not self.fold or len(rows) <= self.fold + _FEW:
            return None
        parts = (rows[: self.fold], rows[self.fold :])
        first, rest = (self._replace(groups=(self.groups[0]._replace(rows=part),), fold=0) for part in parts)
        return first, rest


class Fact(NamedTuple):
    """A name, what it is, and what follows from that.

    Attributes:
        name: a word or two.
        parts: what it is.
        aside: what follows.
        note: how it comes about, more quietly.
    """

    name: str
    parts: Inline
    aside: Inline = ()
    note: Inline = ()


class Facts(NamedTuple):
    """Facts, one below the other."""

    facts: tuple[Fact, ...]


class Outlook(NamedTuple):
    """Where a line on a chart is likely to end.

    Attributes:
        day: from when on it is a guess.
        value: the value on that day.
        low: lower end of the band on the last day.
        likely: the likeliest value on the last day.
        high: upper end.
    """

    day: date
    value: float
    low: float
    likely: float
    high: float


class Chart(NamedTuple):
    """Values over time, with where they should be and where they are likely to end.

    Attributes:
        start: first day.
        due: last day.
        today: the day it is drawn for.
        points: what was measured when, in order.
        ideal: the corners of the line on which all goes to plan; empty where there is none.
        limits: levels that are drawn from side to side.
        outlook: where it is likely to end; None where nobody can tell.
        marks: days on which something happened, and what, in a user's words.
        role: how the values are said.
        unit: their unit.
        style: the part that the line plays.
        title: what it is about; empty where that is plain.
        small: whether it is one of many beside a table, and left out where a picture takes much room.
    """

    start: date
    due: date
    today: date
    points: Sequence[tuple[date, float]]
    ideal: Sequence[tuple[date, float]] = ()
    limits: Sequence[float] = ()
    outlook: Outlook | None = None
    marks: Sequence[tuple[date, str]] = ()
    role: Role = "share"
    unit: str | None = None
    style: Style = "plain"
    title: Inline = ()
    small: bool = False


class Milestone(NamedTuple):
    """A day on a bar on which something is due or was done.

    Attributes:
        day: the day.
        title: what, in a user's words.
        done: whether it is.
    """

    day: date
    title: str
    done: bool = False


class Bar(NamedTuple):
    """A span of days with how far it has got.

    Attributes:
        title: what it is about; a user's words.
        start: first day.
        due: last day.
        share: how much of it is reached, 0 to 1; None where that is unknown.
        aside: what is said at the end of its line.
        milestones: days on it.
        depth: how deep it stands in a tree; 0 at the top.
        style: the part that it plays.
        facets: what a reader may choose it by.
    """

    title: Cell
    start: date
    due: date
    share: float | None = None
    aside: Inline = ()
    milestones: tuple[Milestone, ...] = ()
    depth: int = 0
    style: Style = "plain"
    facets: Facets = ()


class Timeline(NamedTuple):
    """Bars over a calendar, one below the other.

    Attributes:
        start: first day.
        due: last day.
        today: the day it is drawn for.
        bars: the bars.
    """

    start: date
    due: date
    today: date
    bars: tuple[Bar, ...]


class Card(NamedTuple):
    """A goal on a board.

    Attributes:
        title: what it is about; a user's words.
        parts: a line about it.
        gauge: a picture of how far it is; None where there is none.
        style: the part that it plays.
        facets: what a reader may choose it by.
    """

    title: Cell
    parts: Inline = ()
    gauge: Cell | None = None
    style: Style = "plain"
    facets: Facets = ()


class Lane(NamedTuple):
    """A column of a board.

    Attributes:
        title: its name.
        cards: from the top.
    """

    title: Inline
    cards: tuple[Card, ...]


class Board(NamedTuple):
    """Cards in columns side by side."""

    lanes: tuple[Lane, ...]


Block = Heading | Paragraph | Prose | Table | Facts | Chart | Timeline | Board
"""What a page is made of."""
