"""A text with some stretches of it exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Splice(NamedTuple):
    """What to put in the place of a stretch of a text.

    Attributes:
        start: offset of its first character.
        end: offset past its last one; `start` for an insertion.
        text: what comes there.
    """

    start: int
    end: int
    text: str


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """The text with all splices made, which may not overlap.

    >>> spliced("abcdef", [Splice(4, 5, ""), Splice(1, 1, "-")])
    'a-bcdf'
    """
    parts: list[str] = []
    position = 0
    for splice in sorted(splices, key=lambda each: (each.start, each.end)):
        if splice.start < position:
            raise ValueError(f"splices overlap at {splice.start}")
        parts += [text[position : splice.start], splice.text]
        position = splice.end
    return "".join([*parts, text[position:]])
