"""Headings at a terminal: what a part is about at one end of the line, its figures at the other."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.page.blocks import Heading
from okrcli.render.text.ansi import Span, columns, spans
from okrcli.render.text.flow import wrap
from okrcli.wording.words import Words

_RULE = "─"
_GAP = 3


def fits(heading: Heading, words: Words, measure: int) -> bool:
    """Whether both ends of a heading go on one line."""
    return columns(_left(heading, words)) + _GAP + columns(_right(heading, words)) <= measure


def draw_heading(heading: Heading, words: Words, aside: Words, measure: int) -> list[list[Span]]:
    """The line of a heading, or two where one has not the room.

    Args:
        heading: the heading.
        words: how its parts are said.
        aside: how what stands at the other end is said; in short where one heading of the page needs it.
        measure: the width of the page.
    """
    left, right = _left(heading, words), _right(heading, aside)
    free = measure - columns(left) - columns(right)
    if not right and heading.level != 2:
        return wrap(left, measure)
    if free < _GAP:
        below = wrap(right, measure)
        if columns(right) <= measure:
            below = [[(" " * (measure - columns(right)), "plain"), *right]]
        return [*wrap(left, measure), *below]
    if heading.level != 2:
        return [[*left, (" " * free, "plain"), *right]]
    rule = _RULE * (free - 1 - bool(right))
    return [[*left, (f" {rule}", "dim"), (" ", "plain"), *right]]


def _left(heading: Heading, words: Words) -> list[Span]:
    said = spans(heading.parts, words, "strong")
    return [(f"{_RULE * 2} ", "dim"), *said] if heading.level == 2 else said


def _right(heading: Heading, words: Words) -> list[Span]:
    return _spaced(spans(heading.aside, words))


def _spaced(parts: Sequence[Span]) -> list[Span]:
    spaced: list[Span] = []
    for part in parts:
        spaced += [("  ", "plain"), part] if spaced else [part]
    return spaced
