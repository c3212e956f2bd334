"""Reports for programs: the document as JSON, one record a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from okrcli.console import Policy
from okrcli.page.report import Report

_SAFE_INTEGER = 2**53
_DEEPEST = 4


def render(report: Report, policy: Policy) -> str:
    """The document of a report; the same report gives the same bytes."""
    del policy
    return to_json(report.document()) + "\n"


def to_json(document: Mapping[str, object]) -> str:
    """A document as JSON: records on lines of their own, so that a diff of two tells which changed.

    Decimals become numbers, as integers where they are whole and every reader can hold them; dates become ISO text.

    >>> to_json({"a": Decimal("2.50"), "b": date(2026, 11, 22), "c": Decimal("1e3"), "d": []})
    '{"a": 2.5, "b": "2026-11-22", "c": 1000, "d": []}'
    """
    return "".join(_lines(document, json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain), 0))


def _lines(value: object, encoder: json.JSONEncoder, depth: int) -> list[str]:
    """A value in pieces: mappings and lists that hold records are opened, everything else is left to the encoder."""
    if depth > _DEEPEST or not _opens(value):
        return [encoder.encode(value)]
    margin = "\n" + " " * (depth + 1)
    pieces = []
    if isinstance(value, dict):
        for name, each in value.items():
            pieces += [",", margin, encoder.encode(name), ": ", *_lines(each, encoder, depth + 1)]
        return ["{", *pieces[1:], margin[:-1], "}"]
    for each in value if isinstance(value, list | tuple) else ():
        pieces += [",", margin, *_lines(each, encoder, depth + 1)]
    return ["[", *pieces[1:], margin[:-1], "]"]


def _opens(value: object) -> bool:
    """Whether a value holds records: a list of mappings, at any depth of mappings."""
    if isinstance(value, dict):
        return any(_opens(each) for each in value.values() if isinstance(each, dict | list | tuple))
    return isinstance(value, list | tuple) and bool(value) and isinstance(value[0], dict)


def _plain(value: object) -> int | float | str:
    if isinstance(value, Decimal):
        if value == value.to_integral_value() and abs(value) < _SAFE_INTEGER:
            return int(value)
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
