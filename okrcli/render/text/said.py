"""A table in characters, before it is set: every cell said once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.page.blocks import Table
from okrcli.page.cells import Cell
from okrcli.wording.goals import Said, Standing
from okrcli.wording.words import Words


class Bit(NamedTuple):
    """A cell in characters.

    Attributes:
        text: what it says; empty for a picture.
        cell: the cell.
        parts: a value with its goal, in three parts; None for any other cell.
    """

    text: str
    cell: Cell
    parts: Said | None = None


class SaidLine(NamedTuple):
    """A line of a table in characters.

    Attributes:
        bits: one for each column; None where there is nothing.
        titled: whether it is the line above a group.
        depth: how deep it stands in a tree.
    """

    bits: tuple[Bit | None, ...]
    titled: bool
    depth: int


def said_lines(table: Table, words: Words) -> list[SaidLine]:
    """The lines of a table: above each group its own, then its rows."""
    drawn = {index for index, column in enumerate(table.columns) if column.drawn}
    lines = []
    for group in table.groups:
        if group.cells:
            lines.append(SaidLine(_bits(group.cells, words, drawn), True, 0))
        lines += [SaidLine(_bits(row.cells, words, drawn), False, row.depth) for row in group.rows]
    return lines


def _bits(cells: Sequence[Cell | None], words: Words, drawn: set[int]) -> tuple[Bit | None, ...]:
    return tuple(
        None if cell is None else Bit("", cell) if index in drawn else _bit(cell, words)
        for index, cell in enumerate(cells)
    )


def _bit(cell: Cell, words: Words) -> Bit:
    if isinstance(cell.value, Standing):
        parts = words.stand(cell.value)
        return Bit(parts.line(), cell, parts)
    return Bit(words.say(cell.value, cell.role, cell.unit, cell.beside), cell)
