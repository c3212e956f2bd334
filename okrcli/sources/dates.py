"""Cells of exported tables as days, in the orders and languages that tools write them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from okrcli.sources.source import SourceError
from okrcli.wording.lines import cut, safe

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?|(\d{4})[/.](\d{1,2})[/.](\d{1,2})\.?(?: .*)?"
    r"|(\d{4})(\d{2})(\d{2})(?:\d{2})?"
)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4}|\d{2})\.?(?:,? \d{1,2}:.*)?")
_WORDED = re.compile(
    r"(?:\w+\.?, )?(\d{1,2})(?:\.|st|nd|rd|th)? (?:de )?([^\W\d]+)\.?,? (?:de )?(\d{4}).*"
    r"|(?:\w+\.?, )?([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}).*|([^\W\d]+)\.? (\d{4})"
)
# The beginnings of the months' names in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish.
_BEGINNINGS = (
    "jan ene gen sty janv", "feb fév fev lut", "mar mär mrz mrt maa", "apr avr abr kwi", "may mai mag maj mei",
    "jun juin giu cze", "jul juil lug lip", "aug aoû aou ago sie", "sep set wrz", "oct okt ott out paź paz",
    "nov lis", "dec déc dez dic gru",
)  # fmt: skip


class NotADate(SourceError):
    """A column of dates holds something else."""

    def __init__(self, text: str, column: str) -> None:
        super().__init__(f"`{cut(safe(text), 40)}` in the column `{column}` is not a date")
        self.hint = "name the column of the days as `date_column`; if it is, say `date_format: dmy`, mdy or ymd"


class TwoOrders(SourceError):
    """Nobody can tell days from months."""

    def __init__(self, text: str, column: str) -> None:
        super().__init__(f"`{cut(safe(text), 40)}` in the column `{column}` may begin with the day or with the month")
        self.hint = "say `date_format: dmy` or `date_format: mdy`"


def read_days(cells: Sequence[object], order: str | None, column: str) -> list[date | None]:
    """The days in a column; None where a cell is empty. A month stands for its first day, a week for its Monday.

    Args:
        cells: of that column.
        order: `dmy`, `mdy` or `ymd`; None is found out from all of them.
        column: for messages.

    Raises:
        NotADate: a cell is something else.
        TwoOrders: the day may be the month.

    >>> read_days(["1.10.2026", "31.10.2026"], None, "Day")[0]
    datetime.date(2026, 10, 1)
    """
    texts = ["" if cell is None else str(cell).strip() for cell in cells if not isinstance(cell, date)]
    chosen = order or _order([text for text in texts if text], column)
    return [_day(cell, chosen, column) for cell in cells]


def _day(cell: object, order: str, column: str) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = "" if cell is None else str(cell).strip()
    if not text:
        return None
    try:
        found = _iso(text) or _worded(text) or _ordered(text, order)
    except ValueError:
        found = None
    if found is None:
        raise NotADate(text, column)
    return found


def _iso(text: str) -> date | None:
    if match := _ISO.fullmatch(text):
        year, month, day = (int(each) for each in match.groups() if each is not None)
        return date(year, month, day)
    if match := _MONTH.fullmatch(text):
        return date(int(match[1]), int(match[2]), 1)
    match = _WEEK.fullmatch(text)
    return date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None


def _worded(text: str) -> date | None:
    match = _WORDED.fullmatch(text)
    if match is None:
        return None
    day, name, year = match[1] or match[5] or "1", match[2] or match[4] or match[7], match[3] or match[6] or match[8]
    found = [
        number
        for number, starts in enumerate(_BEGINNINGS, 1)
        if any(name.casefold().startswith(start) for start in starts.split())
    ]
    return date(int(year), found[0], int(day)) if found else None


def _ordered(text: str, order: str) -> date | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    year += 2000 if year < 100 else 0
    return date(year, second, first) if order == "dmy" else date(year, first, second)


def _order(texts: Sequence[str], column: str) -> str:
    found = [match for text in texts if (match := _NUMBERS.fullmatch(text))]
    if not found:
        return "ymd"
    if any("." in match[0] for match in found) or any(int(match[1]) > 12 for match in found):
        return "dmy"
    if any(int(match[2]) > 12 for match in found):
        return "mdy"
    # A series of days shows in which of the two parts it runs.
    steps = {order: _longest_step(found, order) for order in ("dmy", "mdy")}
    if len(found) > 2 and min(steps.values()) <= 7 < max(steps.values()):
        return min(steps, key=lambda order: steps[order])
    raise TwoOrders(found[0][0], column)


def _longest_step(found: Sequence[re.Match[str]], order: str) -> int:
    days = [day for match in found if (day := _ordered(match[0], order))]
    return max((abs((later - earlier).days) for earlier, later in pairwise(days)), default=0)
