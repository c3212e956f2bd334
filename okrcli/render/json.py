"""Reports for programs: the document as JSON, one record a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring

from okrcli.console import Policy
from okrcli.page.report import Report

_SAFE_INTEGER = 2**53
_DEEPEST = 4
_RECORD = 3  # how deep it stands: document, data, list
_NEVER = frozenset((str, int, float, bool, type(None), Decimal, date))

Encode = Callable[[object], str]
"""A value on one line."""


def pieces(report: Report, policy: Policy) -> Iterator[str]:
    """The document of a report, record by record; the same report gives the same bytes."""
    del policy
    yield from _pieces(report.document(), _encoder(), 0)
    yield "\n"


def render(report: Report, policy: Policy) -> str:
    """The whole document of a report."""
    return "".join(pieces(report, policy))


def encoder() -> Callable[[object], bytes]:
    """What encodes a record of the longest list of a document, as it stands there; the list may hold it like that."""
    encode = _encoder()
    return lambda record: _text(record, encode, _RECORD).encode()


def to_json(document: Mapping[str, object]) -> str:
    """A document as JSON: records on lines of their own, so that a diff of two tells which changed.

    Decimals become numbers, as integers where they are whole and every reader can hold them; dates become ISO text.

    >>> to_json({"a": Decimal("2.50"), "b": date(2026, 11, 22), "c": Decimal("1e3"), "d": []})
    '{"a": 2.5, "b": "2026-11-22", "c": 1000, "d": []}'
    """
    return _text(document, _encoder(), 0)


def _encoder() -> Encode:
    # An encoder of the library sets itself up anew at each call, which is dear for a word: this one is set up once.
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain).encode
    swift = make(None, _plain, encode_basestring, None, ": ", ", ", False, False, False)
    return lambda value: "".join(swift(value, 0))


def _pieces(value: object, encode: Encode, depth: int) -> Iterator[str]:
    """A value: mappings and lists that hold records are opened, each record is a piece."""
    if depth > _DEEPEST or not _opens(value):
        yield encode(value)
        return
    margin = "\n" + " " * (depth + 1)
    between = margin
    if isinstance(value, dict):
        yield "{"
        for name, each in value.items():
            yield f'{between}"{name}": '
            yield from _pieces(each, encode, depth + 1)
            between = f",{margin}"
        yield f"{margin[:-1]}}}"
        return
    yield "["
    for each in value if isinstance(value, Sequence) else ():
        yield between + _text(each, encode, depth + 1)
        between = f",{margin}"
    yield f"{margin[:-1]}]"


def _text(value: object, encode: Encode, depth: int) -> str:
    """The same in one piece."""
    if isinstance(value, bytes):
        return value.decode()
    if depth > _DEEPEST or not _opens(value):
        return encode(value)
    margin = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        said = [
            f'"{name}": {encode(each) if each.__class__ in _NEVER else _text(each, encode, depth + 1)}'
            for name, each in value.items()
        ]
        return f"{{{margin}{f',{margin}'.join(said)}{margin[:-1]}}}"
    items = [_text(each, encode, depth + 1) for each in value] if isinstance(value, Sequence) else []
    return f"[{margin}{f',{margin}'.join(items)}{margin[:-1]}]"


def _opens(value: object) -> bool:
    """Whether a value holds records: a list of mappings, at any depth of mappings."""
    if value.__class__ in _NEVER:
        return False
    if isinstance(value, dict):
        return any(each.__class__ not in _NEVER and _opens(each) for each in value.values())
    return isinstance(value, Sequence) and len(value) > 0 and isinstance(value[0], (dict, bytes))


def _plain(value: object) -> int | float | str | list[object]:
    if isinstance(value, Decimal):
        near = float(value)
        # The nearest float to a fraction may be whole, but never the other way round.
        if near.is_integer() and abs(near) < _SAFE_INTEGER and value == value.to_integral_value():
            return int(value)
        return near
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence):
        return list(value)
    raise TypeError(type(value).__name__)
