"""Cycles: the stretches of time that objectives are set for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from okrcli.model.window import ALWAYS, Window, months_from

BACKLOG = "backlog"
"""The cycle of drafts: validated, not scored."""

_NAME = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])|W(\d{2})))?", re.ASCII)


class Cycle(NamedTuple):
    """A named window.

    Attributes:
        name: such as `2026-Q4`.
        window: its days; all of time for the backlog.
    """

    name: str
    window: Window

    def encloses(self, other: Cycle) -> bool:
        """Whether another cycle lies in this one and is shorter."""
        return (
            self.window != other.window and self.window.holds(other.window) and BACKLOG not in (self.name, other.name)
        )

    @property
    def length(self) -> int:
        """Its length in days."""
        return (self.window.due - self.window.start).days + 1


def find_cycle(
    name: str, custom: Mapping[str, Window], *, first_month: int = 1, named_by_end: bool = True
) -> Cycle | None:
    """The cycle of a name, or None where there is no such cycle.

    Years, halves and quarters are those of the fiscal year; months and ISO weeks those of the calendar.

    Args:
        name: such as `2026`, `2026-H2`, `2026-Q4`, `2026-11`, `2026-W07`, a custom name, or `backlog`.
        custom: the windows of custom names.
        first_month: the month that a fiscal year starts in.
        named_by_end: whether a fiscal year is named by the year it ends in.

    >>> find_cycle("2026-Q1", {}, first_month=7).window.start.isoformat()
    '2025-07-01'
    """
    if name in custom:
        return Cycle(name, custom[name])
    if name == BACKLOG:
        return Cycle(name, ALWAYS)
    found = _NAME.fullmatch(name)
    if found is None or not 1 < int(found[1]) < 9999:
        return None
    year, half, quarter, month, week = found.groups()
    if week:
        return _iso_week(name, int(year), int(week))
    if month:
        return Cycle(name, months_from(int(year) * 12 + int(month) - 1, 1))
    first = int(year) * 12 + first_month - 1 - (12 if named_by_end and first_month > 1 else 0)
    if half:
        return Cycle(name, months_from(first + 6 * (int(half) - 1), 6))
    if quarter:
        return Cycle(name, months_from(first + 3 * (int(quarter) - 1), 3))
    return Cycle(name, months_from(first, 12))


def _iso_week(name: str, year: int, week: int) -> Cycle | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Cycle(name, Window(monday, monday + timedelta(days=6)))


def quarter_of(day: date, *, first_month: int = 1, named_by_end: bool = True) -> str:
    """The name of the quarter that a day lies in.

    >>> quarter_of(date(2026, 11, 22))
    '2026-Q4'
    """
    months = day.year * 12 + day.month - first_month
    year, quarter = months // 12, months % 12 // 3 + 1
    return f"{year + (1 if named_by_end and first_month > 1 else 0)}-Q{quarter}"
