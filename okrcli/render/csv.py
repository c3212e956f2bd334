"""Reports as CSV (RFC 4180): a row for each goal, values in full, nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from okrcli.console import Policy
from okrcli.page.cells import Cell
from okrcli.page.report import Report
from okrcli.wording.goals import Standing
from okrcli.wording.lines import safe
from okrcli.wording.words import Words, words_for

# A spreadsheet takes a text that begins with one of these for a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def pieces(report: Report, policy: Policy) -> Iterator[str]:
    """The table of a report: numbers as they stand in the file, shares as fractions of 1, days as ISO dates."""
    del policy
    table = report.table()
    words = words_for("en")
    yield _line([column.title or column.key for column in table.columns])
    for group in table.groups:
        for row in group.rows:
            yield _line([_value(cell, words) for cell in row.cells])


def _line(values: list[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(values)
    return stream.getvalue()


def _value(cell: Cell, words: Words) -> str:
    value = cell.value
    if value is None or callable(value):
        return ""
    if isinstance(value, Standing):
        value = value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool | int | float):
        return repr(value)
    if value is None:
        return ""
    text = words.say(value, cell.role, cell.unit) if cell.role == "health" else safe(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
