"""Reports as a workbook (ECMA-376): typed cells that can be sorted, filtered and computed with.

The same report gives the same bytes, whenever it is written. Texts are written as texts: nothing of them is a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from okrcli.page.blocks import Column, Table
from okrcli.page.cells import Cell
from okrcli.page.report import Report
from okrcli.wording.goals import Standing
from okrcli.wording.lines import safe, width
from okrcli.wording.words import Words, words_for

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Field
    from openpyxl.formatting.rule import DataBar
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SHARES = ("share", "gauge", "score")
_DAYS = ("day", "short-day", "month")
_FORMATS = {**dict.fromkeys(_SHARES, "0%"), **dict.fromkeys(_DAYS, "yyyy-mm-dd")}
_WHOLE, _BROKEN = "#,##0", "#,##0.0#####"
_NARROWEST, _WIDEST, _LINES = 8, 60, 50
_BAR = "FF9DB7DD"
# Excel takes no more in a cell (Excel specifications and limits), and no control characters at all.
_LONGEST = 32_767
_NO_CHARACTERS = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMPED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def payload(report: Report) -> bytes:
    """The table of a report as a workbook with one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    table = report.table()
    rows = [row.cells for group in table.groups for row in group.rows]
    sheet.title = report.kind
    _fill(sheet, table.columns, rows)
    _dress(sheet, table, rows)
    book.properties.title = f"{safe(report.edition.workspace)} · {report.kind}"
    book.properties.creator = "okr"
    return _settled(book, report.edition.today)


def _fill(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    from openpyxl.styles import Font

    words = words_for("en")
    for across, column in enumerate(columns, 1):
        field = _field(sheet, 1, across)
        _write(field, column.title or column.key)
        field.font = Font(bold=True)
    for down, row in enumerate(rows, 2):
        for across, cell in enumerate(row, 1):
            value = _value(cell, words)
            if value is not None:
                field = _field(sheet, down, across)
                _write(field, value)
                field.number_format = _format(cell.role, value)


def _field(sheet: Worksheet, down: int, across: int) -> Field:
    from openpyxl.cell.cell import Cell as Single

    field = sheet.cell(down, across)
    if not isinstance(field, Single):
        raise TypeError(field)
    return field


def _write(field: Field, value: str | int | float | Decimal | date) -> None:
    if isinstance(value, str):
        # Set apart from what openpyxl would make of it: a text that begins with = would be a formula.
        field.value = value.translate(_NO_CHARACTERS)[:_LONGEST]
        field.data_type = "s"
    else:
        field.value = value


def _format(role: str, value: object) -> str:
    if role == "quantity" and isinstance(value, int | float | Decimal):
        return _WHOLE if value == int(value) else _BROKEN
    return "General" if isinstance(value, str) else _FORMATS.get(role, "General")


def _value(cell: Cell, words: Words) -> str | int | float | Decimal | date | None:
    value = cell.value
    if isinstance(value, Standing):
        value = value.value
    if value is None or callable(value):
        return None
    if isinstance(value, str):
        return words.say(value, cell.role, cell.unit) if cell.role == "health" else safe(value)
    return value


def _dress(sheet: Worksheet, table: Table, rows: Sequence[Sequence[Cell]]) -> None:
    """What makes a sheet usable: names that stay in sight, filters, widths, and bars behind shares."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    last = max(2, len(rows) + 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{last}"
    for across, column in enumerate(table.columns):
        letter = get_column_letter(across + 1)
        cells = [row[across] for row in rows]
        sheet.column_dimensions[letter].width = _width(column, cells)
        if any(cell.role in _SHARES and cell.value is not None for cell in cells):
            sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", Rule("dataBar", dataBar=_bars()))


def _bars() -> DataBar:
    from openpyxl.formatting.rule import DataBar, FormatObject
    from openpyxl.styles.colors import Color

    return DataBar(cfvo=[FormatObject("num", val=0), FormatObject("num", val=1)], color=Color(rgb=_BAR))


def _width(column: Column, cells: Iterable[Cell]) -> float:
    """Enough for the usual line; a long one runs on or is cut."""
    texts = [safe(each.value) if isinstance(each.value, str) else "0000-00-00" for each in cells if each.value]
    # Three more for the arrow of the filter.
    longest = max((width(text) for text in texts[:_LINES]), default=0) + 2
    return float(min(_WIDEST, max(_NARROWEST, width(column.title or column.key) + 4, longest)))


def _settled(book: Workbook, today: date) -> bytes:
    """The bytes of a workbook without the time at which they are written."""
    raw, packed = BytesIO(), BytesIO()
    book.save(raw)
    stamp = datetime(today.year, today.month, today.day).isoformat().encode() + b"Z"
    with ZipFile(raw) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMPED.sub(rb"\g<1>" + stamp, content)
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content)
    return packed.getvalue()
