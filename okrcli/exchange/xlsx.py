"""Workbooks (ECMA-376): each sheet with goals in it is read, and one sheet is written."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from okrcli.exchange.columns import field_of, header_at, mapped
from okrcli.exchange.draft import Aim, Harvest, Remark, Source, joined
from okrcli.exchange.figures import POINT
from okrcli.exchange.outgoing import Export, columns_of, rows_of
from okrcli.exchange.periods import day_of
from okrcli.exchange.rows import Table, read_table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

_TOP = 20
_LONGEST = 32_767
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


def read(source: Source, aim: Aim) -> Harvest:
    """The goals of a workbook: of all its sheets that have columns which are known."""
    tables = _tables(source, aim)
    if tables is None:
        return Harvest(bad=(Remark(source.name, "this is not a workbook; save it as .xlsx"),))
    found, left = [], []
    for table in tables:
        there = {heading.casefold() for heading in table.header}
        own = {heading: field for heading, field in aim.columns.items() if heading.casefold() in there}
        if own or any(map(field_of, table.header)):
            found.append(read_table(table, aim._replace(columns=own)))
        else:
            left.append(Remark(table.name, "the sheet was left out: none of its columns names objectives"))
    every = [heading for table in tables for heading in table.header]
    mapped(every, aim.columns)
    return joined([*found, Harvest(remarks=tuple(left))])


def headings(source: Source, aim: Aim) -> list[str]:
    """The headings of all sheets with columns that are known, each once."""
    tables = [table for table in _tables(source, aim) or () if any(map(field_of, table.header))]
    return list(dict.fromkeys(heading for table in tables for heading in table.header if heading))


def _tables(source: Source, aim: Aim) -> list[Table] | None:
    """The table of each sheet that has one; None where this is no workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(BytesIO(source.raw), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError):
        return None
    tables = []
    for sheet in book.worksheets:
        rows = [(number, [_text(cell) for cell in cells]) for number, cells in enumerate(sheet.iter_rows(), 1)]
        top = header_at([cells for _, cells in rows[:_TOP]], list(aim.columns))
        if top is not None:
            header = [heading.strip() for heading in rows[top][1]]
            tables.append(Table(f"{source.name}:{sheet.title}", header, rows[top + 1 :], POINT))
    return tables


def _text(cell: Cell | MergedCell | ReadOnlyCell | EmptyCell) -> str:
    """A cell as text: a day in ISO form, a number with a point, a share with its percent sign."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return day_of(value).isoformat() if value.time() == time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if "%" in str(getattr(cell, "number_format", "")):
            return f"{(number * 100).normalize():f}%"
        return _unmistakable(number)
    return str(value)


def _unmistakable(number: Decimal) -> str:
    text = f"{number:f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def write(export: Export) -> bytes:
    """An export as a workbook with one sheet; texts are texts, and nothing of them is a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("okrs")
    sheet.freeze_panes = "A2"
    sheet.append(list(columns_of(export)))
    for row in rows_of(export):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet)
            if isinstance(value, bool):
                value = "yes" if value else "no"
            cell.value = _UNPRINTABLE.sub("\ufffd", value)[:_LONGEST] if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
