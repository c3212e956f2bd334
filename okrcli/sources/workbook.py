"""Tables in spreadsheets (`.xlsx`)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from okrcli.sources.source import SourceError
from okrcli.sources.tables import NoColumn, Table, tables_among

_LARGEST = 256 * 1024 * 1024


def tables_of_workbook(raw: bytes, wanted: Sequence[str], where: str, sheet: str | None) -> list[Table]:
    """The tables of a spreadsheet that have some columns, of the first sheet that has any.

    Args:
        raw: the bytes of the file.
        wanted: the names of the columns.
        where: the file, for messages.
        sheet: the name of the sheet; None is any.

    Raises:
        NoColumn: there is no such table.
        SourceError: it is no spreadsheet, or openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise SourceError(f"{where} needs openpyxl, which is not installed", 'pip install "okrcli[xlsx]"') from None
    try:
        with ZipFile(BytesIO(raw)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _LARGEST:
                raise SourceError(f"{where} unpacks to more than {_LARGEST // 2**20} MiB", "export less of it")
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        raise SourceError(f"{where} is no spreadsheet that can be read", "save it as .xlsx or CSV again") from None
    if sheet is not None and sheet not in book.sheetnames:
        raise SourceError(f"{where} has no sheet `{sheet}`", f"its sheets are {', '.join(book.sheetnames)}")
    for name in [sheet] if sheet else book.sheetnames:
        found = list(tables_among([tuple(row) for row in book[name].iter_rows(values_only=True)], wanted))
        if found:
            return found
    raise NoColumn(where, wanted, ())
