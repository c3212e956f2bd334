"""Running text: lines broken at words, by the columns they take."""

from __future__ import annotations

from collections.abc import Iterable

from okrcli.render.text.ansi import Span, columns
from okrcli.wording.lines import split_at, width

# Signs that stay with the word before them: a line never begins with one.
_BOUND = frozenset(("%", "×", "=", "/", "→", "–"))


def wrap(text: Iterable[Span], room: int, indent: int = 0, hang: int | None = None) -> list[list[Span]]:
    """A text in lines of at most so many columns.

    Args:
        text: the text.
        room: columns of a line, its indent among them.
        indent: blanks before the first line.
        hang: blanks before the other lines; default: as before the first.
    """
    margin, later = " " * indent, " " * (indent if hang is None else hang)
    lines: list[list[Span]] = [[(margin, "plain")]]
    empty = True
    for word in _words(text):
        taken = columns(word)
        if not empty and columns(lines[-1]) + 1 + taken > room:
            lines.append([(later, "plain")])
            empty = True
        if not empty:
            before = lines[-1][-1][1]
            lines[-1].append((" ", before if before == word[0][1] else "plain"))
        for piece in _torn(word, room - columns(lines[-1]), room - len(later)):
            if piece is None:
                lines.append([(later, "plain")])
            else:
                lines[-1].append(piece)
        empty = False
    return lines


def _words(text: Iterable[Span]) -> list[list[Span]]:
    """Words, each of one or more pieces; a sign that belongs to the word before is part of it."""
    words: list[list[Span]] = [[]]
    for said, style in text:
        for index, part in enumerate(said.split(" ")):
            if index and part in _BOUND and words[-1]:
                words[-1].append((f" {part}", style))
            elif index:
                words.append([(part, style)])
            else:
                words[-1].append((part, style))
    return [word for word in words if columns(word)]


def _torn(word: list[Span], left: int, room: int) -> list[Span | None]:
    """The pieces of a word; one that is longer than a line is torn, and None stands for a new line."""
    if columns(word) <= left:
        return list(word)
    pieces: list[Span | None] = []
    for text, style in word:
        rest = text
        while width(rest) > left:
            head, rest = split_at(rest, left)
            if not head and left == room:
                head, rest = rest[:1], rest[1:]
            pieces += [(head, style), None]
            left = room
        pieces.append((rest, style))
        left -= width(rest)
    return pieces
