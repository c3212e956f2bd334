"""The lines of a file around a finding, cut where they are long."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.verdict import ExcerptLine
from okrcli.problem import Place
from okrcli.yamldoc import Document

LONGEST = 100
"""Characters of a line that are shown; of a longer one, those around the finding."""

_BEFORE = 40


def excerpt(document: Document, place: Place) -> tuple[ExcerptLine, ...]:
    """The first line of a place, and the line before it where that says something."""
    text = document.line(place.line)
    begin = max(0, min(place.column - 1 - _BEFORE, len(text) - LONGEST)) if len(text) > LONGEST else 0
    return (*_before(document, place.line - 1, begin), _window(place.line, text, begin))


def _before(document: Document, number: int, begin: int) -> Iterator[ExcerptLine]:
    text = document.line(number)
    if text[begin : begin + LONGEST].strip():
        yield _window(number, text, begin)


def _window(number: int, text: str, begin: int) -> ExcerptLine:
    return ExcerptLine(number, text[begin : begin + LONGEST], begin + 1, len(text) > begin + LONGEST)
