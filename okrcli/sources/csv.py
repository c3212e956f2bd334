"""A table that somebody exported: CSV in any dialect, TSV, or a spreadsheet.

Documentation: https://support.google.com/analytics/answer/9317657 (exports of GA4), and what the other tools write.

Credentials: none for a file. For an address that wants a key, put it into a variable and name it as a header:
`headers: {Authorization: Bearer $EXPORT_TOKEN}`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, model_validator

from okrcli.model.scalars import Line, Word, refusal
from okrcli.model.window import Window
from okrcli.sources import cells, dates, tables
from okrcli.sources.access import Access
from okrcli.sources.files import Files, Outside
from okrcli.sources.numbers import Aggregate, combined
from okrcli.sources.source import Answer, Choices, Count, NoPast, Options, Question, Source, SourceError

_DAILY = 0.8
_TAIL = 3


class CsvOptions(Options):
    """An exported table."""

    path: Line | None = Field(None, description="the file, from the folder of okr.yaml")
    url: Line | None = Field(None, description="its https address, in place of `path`")
    headers: dict[str, Word] = Field({}, description="headers to send to that address; secrets as $NAME")
    column: Line | None = Field(None, description="the column of the numbers; {start} and {end} in it are days")
    filter: Choices = Field({}, description="only rows with these values, by column")
    aggregate: Aggregate | None = Field(
        None, description="how rows become one number: last, sum, mean, min, max, count; default: the last day"
    )
    date_column: Line | None = Field(None, description="the column of the days")
    date_format: Literal["dmy", "mdy", "ymd"] | None = Field(
        None, description="the order of day, month and year, where it cannot be told"
    )
    table: Annotated[Count, Field(ge=1)] | None = Field(
        None, description="which one of several tables with these columns, from 1"
    )
    sheet: Line | None = Field(None, description="the sheet of a spreadsheet; default: the first with these columns")
    encoding: Line | None = Field(None, description="such as cp1250, where it cannot be told")
    separator: Annotated[str, Field(min_length=1, max_length=1)] | None = Field(
        None, description="what stands between cells, where it cannot be told"
    )
    decimal: Literal[",", "."] | None = Field(None, description="the sign before decimals, where it cannot be told")

    @model_validator(mode="after")
    def _whole(self) -> "CsvOptions":
        if (self.path is None) == (self.url is None):
            raise refusal("OKR602", "a csv source has either a `path` or a `url`", "add `path:` with the file")
        if self.column is None and self.aggregate != "count":
            raise refusal("OKR602", "a csv source has no `column`", "add `column:` with the name of a column")
        return self

    def wanted(self, covers: Window) -> list[str]:
        """The columns that it needs."""
        filled = self.column and self.column.replace("{start}", str(covers.start)).replace("{end}", str(covers.due))
        return list(dict.fromkeys(each for each in (filled, self.date_column, *self.filter) if each))


class _Found(NamedTuple):
    day: date | None
    value: Decimal | None


def read(options: CsvOptions, question: Question, access: Access) -> Answer:
    """The number that the rows come to; nothing where there is no row, or a day is missing."""
    if question.past and options.date_column is None:
        raise NoPast(f"{_name(options)} without a `date_column`")
    raw = _content(options, access)
    table = _table(options, raw, options.wanted(question.covers))
    rows = [row for row in table.rows if _fits(row, table, options)]
    if not rows:
        return Answer(None, raw, _no_rows(table, options))
    found = _numbers(rows, table, options, question)
    if options.date_column is None:
        return _of_all(found, options, raw)
    return _of_days(found, options, question, raw)


def _content(options: CsvOptions, access: Access) -> bytes:
    if options.url is None:
        return access.files.read(options.path or "")
    headers = {name: access.secrets.filled(value) for name, value in options.headers.items()}
    return access.web.get(access.secrets.filled(options.url), headers=headers).content


def _table(options: CsvOptions, raw: bytes, wanted: Sequence[str]) -> tables.Table:
    name = _name(options)
    if raw[:4] == b"PK\x03\x04":
        from okrcli.sources.workbook import tables_of_workbook

        found = tables_of_workbook(raw, wanted, name, options.sheet)
    elif raw.lstrip()[:9].lower().startswith((b"<!doctype", b"<html")):
        raise SourceError(f"{name} is a web page, not a table", "see whether the address asks for a login")
    elif not raw.strip():
        raise SourceError(f"{name} is empty", "export it again")
    else:
        found = tables.tables_of_text(raw, wanted, name, options.encoding, options.separator)
    number = int(options.table or 1)
    if len(found) > 1 and options.table is None:
        raise SourceError(f"{name} has {len(found)} tables with these columns", "say which: `table: 1` is the first")
    if number > len(found):
        raise SourceError(f"{name} has {len(found)} tables with these columns, not {number}")
    return found[number - 1]


def _fits(row: tables.Row, table: tables.Table, options: CsvOptions) -> bool:
    for column, values in options.filter.items():
        if tables.plain(tables.said(row[table.place(column)])) not in map(tables.plain, values):
            return False
    return True


def _no_rows(table: tables.Table, options: CsvOptions) -> str:
    if not table.rows:
        return "there is nothing but totals in it" if table.totals else "there are no rows in it"
    wanted = (f"{name}: {' or '.join(values)}" for name, values in options.filter.items())
    return f"no row has {', '.join(wanted)}"


def _numbers(rows: Sequence[tables.Row], table: tables.Table, options: CsvOptions, question: Question) -> list[_Found]:
    days: Sequence[date | None] = [None] * len(rows)
    if options.date_column is not None:
        place = table.place(options.date_column)
        days = dates.read_days([row[place] for row in rows], options.date_format, options.date_column)
    if options.column is None:
        return [_Found(day, Decimal(1)) for day in days]
    column = options.wanted(question.covers)[0]
    place = table.place(column)
    sign = options.decimal or _sign(table, place, column)
    if options.aggregate == "count":
        filled = [row[place] is not None and str(row[place]).strip() != "" for row in rows]
        return [_Found(day, Decimal(1) if there else None) for day, there in zip(days, filled, strict=True)]
    read = [cells.read_cell(row[place], sign, column) for row in rows]
    return [_Found(day, value) for day, value in zip(days, read, strict=True)]


def _sign(table: tables.Table, place: int, column: str) -> str:
    """The sign before decimals: what the column shows, else what the others do, else what goes with the separator."""
    own = [row[place] for row in table.rows]
    shown = cells.decimal_sign(own) or cells.decimal_sign(
        cell for row in table.rows for cell in row if not isinstance(cell, str) or ("/" not in cell and ":" not in cell)
    )
    if shown is not None:
        return shown
    doubtful = next((cell for cell in own if cells.is_doubtful(cell)), None)
    if doubtful is not None and table.separator in ("\t", "|"):
        raise cells.TwoSigns(str(doubtful), column)
    return "," if table.separator == ";" else "."


def _of_all(found: Sequence[_Found], options: CsvOptions, raw: bytes) -> Answer:
    values = [each.value for each in found if each.value is not None]
    if not values:
        return Answer(None, raw, "there is no number in it")
    if options.aggregate is None and len(found) > 1:
        raise SourceError(
            f"{_name(options)} has {len(found)} rows, and nothing says what to make of them",
            "add `date_column:`, `filter:`, or `aggregate:` last, sum, mean, min, max or count",
        )
    return Answer(combined(values, options.aggregate or "last"), raw)


def _of_days(found: Sequence[_Found], options: CsvOptions, question: Question, raw: bytes) -> Answer:
    known = {each.day for each in found if each.day is not None and each.value is not None}
    daily = _is_daily(known)
    if daily and not question.past and options.lag is None:
        known.discard(question.covers.due)  # today is not over
    known = {day for day in known if day <= question.covers.due}
    if not known:
        return Answer(None, raw, f"nothing in it is as old as {question.covers.due}")
    covers = _shifted(question, max(known)) if daily else question.covers
    if question.window is None and options.aggregate in (None, "last"):
        covers = Window(max(known), max(known))
    elif question.window is None:
        covers = Window(min(known), max(known))
    inside = [each for each in found if each.day in known and covers.start <= each.day <= covers.due]
    values = [each.value for each in inside if each.value is not None]
    if not values:
        return Answer(None, raw, f"it has nothing from {covers.start} to {covers.due}")
    missing = _missing(covers, known) if daily and question.window is not None else []
    if missing and (options.aggregate or "last") in ("sum", "mean", "count"):
        return Answer(None, raw, f"it has nothing for {', '.join(map(str, missing[:3]))}", covers)
    if options.aggregate in (None, "last"):
        return _latest(inside, raw, covers, question)
    return Answer(combined(values, options.aggregate), raw, covers=covers)


def _latest(inside: Sequence[_Found], raw: bytes, covers: Window, question: Question) -> Answer:
    last = max(each.day for each in inside if each.day is not None and each.value is not None)
    values = [each.value for each in inside if each.day == last and each.value is not None]
    if len(values) > 1:
        hint = "choose among them with `filter:`, or say `aggregate:` sum, mean, min, max or count"
        raise SourceError(f"there are {len(values)} rows for {last}", hint)
    return Answer(values[0], raw, covers=covers if question.window is not None else Window(last, last))


def _is_daily(days: set[date]) -> bool:
    """Whether nearly every day has a row: then one without is missing, and not a day on which nothing happened."""
    return len(days) > _TAIL and len(days) >= _DAILY * ((max(days) - min(days)).days + 1)


def _missing(covers: Window, known: set[date]) -> list[date]:
    length = (covers.due - covers.start).days + 1
    return [day for day in (covers.start + timedelta(days=each) for each in range(length)) if day not in known]


def _shifted(question: Question, last: date) -> Window:
    """The days of the question without the last one to three, which no export has yet."""
    covers, behind = question.covers, question.covers.due - last
    if not timedelta(0) < behind <= timedelta(days=_TAIL) or question.window in (None, "week", "month"):
        return covers
    if question.window in ("", "cycle"):
        return Window(min(covers.start, last), last)
    return Window(covers.start - behind, last)


def faults(options: CsvOptions, files: Files) -> Iterator[tuple[str, str, str | None]]:
    """A file that may not be read, a column that it does not have; one that is not there may come later."""
    if options.path is None:
        return
    try:
        raw = files.read(options.path)
    except Outside as error:
        yield str(error), "path", error.hint
        return
    except SourceError:
        return
    if "{" in (options.column or ""):
        return
    try:
        _table(options, raw, options.wanted(Window(date.min, date.min)))
    except tables.NoColumn as error:
        key = next((key for key in ("column", "date_column") if getattr(options, key) == error.missing), "filter")
        yield str(error), key, error.hint
    except SourceError:
        return


def _name(options: CsvOptions) -> str:
    from okrcli.sources.web import host_of

    return options.path or host_of(options.url or "")


SOURCE = Source(
    name="csv",
    summary="a column of a table: CSV, TSV, spreadsheet",
    options=CsvOptions,
    read=read,
    identity=("path", "url"),
    faults=faults,
    docs="https://support.google.com/analytics/answer/9317657",
)
"""Exported tables."""
