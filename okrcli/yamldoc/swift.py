"""The swift road from YAML text to plain Python: the lines that nearly every file is made of, at a glance.

It knows `key: value`, `- ` items, collections in brackets on one line and simple text blocks. At anything else it
gives up and the text takes the road through a real parser, so it need not know what is wrong, or even what is allowed.
"""

from __future__ import annotations

import re

from okrcli.yamldoc.brackets import KEYS, collection, learnt
from okrcli.yamldoc.scalars import SUSPECT, Refused, Unusual, resolve

_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,99}")
INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_DIGITS = frozenset("0123456789")
IN_QUOTES = re.compile(r"(?:\"([^\"\\]*)\"|'([^']*)')(?: +#.*)?")
_FOLD = re.compile(r"\n(\n*)")
_DEEPEST = 40
_LONGEST = 2**20
_USUAL_BYTES = bytes([10, 13, *range(0x20, 0x7F), *range(0x80, 0x100)])
_MARKS = (b"\r", b"<<<<<<<", b"=======", b">>>>>>>")
# What UTF-8 writes for C1 control characters (with NEL), LS, PS, byte order marks and characters that are none.
_STRANGE = (b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_CONTROL = tuple(bytes([0xC2, last]) for last in range(0x80, 0xA0))

_Group = dict[str, object]
_Open = list[tuple[int, _Group, list[object] | None]]
"""Open collections from the outermost: the column, and a group or, where the last is not None, a list."""


def read(raw: bytes, starts: dict[int, int] | None = None) -> object:
    """Reads a file that is made of the usual lines only.

    Args:
        raw: its bytes.
        starts: where to put the line, from 1, that each collection in a list begins at, by its identity.

    Raises:
        Unusual: it is not.
    """
    return _read(_lines(raw), {} if starts is None else starts)


def _read(lines: list[str], begun: dict[int, int]) -> object:
    top: _Group = {}
    opened: _Open = [(-1, top, None)]
    column, group, items = opened[0]
    waiting: str | None = ""  # the key whose value starts on a line below
    index, count, known, indicators = 0, len(lines), KEYS, INDICATORS
    while index < count:
        line = lines[index]
        index += 1
        rest = line.lstrip(" ")
        if not rest or rest[0] == "#":
            continue
        at = len(line) - len(rest)
        if rest[0] == "-":
            if waiting is not None or at != column or items is None:
                group, items = _settled(opened, at, waiting, True)
                column, waiting = at, None
            item = rest[1:].lstrip(" ")
            if items is None or not item or rest[1] != " ":
                raise Unusual
            if item[0] in indicators or not (": " in item or item[-1] == ":"):
                made = _value(item.rstrip(" "))
                items.append(made)
                begun[id(made)] = index
                continue
            column = at + len(rest) - len(item)
            group, rest = {}, item
            items.append(group)
            begun[id(group)] = index
            opened.append((column, group, None))
            items = None
        elif waiting is not None or at != column or items is not None:
            group, items = _settled(opened, at, waiting, False)
            column, waiting = at, None
        name, colon, value = rest.partition(":")
        key = known.get(name) or _learnt(name)
        if not colon or key in group or value[:1] not in " ":
            raise Unusual
        value = value.strip(" ")
        if not value or value[0] == "#":
            group[key], waiting = None, key
        elif value[0] == "|" or value[0] == ">":
            group[key], index = _block(lines, index, value, column)
        else:
            group[key] = _value(value)
    if not top:
        raise Unusual
    return top[""]


def _lines(raw: bytes) -> list[str]:
    """The lines of a file without tabs, conflict markers and characters that need a closer look."""
    if len(raw) > _LONGEST or raw.translate(None, _USUAL_BYTES):
        raise Unusual
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n")
    found = raw.__contains__
    if any(map(found, _MARKS)):
        raise Unusual
    if not raw.isascii() and (any(map(found, _STRANGE)) or (b"\xc2" in raw and any(map(found, _CONTROL)))):
        raise Unusual
    try:
        return raw.decode().split("\n")
    except UnicodeDecodeError:
        raise Unusual from None


def _settled(opened: _Open, at: int, waiting: str | None, is_item: bool) -> tuple[_Group, list[object] | None]:
    """Closes and opens collections until a line in column `at` has the one it belongs to."""
    column, group, items = opened[-1]
    if waiting is not None and (at > column or (is_item and at == column)):
        if len(opened) > _DEEPEST:
            raise Unusual
        made: _Group = {}
        found: list[object] | None = [] if is_item else None
        group[waiting] = made if found is None else found
        opened.append((at, made, found))
        return made, found
    while column > at:
        opened.pop()
        column, group, items = opened[-1]
    if items is not None and not is_item:
        opened.pop()
        column, group, items = opened[-1]
    if column != at or (items is not None) is not is_item:
        raise Unusual
    return group, items


def _learnt(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise Unusual
    return learnt(key)


def _value(word: str) -> object:
    first = word[0]
    if first in INDICATORS:
        if first in "[{":
            return collection(word)
        if first in "\"'":
            match = IN_QUOTES.fullmatch(word)
            if match:
                return match[1] or match[2] or ""
        if first != "-" or word[1:2] not in _DIGITS:
            raise Unusual
    if "#" in word and " #" in word:
        word = word[: word.index(" #")].rstrip(" ")
    if ":" in word and (": " in word or word[-1] == ":"):
        raise Unusual
    if first in SUSPECT:
        value = resolve(word)
        if value.__class__ is Refused:
            raise Unusual
        return value
    return word


def _block(lines: list[str], index: int, header: str, column: int) -> tuple[str, int]:
    """The text of a block scalar whose first line is `index`, and the index of the line behind it."""
    if header not in ("|", "|-", ">", ">-"):
        raise Unusual
    indent, body, count = 0, [], len(lines)
    while index < count:
        line = lines[index]
        rest = line.lstrip(" ")
        at = len(line) - len(rest)
        if (not rest and at > indent) or (not indent and at <= column):
            raise Unusual
        if rest and indent and at < indent:
            break
        indent = indent or at
        if rest[:1] == " " or (header[0] == ">" and at > indent):
            raise Unusual
        body.append(line[indent:])
        index += 1
    if index == count and lines[-1]:
        raise Unusual
    while not body[-1]:
        body.pop()
    text = "\n".join(body)
    if header[0] == ">":
        text = _FOLD.sub(lambda match: match[1] or " ", text)
    return (text if header[1:] else text + "\n"), index
