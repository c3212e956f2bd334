from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrcli.model.window import Window
from okrcli.sources.span import covered, ends, is_window

QUARTER = Window(date(2026, 10, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("window", "last", "start", "due"),
    [
        ("today", "2026-11-21", "2026-11-21", "2026-11-21"),
        ("28d", "2026-11-21", "2026-10-25", "2026-11-21"),
        ("week", "2026-11-21", "2026-11-09", "2026-11-15"),
        ("week", "2026-11-22", "2026-11-16", "2026-11-22"),
        ("month", "2026-11-29", "2026-10-01", "2026-10-31"),
        ("month", "2026-11-30", "2026-11-01", "2026-11-30"),
        ("cycle", "2026-11-21", "2026-10-01", "2026-11-21"),
        ("cycle", "2027-01-21", "2026-10-01", "2026-12-31"),
    ],
)
def test_a_value_covers_whole_days_weeks_and_months(window: str, last: str, start: str, due: str) -> None:
    expected = Window(date.fromisoformat(start), date.fromisoformat(due))
    assert covered(window, date.fromisoformat(last), QUARTER) == expected


def test_a_cycle_that_has_not_begun_covers_nothing() -> None:
    assert covered("cycle", date(2026, 9, 30), QUARTER) is None


@pytest.mark.parametrize("text", ["", "0d", "1000d", "d", "28", "28 d", "weeks", "Month", "-1d", "٣d"])
def test_nothing_else_is_a_window(text: str) -> None:
    assert not is_window(text)


@pytest.mark.parametrize("cadence", ["week", "two-weeks", "month", "quarter"])
def test_the_periods_end_in_order_and_reach_to_the_end(cadence: str) -> None:
    for length in range(120):
        last = QUARTER.start + timedelta(days=length)
        days = ends(QUARTER.start, last, cadence, 1)
        assert days == sorted(set(days)) and days[-1] == last
