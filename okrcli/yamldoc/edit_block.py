"""Edits of lists and mappings that go over lines of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from okrcli.yamldoc import extent
from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.layout import BLOCK
from okrcli.yamldoc.operations import Value
from okrcli.yamldoc.refused import NotPossible
from okrcli.yamldoc.rendering import Habits, item, pair
from okrcli.yamldoc.splice import Splice
from okrcli.yamldoc.style import BlockStyle, FlowStyle, block_style, style_of


def insert_lines(ground: Ground, offset: int, lines: Sequence[str]) -> list[Splice]:
    """New lines at the start of a line, or below the last one; a file without a newline at its end stays so."""
    ending = ground.ending(offset)
    if offset < len(ground.text) or ground.text.endswith(("\n", "\r")):
        return [Splice(offset, offset, "".join(line + ending for line in lines))]
    # A text block with a final newline of its own needs one in the file.
    last = ending if any(line.endswith(("|", ">")) for line in lines) else ""
    return [*_closed_block(ground), Splice(offset, offset, ending + ending.join(lines) + last)]


def _closed_block(ground: Ground) -> list[Splice]:
    """A text block at the end of a file without a newline keeps its value only if its header says so."""
    layout = ground.layout
    row = len(layout.kinds) - 1
    if layout.kinds[row] != BLOCK or layout.ends[row] < len(ground.text):
        return []
    start, end = extent.header(ground.text, layout.starts[row])
    indicators = ground.text[start:end]
    return [] if "-" in indicators else [Splice(start, end, indicators.replace("+", "") + "-")]


def insert_item(ground: Ground, row: int, index: int, value: Value, habits: Habits) -> list[Splice]:
    """A new item of a list before another one, or at its end."""
    dashes = list(ground.dashes(row))
    near = min(index, len(dashes) - 1)
    dash, neighbour = dashes[near]
    column = ground.column(dash)
    lines = item(value, column, _record_style(ground, dashes, near, value), habits, _gap(ground, dash, neighbour))
    spaced = _spaced(ground, dashes)
    if index == len(dashes):
        below = ground.below_comments(ground.below(neighbour), column)
        return insert_lines(ground, below, ["", *lines] if spaced else lines)
    if not ground.is_first(dash):
        ending = ground.ending(dash)
        return [Splice(dash, dash, ending.join([lines[0][column:], *lines[1:]]) + ending + " " * column)]
    return insert_lines(ground, ground.above_comments(dash), [*lines, ""] if spaced else lines)


def _gap(ground: Ground, dash: int, row: int) -> int:
    """Blanks between a dash and its item."""
    start = ground.layout.starts[row]
    blanks = ground.text[dash + 1 : start]
    return len(blanks) if blanks and not blanks.strip(" ") and not ground.is_empty(row) else 1


def _record_style(
    ground: Ground, dashes: Sequence[tuple[int, int]], near: int, value: Value
) -> FlowStyle | BlockStyle | None:
    """The style of the nearest record of a list, those before first."""
    if not isinstance(value, Mapping):
        return None
    rows = [row for _, row in dashes]
    for row in [*reversed(rows[: near + 1]), *rows[near + 1 :]]:
        style = style_of(ground, row)
        if style is not None:
            return style
    return None


def _spaced(ground: Ground, dashes: Sequence[tuple[int, int]]) -> bool:
    """Whether a blank line stands between all items of a list."""
    gaps = [(ground.below(left), ground.line_start(dash)) for (_, left), (dash, _) in pairwise(dashes)]
    return bool(gaps) and all(start < end and ground.is_blank(start) for start, end in gaps)


def add_pair(ground: Ground, row: int, key: str, value: Value, order: Sequence[str], habits: Habits) -> list[Splice]:
    """A new pair of a mapping, in its place in the order."""
    first = next(ground.layout.children(row))
    lines = pair(key, value, ground.column(ground.pair_start(first)), block_style(ground, row), habits)
    return _pair_lines(ground, row, key, lines, order)


def add_list(ground: Ground, row: int, key: str, items: Sequence[str], order: Sequence[str]) -> list[Splice]:
    """A new key of a mapping with the lines of a list below it, in its place in the order."""
    first = next(ground.layout.children(row))
    margin = " " * ground.column(ground.pair_start(first))
    return _pair_lines(ground, row, key, [margin + block_style(ground, row).head(key), *items], order)


def _pair_lines(ground: Ground, row: int, key: str, lines: Sequence[str], order: Sequence[str]) -> list[Splice]:
    pairs = list(ground.layout.pairs(row))
    names = [ground.layout.words[each] or "" for each, _ in pairs]
    column = ground.column(ground.pair_start(pairs[0][0]))
    index = place_in(names, key, order)
    if index:
        below = ground.below_comments(ground.below(pairs[index - 1][1]), column)
        return insert_lines(ground, below, lines)
    start = ground.pair_start(pairs[0][0])
    if not ground.is_first(start):
        ending = ground.ending(start)
        return [Splice(start, start, ending.join([lines[0][column:], *lines[1:]]) + ending + " " * column)]
    return insert_lines(ground, ground.above_comments(start), lines)


def place_in(names: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Where among the keys of a mapping a new one belongs.

    >>> place_in(["id", "checkins", "x"], "title", ("id", "title", "checkins"))
    1
    """
    if key not in order:
        return len(names)
    rank = order.index(key)
    before = [index for index, name in enumerate(names) if name in order[:rank]]
    if before:
        return before[-1] + 1
    after = [index for index, name in enumerate(names) if name in order[rank:]]
    return after[0] if after else len(names)


def begin(ground: Ground, key: int, row: int, lines: Sequence[str]) -> list[Splice]:
    """A list or a mapping below a key that has nothing, null or an empty collection behind it on its line."""
    text, layout = ground.text, ground.layout
    start, end = ground.content(row), layout.ends[row]
    colon = ground.colon(key)
    if colon < 0 or ground.pair_start(key) != layout.starts[key] or ground.line_start(colon) != ground.line_start(end):
        raise NotPossible("its value is not on the line of its key", layout.starts[key])
    while text[start - 1] == " ":
        start -= 1
    removed = [Splice(start, end, "")] if start < end else []
    return removed + insert_lines(ground, ground.next_line(end), lines)
