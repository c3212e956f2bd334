"""Which columns of a table are shown at a terminal, and how wide each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.page.blocks import Column
from okrcli.render.text.said import SaidLine
from okrcli.wording.lines import width

INDENT = 2
"""How far the rows of a group are set in below its line."""

DEEPER = 3
"""How far each level of a tree is set in."""

SPARK = 9
"""How wide a sparkline is."""

WELCOME = 10
"""Columns of this rank and above are shown only where the flexible column has the room it wants."""

_TIGHT, _COMFORTABLE, _TITLE, _WIDEST = 18, 28, 64, 28
_GAUGES = ((160, 16), (0, 10))


class Layout(NamedTuple):
    """A table, set.

    Attributes:
        shown: the indexes of the columns that are shown, in order.
        widths: how wide each of them is, by index.
        parts: of columns that hold values with their goals, how wide the three parts are, by index.
        starts: where each begins, by index.
        width: of the whole table.
        indent: how far its rows are set in.
    """

    shown: tuple[int, ...]
    widths: dict[int, int]
    parts: dict[int, tuple[int, int, int]]
    starts: dict[int, int]
    width: int
    indent: int


def lay_out(columns: Sequence[Column], lines: Sequence[SaidLine], room: int) -> Layout:
    """Sets all tables with the same columns alike.

    A flexible column takes what is left; the optional ones are added by rank for as long as it keeps enough.

    Args:
        columns: their columns.
        lines: all their lines.
        room: columns of the terminal.
    """
    indent = INDENT if any(line.titled for line in lines) else 0
    rows = [line for line in lines if not line.titled]
    parts = {index: three for index in range(len(columns)) if (three := _three(rows, index))}
    widths = {
        index: sum(parts[index]) + 2 if index in parts else _natural(column, index, lines, room, headed=not indent)
        for index, column in enumerate(columns)
    }
    flexible = next((index for index, column in enumerate(columns) if column.flexible), None)
    if flexible is not None and any(line.titled and line.bits[flexible] is not None for line in lines):
        widths[flexible] = widths[flexible] or 1  # perhaps only the lines above groups have something in it
    shown = _chosen(columns, widths, flexible, room - indent)
    if flexible is not None:
        others = indent + _spread(columns, shown, widths) - widths[flexible]
        wanted = max(widths[flexible], _for_titles(columns, lines, shown, flexible, widths))
        widths[flexible] = max(1, min(wanted, room - others))
    starts, at = {}, indent
    for index in shown:
        starts[index] = at
        at += widths[index] + _gap(columns[index])
    whole = indent + _spread(columns, shown, widths)
    return Layout(tuple(shown), widths, parts, starts, whole, indent)


def gauge_room(room: int) -> int:
    """How wide a bar is on a terminal of so many columns."""
    return next(length for least, length in _GAUGES if room >= least)


def _three(rows: Sequence[SaidLine], index: int) -> tuple[int, int, int] | None:
    standings = [bit.parts for row in rows if (bit := row.bits[index]) is not None and bit.parts is not None]
    if not standings:
        return None
    now, joint, aim = (max(map(width, part)) for part in zip(*standings, strict=True))
    return now, joint, aim


def _natural(column: Column, index: int, lines: Sequence[SaidLine], room: int, *, headed: bool) -> int:
    """As wide as its widest cell; 0 where all are empty."""
    if column.drawn:
        roles = {bit.cell.role for line in lines if (bit := line.bits[index]) is not None}
        return gauge_room(room) if "gauge" in roles else SPARK if "spark" in roles else 0
    widest = 0
    most = _TITLE if column.flexible else _WIDEST
    for line in lines:
        bit = line.bits[index]
        if bit is not None and not (line.titled and column.flexible):
            taken = width(bit.text) + DEEPER * line.depth * column.flexible
            # Words of ours, such as a command to copy, are of no use when they are cut.
            widest = max(widest, taken if bit.cell.role == "plain" else min(taken, most))
    return max(widest, width(column.title)) if widest and (headed or column.rank >= WELCOME) else widest


def _chosen(columns: Sequence[Column], widths: dict[int, int], flexible: int | None, room: int) -> list[int]:
    filled = [index for index in range(len(columns)) if widths[index]]
    shown = [index for index in filled if not columns[index].rank]
    for index in sorted((index for index in filled if columns[index].rank), key=lambda index: columns[index].rank):
        tried = sorted([*shown, index])
        least = _COMFORTABLE if columns[index].rank >= WELCOME else _TIGHT
        spare = 0 if flexible is None else max(0, widths[flexible] - least)
        if _spread(columns, tried, widths) - spare > room:
            break
        shown = tried
    return shown


def _gap(column: Column) -> int:
    return 1 if column.close else 2


def _spread(columns: Sequence[Column], shown: Sequence[int], widths: dict[int, int]) -> int:
    return sum(widths[index] for index in shown) + sum(_gap(columns[index]) for index in shown[:-1])


def _for_titles(
    columns: Sequence[Column], lines: Sequence[SaidLine], shown: Sequence[int], flexible: int, widths: dict[int, int]
) -> int:
    """How wide the flexible column must be for the lines above groups, which may run on over empty columns."""
    wanted = 0
    for line in lines:
        bit = line.bits[flexible]
        if line.titled and bit is not None:
            wanted = max(wanted, width(bit.text) - INDENT - run_on(columns, line, shown, flexible, widths))
    return wanted


def run_on(columns: Sequence[Column], line: SaidLine, shown: Sequence[int], index: int, widths: dict[int, int]) -> int:
    """How many columns of the terminal lie free behind a cell, up to the next one that is filled."""
    free = 0
    before = index
    for following in shown[shown.index(index) + 1 :]:
        if line.bits[following] is not None:
            return free
        free += _gap(columns[before]) + widths[following]
        before = following
    return free
