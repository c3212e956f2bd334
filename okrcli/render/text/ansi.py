"""Styled text for a terminal: spans of one style each, painted at the very end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from okrcli.page.cells import Cell, Inline
from okrcli.wording.healths import Style
from okrcli.wording.lines import ELLIPSIS, cut, width
from okrcli.wording.words import Words

Span = tuple[str, Style]
"""A piece of text and the part it plays."""

CODES: dict[Style, str] = {
    "plain": "",
    "strong": "1",
    "dim": "2",
    "good": "32",
    "warn": "33",
    "bad": "31",
    "silent": "35",
}
"""How each style is written (ECMA-48, Select Graphic Rendition)."""


def say(cell: Cell | str, words: Words) -> Span:
    """A cell in characters."""
    if isinstance(cell, str):
        return cell, "plain"
    return words.say(cell.value, cell.role, cell.unit, cell.beside), cell.style


def spans(inline: Inline, words: Words, style: Style = "plain") -> list[Span]:
    """A line of cells in characters.

    Args:
        inline: the line.
        words: how things are said.
        style: what plain pieces become.
    """
    said = [say(each, words) for each in inline]
    return said if style == "plain" else [(text, style if own == "plain" else own) for text, own in said]


def columns(line: Iterable[Span]) -> int:
    """How many columns a line takes."""
    return sum(width(text) for text, _ in line)


def fit(line: Sequence[Span], room: int) -> list[Span]:
    """A line in at most so many columns, cut at its end."""
    if columns(line) <= room:
        return list(line)
    kept: list[Span] = []
    for text, style in line:
        left = room - columns(kept)
        if width(text) > left:
            short = cut(text, left) or ELLIPSIS[:left]
            return [*kept, (short, style)] if left > 0 else kept
        kept.append((text, style))
    return kept


def merged(line: Iterable[Span]) -> list[Span]:
    """A line with neighbours of one style made one."""
    kept: list[Span] = []
    for text, style in line:
        if kept and kept[-1][1] == style:
            kept[-1] = (kept[-1][0] + text, style)
        elif text:
            kept.append((text, style))
    return kept


def paint(line: Iterable[Span], colour: bool) -> str:
    """A line as it is written, without blanks at its end."""
    if not colour:
        return "".join(text for text, _ in line).rstrip()
    return "".join(_painted(text, style) for text, style in merged(line)).rstrip()


def _painted(text: str, style: Style) -> str:
    code = CODES[style]
    if not code or not text.strip():
        return text
    bare = text.strip(" ")
    before, after = text.split(bare, 1) if bare != text else ("", "")
    return f"{before}\x1b[{code}m{bare}\x1b[0m{after}"
