"""Reports for programs: the document as JSON, one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring

from okrcli.console import Policy
from okrcli.page.report import Report

_SAFE_INTEGER = 2**53
_DEEPEST = 4
_NEVER = frozenset((str, int, float, bool, type(None), Decimal, date))


def pieces(report: Report, policy: Policy) -> Iterator[str]:
    """The document of a report, record by record; the same report gives the same bytes."""
    del policy
    yield from _pieces(report.document(), _encoder(), 0)
    yield "\n"


def render(report: Report, policy: Policy) -> str:
    """The whole document of a report."""
    return "".join(pieces(report, policy))


def to_json(document: Mapping[str, object]) -> str:
    """A document as JSON: records on lines of their own, so that a diff of two tells which changed.

    Decimals become numbers, as integers where they are whole and every reader can hold them; dates become ISO text.

    >>> to_json({"a": Decimal("2.50"), "b": date(2026, 11, 22), "c": Decimal("1e3"), "d": []})
    '{"a": 2.5, "b": "2026-11-22", "c": 1000, "d": []}'
    """
    return "".join(_pieces(document, _encoder(), 0))


def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain)


def _pieces(value: object, encoder: json.JSONEncoder, depth: int) -> Iterator[str]:
    """A value: mappings and lists that hold records are opened, everything else is left to the encoder."""
    if depth > _DEEPEST or not _opens(value):
        yield encoder.encode(value)
        return
    margin = "\n" + " " * (depth + 1)
    between = margin
    if isinstance(value, dict):
        yield "{"
        for name, each in value.items():
            # The encoder sets itself up anew at each call, which is dear for a word.
            said = encode_basestring(each) if each.__class__ is str else "null" if each is None else None
            if said is None:
                yield f'{between}"{name}": '
                yield from _pieces(each, encoder, depth + 1)
            else:
                yield f'{between}"{name}": {said}'
            between = f",{margin}"
        yield f"{margin[:-1]}}}"
        return
    yield "["
    for each in value if isinstance(value, Sequence) else ():
        yield between
        yield from _pieces(each, encoder, depth + 1)
        between = f",{margin}"
    yield f"{margin[:-1]}]"


def _opens(value: object) -> bool:
    """Whether a value holds records: a list of mappings, at any depth of mappings."""
    if value.__class__ in _NEVER:
        return False
    if isinstance(value, dict):
        return any(each.__class__ not in _NEVER and _opens(each) for each in value.values())
    return isinstance(value, Sequence) and len(value) > 0 and isinstance(value[0], dict)


def _plain(value: object) -> int | float | str:
    if isinstance(value, Decimal):
        if value == value.to_integral_value() and abs(value) < _SAFE_INTEGER:
            return int(value)
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
