"""A page at a terminal: blocks as lines of a given width."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.page.blocks import (
    Block,
    Board,
    Chart,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Prose,
    Table,
    Timeline,
)
from okrcli.render.text.ansi import Span, columns, fit, paint, spans
from okrcli.render.text.flow import wrap
from okrcli.render.text.heading import draw_heading, fits
from okrcli.render.text.layout import Layout, lay_out
from okrcli.render.text.said import SaidLine, said_lines
from okrcli.render.text.table import draw_table
from okrcli.wording.lines import safe_lines, width
from okrcli.wording.words import Words

_PAGE = 100
_DEEPEST = 8

Columns = tuple[Column, ...]


def draw(blocks: Sequence[Block], words: Words, room: int, *, colour: bool) -> str:
    """A page as text that ends with a line break; no line takes more columns than there are.

    Args:
        blocks: the page.
        words: how things are said.
        room: columns of the terminal.
        colour: whether styles are written.
    """
    brief = words._replace(short=True)
    blocks = tuple(each for each in blocks if not (isinstance(each, Chart) and each.small))
    tables = {index: said_lines(block, brief) for index, block in enumerate(blocks) if isinstance(block, Table)}
    layouts = _layouts(blocks, tables, room)
    widest = max((layout.width for layout in layouts.values()), default=0)
    measure = max(widest, min(room, 80))
    aside = brief if any(isinstance(each, Heading) and not fits(each, words, measure) for each in blocks) else words
    lines: list[list[Span]] = []
    for index, block in enumerate(blocks):
        if lines and not _joined(blocks[index - 1], block):
            lines.append([])
        if isinstance(block, Table):
            lines += draw_table(block, tables[index], layouts[block.columns], brief, room)
        elif isinstance(block, Heading):
            lines += draw_heading(block, words, aside, measure)
        elif isinstance(block, Chart):
            from okrcli.render.text.chart import draw_chart

            lines += draw_chart(block, brief, min(room, measure))
        elif isinstance(block, Timeline):
            from okrcli.render.text.timeline import draw_timeline

            lines += draw_timeline(block, brief, room)
        elif isinstance(block, Board):
            from okrcli.render.text.board import draw_board

            lines += draw_board(block, brief, room)
        else:
            lines += _text(block, words, min(room, _PAGE))
    return "".join(f"{paint(fit(line, room), colour)}\n" for line in lines)


def _layouts(blocks: Sequence[Block], tables: dict[int, list[SaidLine]], room: int) -> dict[Columns, Layout]:
    lines: dict[Columns, list[SaidLine]] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            lines.setdefault(block.columns, []).extend(tables[index])
    return {columns: lay_out(columns, said, room) for columns, said in lines.items()}


def _joined(before: Block, block: Block) -> bool:
    """Whether a block follows the one above without a blank line."""
    if isinstance(block, Paragraph):
        return block.joined
    if not isinstance(before, Heading):
        return False
    return before.level == 3 or (isinstance(block, Table) and not any(group.cells for group in block.groups))


def _text(block: Paragraph | Prose | Facts, words: Words, room: int) -> list[list[Span]]:
    if isinstance(block, Paragraph):
        return wrap(spans(block.parts, words, block.style), room, block.indent)
    if isinstance(block, Facts):
        names = max((width(fact.name) for fact in block.facts), default=0)
        return [line for fact in block.facts for line in _fact(fact, names, words, room)]
    lines = []
    for line in safe_lines(block.text):
        deep = block.indent + min(_DEEPEST, len(line) - len(line.lstrip()))
        lines += wrap([(line.strip(), "plain")], room, deep)
    return lines


def _fact(fact: Fact, names: int, words: Words, room: int) -> list[list[Span]]:
    hang = names + 4
    name: Span = (f"{fact.name}{' ' * (names - width(fact.name))}", "dim")
    parts = spans(fact.parts, words)
    aside = spans(fact.aside, words)
    lines = wrap(parts, room, 0, hang)
    lines[0] = [("  ", "plain"), name, ("  ", "plain"), *lines[0][1:]]
    if aside:
        lines = _beside(lines, aside, room, hang)
    if fact.note:
        lines += wrap(spans(fact.note, words, "dim"), room, hang)
    return lines


def _beside(lines: list[list[Span]], aside: list[Span], room: int, hang: int) -> list[list[Span]]:
    taken = columns(lines[-1])
    if len(lines) == 1 and taken + 3 + columns(aside) <= room:
        gap = max(3, min(52, room - columns(aside)) - taken)
        return [[*lines[0], (" " * gap, "plain"), *aside]]
    return [*lines, *wrap(aside, room, hang)]
