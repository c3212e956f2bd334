"""Comments and blank lines of three texts: what either side wrote stays."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\n]*")


def merged(base: str, ours: str, theirs: str, column: int) -> str:
    """What stands between two parts, merged.

    A side that changed nothing gives way. Where both changed comments, theirs follow ours on lines of their own.

    Args:
        base: how it was.
        ours: how it is on our side; it ends with LF where comments may follow.
        theirs: how it is on their side.
        column: for comments on lines of their own.

    >>> merged("  # a\\n", "  # a, b\\n", "  # a, c\\n", 2)
    '  # a, b\\n  # a, c\\n'
    """
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    before, mine, yours = (_comments(text) for text in (base, ours, theirs))
    if yours in (before, mine):
        return ours
    if mine == before:
        return theirs
    return ours + "".join(f"{' ' * column}{each}\n" for each in yours if each not in (*before, *mine))


def _comments(text: str) -> list[str]:
    return [found.strip() for found in _COMMENT.findall(text)]
