"""Text in lines of a terminal's width."""

from __future__ import annotations

import re

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


def folded(line: str, room: int | None) -> list[str]:
    """A line of YAML in several that say the same: broken behind the commas of a flow map, or between words.

    Args:
        line: with its indentation.
        room: columns; None for a line of any length.

    >>> print(*folded("  - {id: nps, title: They recommend us, kind: maintain, min: 40}", 34), sep="\\n")
      - {id: nps,
         title: They recommend us,
         kind: maintain, min: 40}
    """
    if room is None or width(line) <= room:
        return [line]
    begin = _BEGIN.match(line)
    deeper = begin.end() if begin else len(line) - len(line.lstrip()) + 2
    joint = ", " if begin else " "
    first, *rest = line[deeper if begin else deeper - 2 :].split(joint)
    lines = [(line[:deeper] if begin else " " * (deeper - 2)) + first]
    for part in rest:
        longer = f"{lines[-1]}{joint}{part}"
        if width(longer) < room:
            lines[-1] = longer
        else:
            lines[-1] += joint.rstrip()
            lines.append(" " * deeper + part)
    return lines


# Up to the brace of a flow map, which the lines that follow stand under.
_BEGIN = re.compile(r"[ \w:-]*\{(?=\w)")
