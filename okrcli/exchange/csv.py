"""CSV as any program writes it, and as every spreadsheet reads it: a row a key result, or a row a check-in."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal

from okrcli.exchange.columns import header_at
from okrcli.exchange.draft import Aim, Harvest, Remark, Source, text_of
from okrcli.exchange.figures import COMMA
from okrcli.exchange.outgoing import Export, Plain, columns_of, rows_of
from okrcli.exchange.rows import Table, read_table

_SEPARATORS = ",;\t|"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# A spreadsheet takes a text that begins with one of these for a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read(source: Source, aim: Aim) -> Harvest:
    """The goals of a CSV file."""
    table = table_of(source, aim)
    if table is None:
        return Harvest(bad=(Remark(source.name, "there is nothing in it"),))
    return read_table(table, aim)


def headings(source: Source, aim: Aim) -> list[str]:
    """The headings of a CSV file."""
    table = table_of(source, aim)
    return [heading for heading in table.header if heading] if table is not None else []


def table_of(source: Source, aim: Aim) -> Table | None:
    """The table in a CSV file; None where there is nothing in it.

    Commas, semicolons, tabs or bars separate its cells; titles above its header are passed over.
    """
    text = text_of(source)
    lines = text.splitlines()
    told = next((line[4:5] for line in lines[:1] if line.lower().startswith("sep=")), None)
    body = text.split("\n", 1)[1] if told and "\n" in text else text
    csv.field_size_limit(2**24)
    separator = told or _separator(body)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    rows = []
    begins = 2 if told else 1
    for cells in reader:
        rows.append((begins, cells))
        begins = reader.line_num + (2 if told else 1)
    top = header_at([cells for _, cells in rows[:20]], list(aim.columns))
    if top is None:
        return None
    header = [heading.strip().lstrip("'") for heading in rows[top][1]]
    return Table(
        source.name,
        header,
        [(number, list(map(_bare, cells))) for number, cells in rows[top + 1 :]],
        COMMA if separator == ";" else None,
    )


def _bare(cell: str) -> str:
    """A cell without the quote that keeps a spreadsheet from computing it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r") else cell


def _separator(text: str) -> str:
    first = [line for line in text.splitlines()[:30] if line.strip()]
    return max(
        _SEPARATORS, key=lambda sign: (max((line.count(sign) for line in first), default=0), -_SEPARATORS.index(sign))
    )


def write(export: Export) -> bytes:
    """An export as CSV (RFC 4180), UTF-8: days as ISO dates, numbers in full, nothing that a spreadsheet computes."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns_of(export))
    writer.writerows([_cell(value) for value in row] for row in rows_of(export))
    return stream.getvalue().encode()


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    text = str(value) if isinstance(value, float | int) else _UNPRINTABLE.sub("\ufffd", value)
    return f"'{text}" if text.startswith(_FORMULA) and isinstance(value, str) else text
