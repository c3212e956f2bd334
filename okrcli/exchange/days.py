"""Dates as tools, spreadsheets and people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from okrcli.exchange.periods import day_of_millis, local_day, month_numbers
from okrcli.model.window import Window, months_from

_NUMBERS = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?:[ ,T].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[ T].*)?")
_WORDS = re.compile(
    r"(?:[^\W\d_]{2,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|\.)?[\s.-]*([^\W\d_]{3,})|"
    r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)[\s,.-]*(\d{4}|['’]?\d\d)?(?:,?\s.*)?"
)
_LONG_MONTHS = 10_000


class TwoDays(ValueError):
    """A day and a month that may stand in either order."""


@lru_cache(8192)
def read_day(text: str, day_first: bool | None = None, year: int | None = None) -> date | None:
    """The day that a text means; None where it means none.

    Args:
        text: such as `2026-10-12`, `12.10.2026`, `10/12/2026`, `12 Oct 2026`, a timestamp or milliseconds since 1970.
        day_first: whether the day stands before the month in `10/12/2026`; None is not known.
        year: of a day without one; None where such a day is none.

    Raises:
        TwoDays: it may be either of two days, and that is not known.

    >>> [str(read_day(each)) for each in ("2026-10-12", "12.10.2026", "Oct 12, 2026", "31/10/26")]
    ['2026-10-12', '2026-10-12', '2026-10-12', '2026-10-31']
    """
    bare = text.strip()
    if not bare or not any(sign.isdigit() for sign in bare):
        return None
    if len(bare) > 10 and bare[4:5] == "-" and (found := local_day(bare)):
        return found
    if year_first := _YEAR_FIRST.fullmatch(bare):
        return _day(*map(int, year_first.groups()))
    if numbers := _NUMBERS.fullmatch(bare):
        first, sign, second = int(numbers[1]), numbers[2], int(numbers[3])
        full = _year(numbers[4])
        if first > 12 or second > 12 or first == second or sign == ".":
            first_is_day = second <= 12
        elif day_first is None:
            raise TwoDays(bare)
        else:
            first_is_day = day_first
        return _day(full, second, first) if first_is_day else _day(full, first, second)
    if words := _WORDS.fullmatch(bare):
        month = month_numbers().get((words[2] or words[3]).lower())
        told = _year(words[5]) if words[5] else year
        return _day(told, month, int(words[1] or words[4])) if month and told else None
    return day_of_millis(bare)


def _year(text: str) -> int:
    digits = text.strip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def order_of_days(cells: Iterable[str]) -> bool | None:
    """Whether the dates of a column begin with the day; None where none of them tells."""
    for cell in cells:
        found = _NUMBERS.fullmatch(cell.strip())
        if found is None or found[2] == ".":
            continue
        if int(found[1]) > 12:
            return True
        if int(found[3]) > 12:
            return False
    return None


def day_of_heading(text: str, window: Window) -> date | None:
    """The day that the heading of a column of values means; None where it names none.

    A month means its last day, `Week 3` the last day of the third week, `final` the last day of all.

    >>> quarter = Window(date(2026, 10, 1), date(2026, 12, 31))
    >>> [str(day_of_heading(each, quarter)) for each in ("Oct", "Score 2026-10-12", "Week 2", "Final score")]
    ['2026-10-31', '2026-10-12', '2026-10-14', '2026-12-31']
    """
    small = text.lower()
    for found in re.finditer(r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", small):
        try:
            return read_day(found[0])
        except TwoDays:
            return None
    bounded = window.start.year > 1 and window.due.year < _LONG_MONTHS - 1
    if bounded and (week := re.search(r"(?<!\w)(?:week|wk|w|tydzień)\s?(\d{1,2})(?!\d)", small)):
        number = int(week[1])
        last = window.start + timedelta(days=7 * number - 1)
        return min(last, window.due) if number <= 27 and last <= window.due + timedelta(days=7) else None
    for word in re.findall(r"[^\W\d_]{3,}", small) if bounded else ():
        if word in month_numbers() and (month := _month_in(month_numbers()[word], window)):
            return month
    return window.due if bounded and re.search(r"(?<!\w)(?:final|end|eoq|koniec|końcow\w+)(?!\w)", small) else None


def _month_in(month: int, window: Window) -> date | None:
    for year in (window.start.year, window.due.year):
        last = months_from(year * 12 + month - 1, 1).due
        if window.start <= last <= window.due:
            return last
    return None
