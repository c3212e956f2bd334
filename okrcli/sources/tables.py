"""Tables in exported files: any separator and encoding, with titles, remarks and totals around what counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import NamedTuple

from okrcli.errors import nearest
from okrcli.sources.cells import NotANumber, decimal_sign, read_cell
from okrcli.sources.source import SourceError
from okrcli.wording.lines import cut, safe

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig"),
          (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_OLD = ("cp1252", "cp1250", "cp1251")
# Words of Cyrillic letters; and bytes that are ą, ł or ż amid letters, which in the West would be ¹, ³ or ¿.
_CYRILLIC = re.compile(rb"[\xc0-\xff]{4}")
_CENTRAL = re.compile(
    rb"[a-z][\xb9\xbf]|[\xa3\xb9\xbf\xaf][a-z]|\xb3[a-z]|[a-ln-z]\xb3|\xa3\xb9|[a-z]\xf1[^aeiou]", re.I
)
_SEPARATORS = ",;\t|"
_MOSTLY = 0.8
_SHOWN = 12

# The words of tools in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian.
_WORDS = (
    r"(?:grand |sub|sub-|overall |report )?totals?|total (?:general|général|geral|account|campaigns?|générale?)"
    r"|gesamt(?:summe|ergebnis|wert)?|insgesamt|summe|somme|suma(?: końcowa| całkowita| częściowa)?|razem|ogółem"
    r"|łącznie|wynik całkowity|totale(?: complessivo| generale)?|totaal|eindtotaal|итого|всего|общий итог"
)
_TOTAL = re.compile(rf"(?:{_WORDS})(?:\s*[:–—-]\s.*|\s*:.*)?|.*\bgrand total", re.IGNORECASE)
_NUMERIC = re.compile(r"[^\w]*\d[\d\s.,'’%\u00a0\u202f-]*[^\d]{0,4}")

Row = tuple[object, ...]


class Table(NamedTuple):
    """One table of a file.

    Attributes:
        header: the names of its columns.
        rows: its rows, without totals, each as long as the header.
        separator: what stands between its cells; empty in a spreadsheet.
        totals: how many rows were totals.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str = ""
    totals: int = 0

    def place(self, column: str) -> int:
        """The place of a column in each row."""
        return [plain(each) for each in self.header].index(plain(column))


class NoColumn(SourceError):
    """No table of a file has the columns that are wanted."""

    def __init__(self, where: str, wanted: Sequence[str], header: Sequence[str]) -> None:
        names = {plain(each): each for each in header}
        self.missing = next((each for each in wanted if plain(each) not in names), wanted[0])
        if header and all(plain(each) in names for each in wanted):
            super().__init__(f"{where} has no table with all of these columns: {', '.join(wanted)}")
            return
        super().__init__(f"{where} has no column `{cut(safe(self.missing), 60)}`")
        near = nearest(plain(self.missing), names, 1)
        shown = ", ".join(cut(safe(each), 30) for each in list(header)[:_SHOWN])
        self.hint = f"did you mean `{safe(names[near[0]])}`?" if near else f"its columns are {shown}" if shown else None


def plain(name: str) -> str:
    """A name as it is compared: without case, quotes and superfluous blanks."""
    return " ".join(name.replace("\ufeff", "").strip().strip("\"'").split()).casefold()


def tables_of_text(
    raw: bytes, wanted: Sequence[str], where: str, encoding: str | None, separator: str | None
) -> list[Table]:
    """The tables of a file of text that have some columns.

    Args:
        raw: its bytes.
        wanted: the names of the columns.
        where: the file, for messages.
        encoding: of the text; None is found out.
        separator: between cells; None is found out.

    Raises:
        NoColumn: there is no such table.
        SourceError: it is no text.
    """
    headers: list[tuple[str, ...]] = []
    for text in _texts(raw, where, encoding):
        for sign in [separator] if separator else _separators(text):
            rows = list(_rows(text, sign, where))
            found = list(tables_among(rows, wanted, sign))
            if found:
                return found
            headers.append(_likely_header(rows))
    raise NoColumn(where, wanted, max(headers, key=len, default=()))


def tables_among(rows: Sequence[Row], wanted: Sequence[str], separator: str = "") -> Iterator[Table]:
    """The tables among rows that have some columns; a blank row, a remark or another header ends one."""
    names = [plain(each) for each in wanted]
    begin: int | None = None
    for index, row in enumerate((*rows, ())):
        cells = {plain(str(cell)) for cell in row if cell is not None}
        starts = bool(cells) and all(name in cells for name in names)
        if begin is not None and (starts or _ends(row)):
            yield _table(rows[begin], rows[begin + 1 : index], separator)
            begin = None
        if starts:
            begin = index


def _ends(row: Row) -> bool:
    cells = [str(cell).strip() for cell in row if cell is not None]
    return not any(cells) or cells[0].startswith("#")


