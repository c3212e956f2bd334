"""Windows and the periods in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrcli.model.window import Per, Window, period, whole_periods

QUARTER = Window(date(2026, 10, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2026, 9, 30), 0.0),
        (date(2026, 10, 1), 0.0),
        (date(2026, 10, 2), 1 / 91),
        (date(2026, 12, 30), 90 / 91),
        (date(2026, 12, 31), 1.0),
        (date(2027, 1, 5), 1.0),
    ],
)
def test_elapsed(day: date, share: float) -> None:
    assert QUARTER.elapsed(day) == pytest.approx(share, abs=1e-12)


def test_a_window_of_one_day_is_over_on_that_day() -> None:
    day = date(2026, 10, 5)
    window = Window(day, day)
    assert [window.elapsed(day + timedelta(days=n)) for n in (-1, 0, 1)] == [0.0, 1.0, 1.0]


@pytest.mark.parametrize(
    ("day", "per", "first_month", "start", "due"),
    [
        (date(2026, 11, 22), "week", 1, date(2026, 11, 16), date(2026, 11, 22)),
        (date(2027, 1, 1), "week", 1, date(2026, 12, 28), date(2027, 1, 3)),
        (date(2028, 2, 10), "month", 1, date(2028, 2, 1), date(2028, 2, 29)),
        (date(2026, 11, 22), "quarter", 1, date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 11, 22), "quarter", 2, date(2026, 11, 1), date(2027, 1, 31)),
        (date(2027, 1, 22), "quarter", 2, date(2026, 11, 1), date(2027, 1, 31)),
        (date(2026, 11, 22), "quarter", 12, date(2026, 9, 1), date(2026, 11, 30)),
    ],
)
def test_period(day: date, per: Per, first_month: int, start: date, due: date) -> None:
    assert period(day, per, first_month) == Window(start, due)


@pytest.mark.parametrize(
    ("window", "per", "number"),
    [
        (QUARTER, "month", 3),
        (QUARTER, "quarter", 1),
        (QUARTER, "week", 12),
        (Window(date(2026, 10, 5), date(2026, 10, 11)), "week", 1),
        (Window(date(2026, 10, 6), date(2026, 10, 18)), "week", 1),
        (Window(date(2026, 10, 2), date(2026, 11, 29)), "month", 0),
        (Window(date(2026, 1, 1), date(2026, 12, 31)), "quarter", 4),
    ],
)
def test_only_whole_periods_count(window: Window, per: Per, number: int) -> None:
    found = list(whole_periods(window, per))
    assert len(found) == number
    assert all(window.start <= each.start and each.due <= window.due for each in found)


@pytest.mark.parametrize("per", ["week", "month", "quarter"])
@pytest.mark.parametrize("first_month", [1, 2, 12])
def test_the_ends_of_the_calendar_are_no_trap(per: Per, first_month: int) -> None:
    for window in (Window(date(9999, 11, 1), date.max), Window(date.min, date(1, 3, 1))):
        found = list(whole_periods(window, per, first_month))
        assert all(window.start <= each.start and each.due <= window.due for each in found)
        assert period(window.start, per, first_month).start <= window.start
        assert period(window.due, per, first_month).due >= window.due
