"""Text in lines of a terminal's width."""

from __future__ import annotations

from okrcli.wording.lines import split_at, width


def wrapped(text: str, room: int | None) -> list[str]:
    """The lines of a text, broken between words where it is too long; a word that is longer is broken in itself.

    Args:
        text: on one line.
        room: columns; None for a line of any length.

    >>> wrapped("to hold a level", 7), wrapped("", 7)
    (['to hold', 'a level'], [''])
    """
    if room is None or width(text) <= room:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line) > room:
            piece, line = split_at(line, max(room, 2))
            lines.append(piece)
    return [*lines, line] if line else lines