def _table(header: Row, rows: Iterable[Row], separator: str) -> Table:
    width = len(header)
    even = [(*row[:width], *[None] * (width - len(row))) for row in rows]
    kept = list(_without_totals(even, separator))
    return Table(tuple(said(each) for each in header), tuple(kept), separator, len(even) - len(kept))


def _without_totals(rows: Sequence[Row], separator: str) -> Iterator[Row]:
    names = [place for place in range(len(rows[0]) if rows else 0) if _names_something(rows, place)]
    dated = {place for place in names if any(_looks_dated(said(row[place])) for row in rows)}
    # A total may have the days of all in it, but never the name of one.
    telling = [place for place in names if place not in dated] or names
    for row in rows:
        first = next((text for text in map(said, row) if text), "")
        bare = bool(telling) and not any(said(row[place]) for place in telling)
        if any(_is_total(text) for text in (first, *(said(row[place]) for place in names))):
            continue
        if not (bare and len(rows) > 1 and _sums_up(row, rows, set(names), separator)):
            yield row


def _sums_up(row: Row, rows: Sequence[Row], names: set[int], separator: str) -> bool:
    """Whether a row without a name has as much in some column as all others together: else it is one without a name."""
    for place in set(range(len(row))) - names:
        column = [each[place] for each in rows]
        sign = decimal_sign(column) or ("," if separator == ";" else ".")
        own = _number(row[place], sign)
        others = [_number(each[place], sign) or Decimal(0) for each in rows if each is not row]
        if own is not None and own > 0 and own * 100 >= sum(others, Decimal(0)) * 99 > 0:
            return True
    return False


def _number(cell: object, sign: str) -> Decimal | None:
    try:
        return read_cell(cell, sign, "")
    except NotANumber:
        return None


def _names_something(rows: Sequence[Row], place: int) -> bool:
    """Whether a column holds names or dates, not numbers, in most rows."""
    texts = [text for text in (said(row[place]) for row in rows) if text]
    names = sum(_NUMERIC.fullmatch(text) is None or _looks_dated(text) for text in texts)
    return bool(texts) and names >= _MOSTLY * len(texts) and len(texts) >= _MOSTLY * (len(rows) - 1)


def _looks_dated(text: str) -> bool:
    return re.fullmatch(r"\d{4}-?\d{2}-?\d{2}.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}", text) is not None


def _is_total(text: str) -> bool:
    return _TOTAL.fullmatch(text) is not None


def said(cell: object) -> str:
    """What stands in a cell, as text; a day of a spreadsheet in ISO form."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return "" if cell is None else str(cell).strip()


def _texts(raw: bytes, where: str, encoding: str | None) -> Iterator[str]:
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    names: Sequence[str] = [encoding] if encoding else [marked] if marked else [_unmarked(raw)]
    if names == ["utf-8"]:
        names = ("utf-8", *_likely_old(raw))
    readable = False
    for name in names:
        try:
            yield raw.decode(name)
        except (UnicodeError, LookupError):
            continue
        readable = True
        if name in ("utf-8", "utf-8-sig"):
            return
    if not readable:
        raise SourceError(f"{where} is in an encoding that cannot be read", "save it as UTF-8, or say `encoding:`")


def _unmarked(raw: bytes) -> str:
    start = raw[:1000]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) // 4 else "utf-8"


def _likely_old(raw: bytes) -> list[str]:
    """The encodings of the time before Unicode, the likeliest first, by letters that make words in it."""
    first = "cp1251" if _CYRILLIC.search(raw) else "cp1250" if _CENTRAL.search(raw) else "cp1252"
    return [first, *(name for name in _OLD if name != first)]


def _separators(text: str) -> list[str]:
    first = text.lstrip("\ufeff\r\n ")[:5].lower()
    if first.startswith("sep=") and len(first) > 4:
        return [first[4]]
    return sorted(_SEPARATORS, key=text.count, reverse=True)


def _rows(text: str, separator: str, where: str) -> Iterator[Row]:
    import csv
    from io import StringIO

    plain_text = text.replace("\0", "")
    if "\n" not in plain_text and "\\r\\n" in plain_text:
        # Some programs store an answer with the letters of an escape in place of line ends.
        plain_text = plain_text.replace("\\r\\n", "\n")
    try:
        yield from (tuple(row) for row in csv.reader(StringIO(plain_text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise SourceError(f"{where} cannot be read as a table: {error}", "see whether a quote is left open") from None


def _likely_header(rows: Sequence[Row]) -> tuple[str, ...]:
    """The row that most likely names the columns, for messages: the first of the widest with no number in it."""
    texts = [tuple(map(said, row)) for row in rows[:200]]
    named = [row for row in texts if row and all(row) and not any(_NUMERIC.fullmatch(cell) for cell in row)]
    return max(named, key=len, default=())
