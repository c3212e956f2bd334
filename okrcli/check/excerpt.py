"""The lines of a file around a finding, cut where they are long."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.verdict import ExcerptLine
from okrcli.problem import Place
from okrcli.wording.lines import split_at, width
from okrcli.yamldoc import Document

LONGEST = 100
"""Characters of a line that are shown; of a longer one, those around the finding."""

_BEFORE = 40


def excerpt(document: Document, place: Place) -> tuple[ExcerptLine, ...]:
    """The first line of a place, and the line before it where that says something."""
    text = _line(document, place.line)
    begin = max(0, min(place.column - 1 - _BEFORE, len(text) - LONGEST)) if len(text) > LONGEST else 0
    return (*_before(document, place.line - 1, begin), _window(place.line, text, begin))


def _before(document: Document, number: int, begin: int) -> Iterator[ExcerptLine]:
    text = _line(document, number)
    if text[begin : begin + LONGEST].strip():
        yield _window(number, text, begin)


def _line(document: Document, number: int) -> str:
    from okrcli.check.secrets import veiled

    return veiled(document.line(number))


def _window(number: int, text: str, begin: int) -> ExcerptLine:
    return ExcerptLine(number, text[begin : begin + LONGEST], begin + 1, len(text) > begin + LONGEST)


def fitted(lines: tuple[ExcerptLine, ...], column: int, room: int | None) -> Iterator[ExcerptLine]:
    """The lines cut to the columns there are, around the place of the finding.

    Args:
        lines: as `excerpt` gives them.
        column: of the finding, from 1.
        room: columns for a line with its signs of what was cut; None for any number.
    """
    if room is None or all(_columns(line.text) <= room for line in lines):
        yield from lines
        return
    first = max(column - lines[-1].first - room // 3, 0) if lines else 0
    if _columns(lines[-1].text[: column - lines[-1].first]) < room * 2 // 3:
        first = 0
    for line in lines:
        cut_before = first > 0 or line.first > 1
        text, rest = split_at(line.text[first:], room - 1 - cut_before)
        if text.strip() or line is lines[-1]:
            yield ExcerptLine(line.number, text, line.first + first, line.cut or bool(rest))


def _columns(text: str) -> int:
    # A tab is shown as an arrow of four columns.
    return width(text) + 3 * text.count("\t")
