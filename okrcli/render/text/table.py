"""Tables at a terminal: no boxes, numbers to the right, titles cut at a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from okrcli.page.blocks import Column, Group, Table
from okrcli.render.text.ansi import Span, spans
from okrcli.render.text.flow import wrap
from okrcli.render.text.gauge import gauge, sparkline
from okrcli.render.text.layout import DEEPER, SPARK, WELCOME, Layout, run_on
from okrcli.render.text.said import Bit, SaidLine
from okrcli.wording.healths import Style
from okrcli.wording.lines import cut, width
from okrcli.wording.words import Words

StyledLine = list[Span]


def draw_table(table: Table, lines: Sequence[SaidLine], layout: Layout, words: Words, room: int) -> list[StyledLine]:
    """The lines of a table.

    Args:
        table: the table.
        lines: what it says.
        layout: how it is set.
        words: how things are said.
        room: columns of the terminal.
    """
    drawn = [] if not table.titled else _titles(table.columns, layout)
    following = iter(lines)
    for index, group in enumerate(table.groups):
        if index and group.cells:
            drawn.append([])
        drawn += _group(table.columns, group, [next(following) for _ in range(_count(group))], layout, words, room)
    return drawn


def _count(group: Group) -> int:
    return len(group.rows) + bool(group.cells)


def _group(
    columns: Sequence[Column], group: Group, lines: Sequence[SaidLine], layout: Layout, words: Words, room: int
) -> list[StyledLine]:
    drawn: list[StyledLine] = []
    for line in lines:
        drawn += _line(columns, line, layout)
        if line.titled and group.note:
            drawn += wrap(spans(group.note, words, "dim"), min(room, layout.width), layout.indent)
    return drawn


def _titles(columns: Sequence[Column], layout: Layout) -> list[StyledLine]:
    """The names of the columns; where rows stand in groups, only those of the columns that came in addition."""
    line: StyledLine = []
    at = 0
    for index in layout.shown:
        column = columns[index]
        title = column.title if not layout.indent or column.rank >= WELCOME else ""
        if title:
            room = layout.widths[index]
            text = cut(title, room)
            before = layout.starts[index] - at + (room - width(text) if column.align == "right" else 0)
            line += [(" " * before, "plain"), (text, "dim")]
            at += before + width(text)
    return [line] if line else []


def _line(columns: Sequence[Column], line: SaidLine, layout: Layout) -> list[StyledLine]:
    drawn: StyledLine = []
    more: list[StyledLine] = []
    at = 0
    for place, index in enumerate(layout.shown):
        bit = line.bits[index]
        if bit is None:
            continue
        start = layout.starts[index] - (layout.indent if line.titled and place < 2 else 0)
        room = layout.widths[index] + (layout.indent if line.titled and place == 1 else 0)
        if line.titled:
            room += run_on(columns, line, layout.shown, index, layout.widths)
        pieces, below = _cell(columns[index], bit, room, layout.parts.get(index), line.depth)
        more += [[(" " * start, "plain"), *piece] for piece in below]
        drawn += [(" " * (start - at), "plain"), *pieces]
        at = start + sum(width(text) for text, _ in pieces)
    return [drawn, *more]


def _cell(
    column: Column, bit: Bit, room: int, parts: tuple[int, int, int] | None, depth: int
) -> tuple[StyledLine, list[StyledLine]]:
    """A cell in so many columns, and the lines below it where it takes several."""
    cell = bit.cell
    if column.drawn:
        return _PICTURES.get(cell.role, _blank)(bit, room), []
    if bit.parts is not None and parts is not None:
        return _standing(bit, parts), []
    if column.wrapped:
        first, *below = wrap([(bit.text, cell.style)], room, DEEPER * depth * column.flexible) or [[]]
        return first, below
    branch = "" if not depth or not column.flexible else " " * DEEPER * (depth - 1) + "└─ "
    text = cut(bit.text, max(1, room - len(branch)))
    style: Style = "dim" if cell.value is None else cell.style
    # A value without a goal stands below the values with one.
    right = room if column.align == "right" else parts[0] if parts else 0
    lead = " " * (right - width(text)) if right else branch
    return [(lead, "dim"), (text, style)], []


def _standing(bit: Bit, parts: tuple[int, int, int]) -> StyledLine:
    now, joint, aim = bit.parts or ("", "", "")
    widest, middle, _ = parts
    return [
        (" " * (widest - width(now)), "plain"),
        (now, bit.cell.style),
        (f" {' ' * (middle - width(joint))}{joint} ", "dim"),
        (aim, bit.cell.style),
    ]


def _gauge(bit: Bit, room: int) -> StyledLine:
    share = bit.cell.value
    if share is None and bit.cell.beside is None:
        return []
    return gauge(share if isinstance(share, float | int) else None, bit.cell.beside, room, bit.cell.style)


def _spark(bit: Bit, room: int) -> StyledLine:
    source = bit.cell.value
    values = source() if callable(source) else ()
    shown = [each for each in values if isinstance(each, float | int)] if isinstance(values, list | tuple) else []
    return [(sparkline(shown, min(room, SPARK), bit.cell.beside), bit.cell.style)]


def _blank(bit: Bit, room: int) -> StyledLine:
    del bit, room
    return []


_PICTURES: dict[str, Callable[[Bit, int], StyledLine]] = {"gauge": _gauge, "spark": _spark}
