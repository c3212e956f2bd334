"""From bytes to text: UTF-8 without control characters."""

from __future__ import annotations

import re

from okrcli.yamldoc import refusal
from okrcli.yamldoc.refusal import Refusal

LONGEST = 8 * 2**20
"""Bytes of a file that is read."""

BOM = b"\xef\xbb\xbf"

_WIDE = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_GOOD_BYTES = bytes([9, 10, 13, *range(0x20, 0x7F), *range(0x80, 0x100)])
_BAD_CHARACTER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_BAD_BEYOND_ASCII = re.compile("[\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")


def decode(raw: bytes) -> str:
    """The text of a file as well as it can be shown, without its byte order mark.

    Bytes that are not UTF-8 become replacement characters; nothing is shown of a file that is too long.
    """
    if len(raw) > LONGEST:
        return ""
    for mark, encoding in _WIDE.items():
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    return raw.removeprefix(BOM).decode("utf-8", "replace")


def checked(raw: bytes) -> str:
    """The text of a file without its byte order mark.

    Raises:
        Refusal: OKR003 or OKR005; its offsets count in what `decode` gives.
    """
    if len(raw) > LONGEST:
        raise refusal.too_long(LONGEST)
    body = raw.removeprefix(BOM)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise _undecodable(raw, body, error) from None
    if body.translate(None, _GOOD_BYTES):
        raise _control(text)
    if not body.isascii() and _BAD_BEYOND_ASCII.search(text):
        raise _control(text)
    return text


def _undecodable(raw: bytes, body: bytes, error: UnicodeDecodeError) -> Refusal:
    for mark, encoding in _WIDE.items():
        if raw.startswith(mark):
            return refusal.other_encoding(encoding.upper())
    # A NUL before the first bad byte says more than the byte: the encoding has two bytes a character.
    early = body[: error.start].find(b"\0")
    if early >= 0:
        return refusal.control_character("\0", len(body[:early].decode()))
    start = len(body[: error.start].decode())
    return refusal.bad_byte(body[error.start], start)


def _control(text: str) -> Refusal:
    found = _BAD_CHARACTER.search(text)
    start = found.start() if found else 0
    return refusal.control_character(text[start], start)
