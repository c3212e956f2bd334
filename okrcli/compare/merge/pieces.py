"""A merged text in pieces, some of which have to be chosen by a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple


class Conflict(NamedTuple):
    """A stretch that both sides changed.

    Attributes:
        ours: how it is on our side.
        base: how it was; empty where it was not.
        theirs: how it is on their side.
    """

    ours: str
    base: str
    theirs: str

    def around(self, before: str, behind: str) -> Conflict:
        """The same with more text on all sides."""
        return Conflict(*(f"{before}{each}{behind}" for each in self))


Piece = str | Conflict


class Labels(NamedTuple):
    """What stands behind the markers of a conflict.

    Attributes:
        ours: name of our side.
        theirs: name of their side.
        size: how many signs a marker has.
        base: name of what both began with; None where that is not shown.
    """

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7
    base: str | None = None


def chosen(pieces: Iterable[Piece], side: Literal["ours", "theirs"]) -> str:
    """The text with every conflict resolved to one side."""
    return "".join(piece if isinstance(piece, str) else getattr(piece, side) for piece in pieces)


def conflicts(pieces: Iterable[Piece]) -> int:
    """How many conflicts there are."""
    return sum(isinstance(piece, Conflict) for piece in pieces)


def by_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces with every conflict stretched to whole lines; those that share a line become one.

    >>> by_lines(["a\\nb: ", Conflict("1", "", "2"), "  # c\\nd\\n"])
    ['a\\n', Conflict(ours='b: 1  # c\\n', base='b:   # c\\n', theirs='b: 2  # c\\n'), 'd\\n']
    """
    done: list[Piece] = []
    text, held = "", Conflict("", "", "")
    for piece in pieces:
        if not isinstance(piece, str):
            if not any(held):
                cut = text.rfind("\n") + 1
                done.append(text[:cut])
                held, text = held.around(text[cut:], ""), ""
            held = Conflict(*(f"{mine}{more}" for mine, more in zip(held, piece, strict=True)))
            continue
        if any(held):
            cut = (piece.find("\n") + 1 or len(piece)) if _is_open(held) else 0
            held, piece = held.around("", piece[:cut]), piece[cut:]
            if _is_open(held):
                continue
            done.append(held)
            held = Conflict("", "", "")
        text += piece
    return [piece for piece in (*done, held, text) if any(piece)]


def _is_open(conflict: Conflict) -> bool:
    """Whether its last line goes on behind it."""
    return any(each and not each.endswith("\n") for each in conflict)


def marked(pieces: Sequence[Piece], labels: Labels) -> str:
    """The text with markers around every conflict, as git writes them."""
    return "".join(piece if isinstance(piece, str) else _marked(piece, labels) for piece in by_lines(pieces))


def _marked(conflict: Conflict, labels: Labels) -> str:
    ours, base, theirs = (each if each.endswith("\n") or not each else f"{each}\n" for each in conflict)
    signs = [sign * labels.size for sign in "<|=>"]
    middle = f"{signs[1]} {labels.base}".rstrip() + f"\n{base}" if labels.base is not None else ""
    first, last = f"{signs[0]} {labels.ours}".rstrip(), f"{signs[3]} {labels.theirs}".rstrip()
    return f"{first}\n{ours}{middle}{signs[2]}\n{theirs}{last}\n"
