"""How the cycles before went: those of the same length, with the goals that the same filters choose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.page import Block, Cell, Chart, Column, Group, Heading, Row, Table
from okrcli.reports.selection import select
from okrcli.scoring import GroupScore

if TYPE_CHECKING:
    from okrcli.reports.report import ReviewReport

_COLUMNS = (
    Column("cycle", "cycle", flexible=True),
    Column("progress", "score", drawn=True),
    Column("score", "score", align="right"),
    Column("done", "done", align="right"),
    Column("missed", "missed", align="right", rank=1),
    Column("dropped", "dropped", align="right", rank=1),
    Column("key_results", "key results", align="right"),
)
_MOST = 8
# A quarter has 90 to 92 days, a month 28 to 31.
_ALIKE = 0.9
_CHART = 3


def past_cycles(report: ReviewReport) -> tuple[GroupScore, ...]:
    """The cycles before the first of those that are shown, the earliest first, and no longer or shorter than it.

    Where a year and its quarter are shown together, it is the quarters that are told of, since there are more of them.
    A review of single goals tells of none.
    """
    shown = report.scorecard.cycles
    if not shown or report.selection.refs:
        return ()
    now = min((each.cycle for each in shown), key=lambda each: (each.length, each.window.start))
    planned = {each.planned.cycle for each in report.whole.objectives}
    alike = sorted(
        (each for each in planned if each.window.due < now.window.start and _alike(each.length, now.length)),
        key=lambda each: each.window,
    )
    if not alike:
        return ()
    asked = report.selection._replace(cycle=tuple(each.name for each in alike[-_MOST:]), health=())
    found = select(report.whole, asked).cycles
    return tuple(sorted(found, key=lambda each: each.cycle.window))


def past(report: ReviewReport) -> Iterator[Block]:
    """A line for each cycle before, and the course of the score where there are some; nothing where there are none."""
    before = report.past
    if not before:
        return
    yield Heading(2, ("Past cycles",))
    now = [each for each in report.scorecard.cycles if _alike(each.cycle.length, before[-1].cycle.length)]
    rows = tuple(_row(each) for each in (*before, *now))
    yield Table(_COLUMNS, (Group(rows),))
    points = [(each.cycle.window.due, each.score) for each in before if each.score is not None]
    if len(points) >= _CHART:
        start, due = before[0].cycle.window.start, points[-1][0]
        yield Chart(start, due, due, points, role="score", title=("Score at the end of each",), small=True)


def _row(group: GroupScore) -> Row:
    counts = group.health
    return Row(
        (
            Cell(group.cycle.name),
            Cell(group.score, "gauge", style="dim" if group.elapsed >= 1 else "plain"),
            Cell(group.score, "score", style="strong"),
            *(Cell(counts[state], "number") for state in ("done", "missed", "dropped")),
            Cell(sum(counts.values()), "number"),
        )
    )


def _alike(one: int, other: int) -> bool:
    return min(one, other) >= _ALIKE * max(one, other)
