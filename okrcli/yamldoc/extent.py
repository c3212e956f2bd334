"""Where nodes really end: parsers put the marks of empty values and block scalars where they stopped looking."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"(?<![^ \t\r\n])#[^\r\n]*")
_PROPERTY = re.compile(r"[&!][^\s\[\]{},]*")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n)?")
_HEADER = re.compile(r"[|>][0-9+-]*")


def after_gap(text: str, offset: int) -> int:
    """Past blanks, line ends and comments."""
    # Two patterns in turn: possessive ones, which one would take, are wrong in Python before 3.11.5.
    # See https://github.com/python/cpython/issues/101955.
    blanks = _BLANKS.match(text, offset)
    while blanks and (comment := _COMMENT.match(text, blanks.end())):
        blanks = _BLANKS.match(text, comment.end())
    return blanks.end() if blanks else offset


def empty_value(text: str, key_end: int) -> int:
    """Where the empty value of a key belongs: right behind the colon, or behind the key if there is none."""
    colon = after_gap(text, key_end)
    return colon + 1 if text[colon : colon + 1] == ":" else key_end


def empty_item(text: str, offset: int) -> int:
    """Where an empty list item belongs: right behind its dash, which comes after `offset`."""
    dash = after_gap(text, offset)
    return dash + 1 if text[dash : dash + 1] == "-" else offset


def block_scalar(text: str, start: int, end: int, value: str) -> int:
    """Past the last character of a block scalar that belongs to its value, without its final line end.

    With `+` in its header the blank lines below are a part of the value, and the end is where they end.
    """
    header = _HEADER.match(text, content(text, start))
    if header is None or "+" in header[0]:
        return end
    if not value:
        return header.end()
    if header[0][0] == ">":
        return start + len(text[start:end].rstrip(" \t\r\n"))
    # Each line of a literal is one of the text, so blanks at its end are told from blank lines below it.
    for _ in range(value.rstrip("\n").count("\n") + 2):
        header = _LINE.match(text, header.end())
        if header is None:
            return end
    return header.end(1)


def content(text: str, start: int) -> int:
    """Past the anchor and the tag of a node, where it has them, to what it holds."""
    while text[start : start + 1] in ("&", "!"):
        property_ = _PROPERTY.match(text, start)
        start = after_gap(text, property_.end() if property_ else start + 1)
    return start


def tag(text: str, start: int) -> tuple[int, int]:
    """The stretch of the tag of a node, which comes before or after its anchor."""
    first = start
    if text[start : start + 1] == "&":
        anchor = _PROPERTY.match(text, start)
        start = after_gap(text, anchor.end() if anchor else start + 1)
    if text[start : start + 1] != "!":
        start = max(text.rfind("!", 0, first), 0)
    found = _PROPERTY.match(text, start)
    return start, found.end() if found else start + 1


def colon(text: str, start: int) -> int:
    """Where the colon of a pair without a key stands, near a mark that parsers set before or behind it."""
    if text[start - 1 : start] == ":":
        return start - 1
    found = after_gap(text, start)
    return found if text[found : found + 1] == ":" else start


def header(text: str, start: int) -> tuple[int, int]:
    """The stretch of the indicators of a block scalar, such as `|2-`."""
    start = content(text, start)
    found = _HEADER.match(text, start)
    return start, found.end() if found else start


def anchor_end(text: str, start: int) -> int:
    """Past the anchor that starts at an offset."""
    found = _PROPERTY.match(text, start)
    return found.end() if found else start
