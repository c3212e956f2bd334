"""Comments: written where a line has room for one, changed, or taken out."""

from __future__ import annotations

from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.layout import BLOCK
from okrcli.yamldoc.refused import NotPossible
from okrcli.yamldoc.splice import Splice

_WIDEST = 120
_BLANKS = " \t"


def write(ground: Ground, number: int, words: str) -> list[Splice]:
    """A comment at the end of a line, or on a line of its own above it.

    Args:
        ground: the document.
        number: of the line, from 1.
        words: the comment, from its `#` on.
    """
    text, start = ground.text, _start(ground, number)
    end = ground.line_end(start)
    gap = "" if start == end else " " if text[end - 1] in _BLANKS or " #" in text[start:end] else "  "
    has_room = takes_comment(ground, end)
    if has_room and end - start + len(gap) + len(words) <= _WIDEST:
        return [Splice(end, end, gap + words)]
    layout = ground.layout
    if not layout.in_scalar(start) or layout.starts[layout.row_at(start)] == start:
        line = text[start:end]
        margin = line[: len(line) - len(line.lstrip(" "))]
        return [Splice(start, start, f"{margin}{words}{ground.ending(start)}")]
    if has_room:
        return [Splice(end, end, gap + words)]
    raise NotPossible("it is in the middle of a text, which takes no comments", start)


def change(ground: Ground, number: int, old: str, words: str) -> list[Splice]:
    """Other words in the place of a comment, or of a part of one; none take it out, with its line if it was alone.

    Args:
        ground: the document.
        number: of the line, from 1.
        old: the comment, or the part of it.
        words: what comes there.
    """
    text, start = ground.text, _start(ground, number)
    end = ground.line_end(start)
    at = text.find(old, start, end)
    while at >= 0 and not takes_comment(ground, at):
        at = text.find(old, at + 1, end)
    if at < 0:
        raise NotPossible("the comment is not there", start)
    if words:
        return [Splice(at, at + len(old), words)]
    before, behind = text[start:at].rstrip(_BLANKS), text[at + len(old) : end]
    if not before and not behind.strip(_BLANKS):
        return [Splice(start, ground.next_line(start), "")]
    # The blanks before it go too, where none are needed, or others are there.
    is_parted = not behind.strip(_BLANKS) or (before and behind[0] in _BLANKS)
    return [Splice(start + len(before) if is_parted else at, at + len(old), "")]


def takes_comment(ground: Ground, offset: int) -> bool:
    """Whether a comment may stand at an offset: in no value, but behind the header of a text block."""
    layout = ground.layout
    if not layout.kinds or not layout.in_scalar(offset):
        return True
    row = layout.row_at(offset)
    return layout.kinds[row] == BLOCK and ground.line_start(layout.starts[row]) == ground.line_start(offset)


def _start(ground: Ground, number: int) -> int:
    start = 0
    for _ in range(number - 1):
        start = ground.next_line(start)
    if start >= len(ground.text) and number > 1:
        raise NotPossible(f"there is no line {number}", len(ground.text))
    return start
