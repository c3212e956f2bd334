"""Reports for programs: the document as JSON, one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from okrcli.console import Policy
from okrcli.page.report import Report

_SAFE_INTEGER = 2**53
_DEEPEST = 4


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
    between = ""
    if isinstance(value, dict):
        yield "{"
        for name, each in value.items():
            yield f"{between}{margin}{encoder.encode(name)}: "
            yield from _pieces(each, encoder, depth + 1)
            between = ","
        yield f"{margin[:-1]}}}"
        return
    yield "["
    for each in value if isinstance(value, Sequence) else ():
        yield f"{between}{margin}"
        yield from _pieces(each, encoder, depth + 1)
        between = ","
    yield f"{margin[:-1]}]"


def _opens(value: object) -> bool:
    """Whether a value holds records: a list of mappings, at any depth of mappings."""
    if isinstance(value, dict):
        return any(_opens(each) for each in value.values() if not isinstance(each, str))
    return isinstance(value, Sequence) and not isinstance(value, str) and len(value) > 0 and isinstance(value[0], dict)


def _plain(value: object) -> int | float | str:
    if isinstance(value, Decimal):
        if value == value.to_integral_value() and abs(value) < _SAFE_INTEGER:
            return int(value)
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
