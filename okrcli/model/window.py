"""Stretches of days: the window of a goal, and the weeks, months and quarters in it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

Per = Literal["week", "month", "quarter"]
"""A period that something recurs in, or is held in."""


class Window(NamedTuple):
    """The days from `start` to `due`, both included."""

    start: date
    due: date

    def elapsed(self, day: date) -> float:
        """The share of the window that is gone on a day, from 0 to 1.

        A window of one day has 0 gone before that day and 1 from it on.

        >>> Window(date(2026, 10, 1), date(2026, 10, 11)).elapsed(date(2026, 10, 6))
        0.5
        """
        if day <= self.start:
            return 1.0 if self.start == self.due == day else 0.0
        if day >= self.due:
            return 1.0
        return (day - self.start).days / (self.due - self.start).days

    def holds(self, other: Window) -> bool:
        """Whether another window lies wholly in this one."""
        return self.start <= other.start and other.due <= self.due


ALWAYS = Window(date.min, date.max)
"""The window of drafts, which have no dates."""


def period(day: date, per: Per, first_month: int = 1) -> Window:
    """The ISO week, month or quarter that a day lies in.

    Args:
        day: the day.
        per: which sort of period.
        first_month: the month that a year of quarters starts in, 1 to 12.

    >>> period(date(2026, 11, 22), "quarter").start.isoformat()
    '2026-10-01'
    """
    if per == "week":
        monday = day - timedelta(days=day.weekday())
        return Window(monday, date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal())))
    length = 1 if per == "month" else 3
    months = day.year * 12 + day.month - 1
    return months_from(months - (months - (first_month - 1)) % length, length)


def months_from(month: int, length: int) -> Window:
    """A run of whole months, cut off at the ends of the calendar (the years 1 and 9999).

    Args:
        month: the first, counted as year × 12 + month − 1.
        length: how many.
    """
    first, last = max(month, 12), min(month + length - 1, 12 * date.max.year + 11)
    year, ending = last // 12, last % 12 + 1
    return Window(date(first // 12, first % 12 + 1, 1), date(year, ending, monthrange(year, ending)[1]))


def whole_periods(window: Window, per: Per, first_month: int = 1) -> Iterator[Window]:
    """The weeks, months or quarters that lie wholly in a window, in order.

    >>> len(list(whole_periods(Window(date(2026, 10, 1), date(2026, 12, 31)), "week")))
    12
    """
    current = period(window.start, per, first_month)
    while current.due <= window.due:
        if current.start >= window.start:
            yield current
        if current.due == date.max:
            return
        current = period(current.due + timedelta(days=1), per, first_month)
