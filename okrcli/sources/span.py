"""Windows: the days that one value covers."""

from __future__ import annotations

import re
from datetime import date, timedelta

from okrcli.model.window import Per, Window, period

_WORDS = ("today", "week", "month", "cycle")
_DAYS = re.compile(r"([1-9][0-9]{0,2})d", re.ASCII)


def is_window(text: str) -> bool:
    """Whether a text says what one value covers."""
    return text in _WORDS or _DAYS.fullmatch(text) is not None


def covered(window: str, last: date, cycle: Window) -> Window | None:
    """The days that a value covers; None where not one of them is complete yet.

    `week` and `month` are the last whole ones, so that a value never covers a part of one; `cycle` is what is gone of
    it, `28d` are the last 28 days.

    Args:
        window: as it stands in the file.
        last: the last day that is complete.
        cycle: the days of the cycle.

    >>> covered("month", date(2026, 11, 21), Window(date(2026, 10, 1), date(2026, 12, 31))).start.isoformat()
    '2026-10-01'
    """
    if window == "today":
        return Window(last, last)
    if window == "cycle":
        end = min(last, cycle.due)
        return Window(cycle.start, end) if cycle.start <= end else None
    found = _DAYS.fullmatch(window)
    if found:
        return Window(last - timedelta(days=int(found[1]) - 1), last)
    per: Per = "week" if window == "week" else "month"
    around = period(last, per)
    return around if around.due == last else period(around.start - timedelta(days=1), per)


def ends(first: date, last: date, cadence: str, first_month: int) -> list[date]:
    """The last days of the check-in periods from one day to another; the last one may be a part of its period.

    Args:
        first: from which day on.
        last: up to which day.
        cadence: how often a check-in is due.
        first_month: the month that a year of quarters starts in.

    >>> [each.isoformat() for each in ends(date(2026, 11, 1), date(2026, 11, 18), "week", 1)]
    ['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-18']
    """
    days, day = list[date](), first
    per: Per = "month" if cadence == "month" else "quarter" if cadence == "quarter" else "week"
    extra = timedelta(days=7 if cadence == "two-weeks" else 0)
    while day <= last:
        days.append(min(period(day, per, first_month).due + extra, last))
        day = days[-1] + timedelta(days=1)
    return days
