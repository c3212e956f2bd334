"""Values from a file: CSV in the ways that programs write it, or JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from okrcli.edit.log.row import Row
from okrcli.errors import OkrError, enumerated, nearest
from okrcli.wording.typed import quoted, unmistakable

COLUMNS = ("ref", "value", "date", "confidence", "note", "by", "evidence")
"""What a row may tell; `ref` is required."""

_SEPARATORS = ",;\t"
_LARGEST = 30


class BadTable(OkrError):
    """A file of values cannot be read at all."""

    def __init__(self, where: str, reason: str, hint: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.hint = hint


def read_table(raw: bytes, name: str) -> list[Row]:
    """The rows of a file.

    CSV has a header with some of `COLUMNS`, in any order; commas, semicolons or tabs separate its cells. Of JSON
    lines, each is an object with these keys. Blank lines are passed over.

    Args:
        raw: its bytes, UTF-8 with or without a byte order mark.
        name: the file, for messages.

    Raises:
        BadTable: it is neither, has a column that is unknown, or a row that does not fit its header.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadTable(f"{name}:{line}", "this is not UTF-8", "save the file as “CSV UTF-8”") from None
    rows = list(_from_json(text, name) if text.lstrip()[:1] == "{" else _from_csv(text, name))
    if not rows:
        raise BadTable(name, "there are no rows in it", f"the first line names the columns: {', '.join(COLUMNS)}")
    return rows


def _from_csv(text: str, name: str) -> Iterator[Row]:
    import csv

    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    # Where semicolons separate, the comma is taken: it is the decimal sign.
    decimal = "," if separator == ";" else None
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    header: list[str] = []
    begins = 1
    try:
        for cells in reader:
            where, begins = f"{name}:{begins}", reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(cells, where)
            else:
                yield _row(dict(zip(header, _fitting(cells, header, where), strict=True)), where, decimal)
    except csv.Error as error:
        hint = "text with quotes or line breaks in it stands in quotes, and a quote in it is doubled"
        raise BadTable(f"{name}:{reader.line_num}", f"this is not CSV: {error}", hint) from None


def _header(cells: Sequence[str], where: str) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    while header and not header[-1]:
        header.pop()
    _known(header, where)
    twice = [name for name in header if header.count(name) > 1]
    if twice:
        raise BadTable(where, f"the column `{twice[0]}` is there twice", "keep one of the two")
    if "ref" not in header:
        raise BadTable(where, "there is no column `ref`", f"the first line names the columns: {', '.join(COLUMNS)}")
    return header


def _known(names: Sequence[str], where: str) -> None:
    for name in names:
        if name not in COLUMNS:
            near = nearest(name, COLUMNS, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"columns are {enumerated(COLUMNS, 'and')}"
            raise BadTable(where, f"there is no column `{quoted(name)}`" if name else "a column has no name", hint)


def _fitting(cells: Sequence[str], header: Sequence[str], where: str) -> list[str]:
    if any(cell.strip() for cell in cells[len(header) :]):
        hint = 'text with a separator in it stands in quotes: "denim, wool"'
        raise BadTable(where, f"the row has {len(cells)} cells, and there are {len(header)} columns", hint)
    return [*cells[: len(header)], *[""] * (len(header) - len(cells))]


def _from_json(text: str, name: str) -> Iterator[Row]:
    import json

    for number, line in enumerate(text.split("\n"), 1):
        where = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            found = json.loads(line, parse_float=_digits, parse_int=_digits, parse_constant=str)
        except ValueError as error:
            hint = 'JSON lines have one object a line, such as {"ref": "sessions", "value": 44300}'
            raise BadTable(where, f"this is not JSON: {error}", hint) from None
        if not isinstance(found, dict):
            raise BadTable(where, "this is not an object", 'write {"ref": …, "value": …} on each line')
        _known(list(found), where)
        evidence = found.pop("evidence", None)
        row = _row({key: _text(value, key, where) for key, value in found.items()}, where, None)
        yield row._replace(evidence=_links(evidence, where))


def _digits(literal: str) -> str:
    """A number of JSON, which has one meaning, in digits that have one too."""
    value = Decimal(literal)
    return unmistakable(value) if abs(value.adjusted()) <= _LARGEST else literal


def _text(value: object, key: str, where: str) -> str:
    """A cell as text: what JSON has types for is written as somebody would type it."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    raise BadTable(where, f"`{key}` is neither text nor a number", "write text or a number")


def _links(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return tuple(_text(value, "evidence", where).split())


def _row(cells: Mapping[str, str], where: str, decimal: str | None) -> Row:
    def cell(name: str) -> str | None:
        return cells.get(name, "").strip() or None

    evidence = tuple((cells.get("evidence") or "").split())
    return Row(
        ref=cell("ref") or "",
        text=cell("value"),
        date=cell("date"),
        confidence=cell("confidence"),
        note=cell("note"),
        by=cell("by"),
        evidence=evidence,
        source=where,
        decimal=decimal,
    )
