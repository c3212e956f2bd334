"""Merged parts put together to the text of a collection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.compare.merge.parts import Awkward
from okrcli.compare.merge.pieces import Piece

ABSENT = object()
"""What an item is on the side that has deleted it."""


class Outcome(NamedTuple):
    """A merged value or part.

    Attributes:
        pieces: its text.
        ours: what it is with every conflict resolved to our side; ABSENT where it is not there then.
        theirs: the same for their side.
        lead: what stands before a part.
        whole: whether the pieces begin at the start of a line, indentation included.
    """

    pieces: Sequence[Piece]
    ours: object
    theirs: object
    lead: str = ""
    whole: bool = False


class Frame(NamedTuple):
    """How a collection is written around its parts.

    Attributes:
        intro: what stands before its first part.
        outro: what stands behind its last part; empty where each is on lines of its own.
        separator: what stands between parts in brackets; empty where each is on lines of its own.
        column: of its parts.
        inline: whether the first part stands on the line of a dash.
    """

    intro: str
    outro: str
    separator: str
    column: int
    inline: bool


def composed(frame: Frame, parts: Sequence[Outcome], sort: type) -> list[Piece]:
    """The text of a collection with its merged parts.

    Raises:
        Awkward: a conflict is about a part that cannot be told from its line.
    """
    if not parts:
        return [_nothing(frame, sort)]
    return _in_brackets(frame, parts) if frame.separator else _on_lines(frame, parts)


def _nothing(frame: Frame, sort: type) -> str:
    signs = "[]" if sort is list else "{}"
    if frame.separator:
        return frame.intro[: frame.intro.index(signs[0])] + signs
    return f" {signs}" + ("\n" if frame.inline else frame.intro)


def _in_brackets(frame: Frame, parts: Sequence[Outcome]) -> list[Piece]:
    pieces: list[Piece] = []
    for part in parts:
        if part.whole:
            raise Awkward
        before = part.lead if "," in part.lead else frame.separator
        pieces += [before if pieces else frame.intro, *part.pieces]
    return [*pieces, frame.outro]


def _on_lines(frame: Frame, parts: Sequence[Outcome]) -> list[Piece]:
    pieces: list[Piece] = [frame.intro]
    margin = " " * frame.column
    for index, part in enumerate(parts):
        if part.whole:
            if index == 0 and frame.inline:
                raise Awkward
            pieces += part.pieces
        elif index == 0 and frame.inline:
            comments = [line.strip() for line in part.lead.splitlines()]
            pieces += [*part.pieces, *(f"{margin}{each}\n" for each in comments if each)]
        else:
            pieces += [part.lead + margin, *part.pieces]
    return pieces
