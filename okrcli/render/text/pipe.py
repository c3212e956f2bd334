"""A page for programs that read lines: no colour, no pictures, tabs between cells, nothing cut."""

from __future__ import annotations

from collections.abc import Iterable

from okrcli.page.blocks import Block, Board, Chart, Fact, Facts, Heading, Paragraph, Prose, Table, Timeline
from okrcli.page.cells import Cell, Inline
from okrcli.wording.lines import safe_lines
from okrcli.wording.words import Words

_TAB = "\t"
_DEEPER = "  "


def flatten(blocks: Iterable[Block], words: Words) -> str:
    """A page as text that ends with a line break: a line for each row, heading, sentence and fact."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Chart):
            continue
        if parts and not (isinstance(block, Paragraph) and block.joined):
            parts.append("")
        parts += _lines(block, words)
    return "\n".join(parts) + "\n" if parts else ""


def _lines(block: Heading | Paragraph | Prose | Table | Facts | Timeline | Board, words: Words) -> list[str]:
    if isinstance(block, Table):
        return _table(block, words)
    if isinstance(block, Timeline):
        return _timeline(block, words)
    if isinstance(block, Board):
        return _board(block, words)
    if isinstance(block, Heading):
        aside = [_said(each, words) for each in block.aside]
        return [_TAB.join([_line(block.parts, words), *aside])]
    if isinstance(block, Paragraph):
        return [_line(block.parts, words)]
    if isinstance(block, Prose):
        return safe_lines(block.text)
    return [_fact(fact, words) for fact in block.facts]


def _table(table: Table, words: Words) -> list[str]:
    lines = []
    text = [index for index, column in enumerate(table.columns) if not column.drawn]
    for group in table.groups:
        if group.cells:
            note = [_line(group.note, words)] if group.note else []
            above = [_said(cell, words) if cell is not None else "" for cell in map(group.cells.__getitem__, text)]
            while above and not above[-1]:
                above.pop()
            lines.append(_TAB.join([*above, *note]))
        say = words.say
        for cells, depth in group.rows:
            said = [say(*cells[index][:4]) for index in text]
            if depth:
                place = text.index(next(index for index in text if table.columns[index].flexible))
                said[place] = f"{_DEEPER * depth}{said[place]}"
            lines.append(_TAB.join(said))
    return lines


def _timeline(timeline: Timeline, words: Words) -> list[str]:
    """A line for each bar, in dates, and one for each day on it."""
    lines = []
    for bar in timeline.bars:
        said = [
            _said(bar.title, words),
            words.say(bar.start, "day"),
            words.say(bar.due, "day"),
            _line(bar.aside, words),
        ]
        lines.append(_TAB.join(said))
        for each in bar.milestones:
            done = "done" if each.done else "open"
            lines.append(_TAB.join([words.say(each.title, "text"), words.say(each.day, "day"), done]))
    return lines


def _board(board: Board, words: Words) -> list[str]:
    lines = []
    for lane in board.lanes:
        lines.append(_line(lane.title, words))
        lines += [_TAB.join([_said(card.title, words), _line(card.parts, words)]) for card in lane.cards]
    return lines


def _fact(fact: Fact, words: Words) -> str:
    return _TAB.join([fact.name, *(_line(each, words) for each in (fact.parts, fact.aside, fact.note) if each)])


def _line(inline: Inline, words: Words) -> str:
    return "".join(_said(each, words) for each in inline)


def _said(cell: Cell | str, words: Words) -> str:
    return cell if isinstance(cell, str) else words.say(cell.value, cell.role, cell.unit, cell.beside)
