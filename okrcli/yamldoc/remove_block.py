"""Removals from lists and mappings that go over lines of their own."""

from __future__ import annotations

from okrcli.yamldoc import extent
from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.layout import BLOCK
from okrcli.yamldoc.refused import NotPossible
from okrcli.yamldoc.splice import Splice


def remove_item(ground: Ground, head: int, row: int, index: int) -> list[Splice]:
    """An item of a list taken out; `head` is the offset behind the colon or dash that the list belongs to."""
    dashes = list(ground.dashes(row))
    starts = [dash for dash, _ in dashes]
    rows = [item for _, item in dashes]
    if len(dashes) == 1:
        return _emptied(ground, head, row, starts[0], "[]")
    return _removed(ground, starts, rows, index, rows[index])


def remove_pair(ground: Ground, head: int, row: int, index: int) -> list[Splice]:
    """A pair of a mapping taken out; `head` is the offset behind the colon or dash that the mapping belongs to."""
    pairs = list(ground.layout.pairs(row))
    starts = [ground.pair_start(each) for each, _ in pairs]
    rows = [value for _, value in pairs]
    if len(pairs) == 1:
        if row == 0:
            raise NotPossible("it is the last key of the file", starts[0])
        return _emptied(ground, head, row, starts[0], "{}")
    return _removed(ground, starts, rows, index, pairs[index][0])


def _removed(ground: Ground, starts: list[int], rows: list[int], index: int, row: int) -> list[Splice]:
    """One of several parts, whose offsets and last rows are given, with its comments and its share of blank lines."""
    start = starts[index]
    column = ground.column(start)
    if not ground.is_first(start):
        # It shares its line with a dash before it, and what comes next moves up to that dash.
        after = ground.past_blanks(ground.below(rows[index]))
        return [Splice(start, after + len(ground.text[after:]) - len(ground.text[after:].lstrip(" ")), "")]
    first = ground.above_comments(start)
    end = ground.below_comments(ground.below(rows[index]), column)
    if ground.keeps_blanks(row - 1):
        # Blank lines below would become a part of the text block above.
        return [Splice(first, ground.past_blanks(end), "")]
    if index == len(starts) - 1:
        blanks = ground.before_blanks(first)
        first = max(blanks, ground.below(rows[index - 1]))
    elif index == 0 or (first and ground.before_blanks(first) < first):
        end = ground.past_blanks(end)
    if ground.layout.kinds[row - 1] == BLOCK:
        # The line end before belongs to the value of the text block above.
        return [Splice(first, end, "")]
    return [_lines(ground, first, end)]


def _lines(ground: Ground, start: int, end: int) -> Splice:
    """Whole lines taken out; a file without a newline at its end stays so."""
    text = ground.text
    if end == len(text) and not text.endswith(("\n", "\r")) and start:
        start -= 2 if text[start - 2 : start] == "\r\n" else 1
    return Splice(start, end, "")


def _emptied(ground: Ground, head: int, row: int, start: int, empty: str) -> list[Splice]:
    """The last part of a collection gives way to the sign for an empty one."""
    layout = ground.layout
    if not ground.is_first(start):
        return [Splice(start, len(ground.text[: layout.ends[row]].rstrip("\r\n")), empty)]
    if ground.text[layout.starts[row]] == "&":
        head = extent.anchor_end(ground.text, layout.starts[row])
    first = ground.above_comments(start)
    end = ground.below_comments(ground.below(row), ground.column(start))
    return [Splice(head, head, f" {empty}"), _lines(ground, max(first, ground.next_line(head)), end)]
