"""The user's text in the documents of other programs: nothing in it ends a line, a string or an element."""

from __future__ import annotations

import re

from okrcli.wording.lines import safe

_LINE_END = re.compile(r"\r\n|\r|\n")
# XML 1.0 has no place for these two; every other letter that `safe` leaves is one of its characters.
# https://www.w3.org/TR/xml/#charsets
_NO_LETTERS = {0xFFFE: "\N{REPLACEMENT CHARACTER}", 0xFFFF: "\N{REPLACEMENT CHARACTER}"}


def plain(text: str) -> str:
    """A text to be read by people: its lines stay, other control characters become visible signs.

    What turns the direction of writing around is removed; a letter outside Unicode becomes a replacement sign.

    >>> plain("two\\r\\nlines\\x1b[2J")
    'two\\nlines␛[2J'
    """
    return "\n".join(map(safe, _LINE_END.split(text))).translate(_NO_LETTERS)


def json_text(data: object, indent: int | None = None) -> str:
    """Data as JSON; what is not printable is escaped, and reads back as it was.

    So no letter of it ends a line, not even for readers that end lines at U+2028, and a terminal obeys none; half of
    a surrogate pair, as in a file name that is not UTF-8, does not keep the rest from being written.

    Args:
        data: of dicts, lists, text, numbers, booleans and None.
        indent: spaces at each level; None for one line.

    >>> json_text({"title": "żółw\\u2028\\x1b"})
    '{"title": "żółw\\\\u2028\\\\u001b"}'
    """
    from json import dumps

    text = dumps(data, ensure_ascii=False, indent=indent)
    if all(map(str.isprintable, text.split("\n"))):
        return text
    return "".join(letter if letter.isprintable() or letter == "\n" else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
