"""Edits of lists and mappings in brackets, on one line or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.yamldoc.edit_block import place_in
from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.layout import FLOW_MAPPING
from okrcli.yamldoc.operations import Value
from okrcli.yamldoc.refused import NotPossible
from okrcli.yamldoc.rendering import in_brackets
from okrcli.yamldoc.splice import Splice
from okrcli.yamldoc.style import FlowStyle, flow_style, style_around, style_of


class Part(NamedTuple):
    """An item or a pair in brackets: offsets of its first character and past its last one."""

    start: int
    end: int


class Brackets(NamedTuple):
    """A collection in brackets: offsets of both brackets, and its parts."""

    opening: int
    closing: int
    parts: list[Part]


def brackets(ground: Ground, row: int) -> Brackets:
    """Where a collection in brackets and its parts are.

    Raises:
        NotPossible: it has no brackets of its own, as the pair in `[a: b]`.
    """
    layout, opening = ground.layout, ground.content(row)
    if ground.text[opening] not in "[{":
        raise NotPossible("it has no braces of its own", opening)
    if layout.kinds[row] == FLOW_MAPPING:
        parts = [
            Part(ground.pair_start(key), max(layout.ends[key], layout.ends[value])) for key, value in layout.pairs(row)
        ]
    else:
        parts = [Part(layout.starts[each], layout.ends[each]) for each in layout.children(row)]
    return Brackets(opening, layout.ends[row] - 1, parts)


def insert_item(ground: Ground, row: int, index: int, value: Value) -> list[Splice]:
    """A new item of a list in brackets before another one, or at its end."""
    style = style_around(ground, row)
    for item in reversed(list(ground.layout.children(row))):
        found = style_of(ground, item)
        if isinstance(found, FlowStyle):
            style = found
            break
    around = brackets(ground, row)
    comma = flow_style(ground, row).comma if len(around.parts) > 1 else style.comma
    return _inserted(ground, around, index, in_brackets(value, style), comma)


def add_pair(ground: Ground, row: int, key: str, value: Value, order: Sequence[str]) -> list[Splice]:
    """A new pair of a mapping in brackets, in its place in the order."""
    style = flow_style(ground, row)
    names = [ground.layout.words[each] or "" for each, _ in ground.layout.pairs(row)]
    words = f"{style.key(key)}{style.colon}{in_brackets(value, style, key)}"
    return _inserted(ground, brackets(ground, row), place_in(names, key, order), words, style.comma)


def _inserted(ground: Ground, around: Brackets, index: int, words: str, comma: str) -> list[Splice]:
    text, parts = ground.text, around.parts
    if not parts:
        return _first(ground, around, words)
    if index == len(parts):
        return _behind(ground, around, words, comma)
    start = parts[index].start
    if not _is_own_line(ground, around, index):
        return [Splice(start, start, words + comma)]
    line = ground.line_start(start)
    return [Splice(line, line, f"{text[line:start]}{words},{ground.ending(line)}")]


def _first(ground: Ground, around: Brackets, words: str) -> list[Splice]:
    """The first part of an empty collection."""
    text, start, closing = ground.text, around.opening + 1, around.closing
    if not text[start:closing].strip(" "):
        return [Splice(start, closing, words)]
    if not ground.is_first(closing):
        return [Splice(closing, closing, words)]
    line = ground.line_start(closing)
    return [Splice(line, line, f"{' ' * (ground.column(closing) + 2)}{words}{ground.ending(line)}")]


def _behind(ground: Ground, around: Brackets, words: str, comma: str) -> list[Splice]:
    """A part behind the last one; a comma at the end stays a habit."""
    text, last = ground.text, around.parts[-1]
    sign = ground.comma(last.end)
    end = sign + 1 if sign >= 0 else last.end
    if not _is_own_line(ground, around, len(around.parts) - 1):
        return [Splice(last.end, last.end, f"{comma}{words}")]
    margin = text[ground.line_start(last.start) : last.start]
    missing, tail = ("", ",") if sign >= 0 else (",", "")
    line = ground.next_line(end)
    if line > around.closing:
        # The bracket closes on the line of the last part, and goes on doing so.
        return [Splice(end, end, f"{missing}{ground.ending(end)}{margin}{words}{tail}")]
    return [Splice(last.end, last.end, missing), Splice(line, line, f"{margin}{words}{tail}{ground.ending(line)}")]


def _is_own_line(ground: Ground, around: Brackets, index: int) -> bool:
    """Whether a part is the first thing on its line, below the bracket."""
    start = around.parts[index].start
    return ground.is_first(start) and ground.line_start(start) > around.opening


def remove_part(ground: Ground, row: int, index: int) -> list[Splice]:
    """An item or a pair in brackets taken out, with one comma."""
    around = brackets(ground, row)
    text, parts, part = ground.text, around.parts, around.parts[index]
    sign = ground.comma(part.end)
    end = sign + 1 if sign >= 0 else part.end
    is_last = index == len(parts) - 1
    line = ground.next_line(end)
    alone = is_last or parts[index + 1].start >= line
    if _is_own_line(ground, around, index) and alone and line <= around.closing:
        start = ground.above_comments(part.start)
        before = ground.comma(parts[index - 1].end) if index and is_last and sign < 0 else -1
        unneeded = [Splice(before, before + 1, "")] if before >= 0 else []
        return [*unneeded, Splice(start, line, "")]
    if len(parts) == 1:
        inner = text[around.opening + 1 : around.closing]
        is_bare = not inner.replace(text[part.start : part.end], "").strip(" ,")
        return [Splice(around.opening + 1, around.closing, "") if is_bare else Splice(part.start, end, "")]
    if is_last:
        before = parts[index - 1].end
        if "#" not in text[before : part.start]:
            return [Splice(before, part.end, "")]
        comma = ground.comma(before)
        return [Splice(comma, comma + 1, ""), Splice(part.start, part.end, "")]
    following = parts[index + 1].start
    gap = text[end:following]
    return [Splice(part.start, following if not gap.strip(" ") else end + len(gap) - len(gap.lstrip(" ")), "")]
