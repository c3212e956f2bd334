"""A level to keep above, below or between."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.plans import DUE, START, checkins, history, key_result, measure

TEN = (date(2026, 10, 1), date(2026, 10, 10))


def on(day: int) -> date:
    return date(2026, 10, day)


@pytest.mark.parametrize(
    ("today", "share"),
    [(on(1), 1.0), (on(6), 1.0), (on(7), 6 / 7), (on(10), 0.6), (on(20), 0.6)],
)
def test_throughout_is_the_share_of_days(today: date, share: float) -> None:
    points = [(on(1), 42), (on(7), 38)]
    given = key_result(kind="maintain", min=40, checkins=checkins(*(each for each in points if each[0] <= today)))
    assert given.measure.progress(history(given, today, *TEN)) == pytest.approx(share)


def test_days_before_the_first_reading_do_not_count() -> None:
    given = key_result(kind="maintain", min=40, checkins=checkins((on(5), 42), (on(8), 38)))
    assert given.measure.progress(history(given, on(10), *TEN)) == 0.5


def test_a_reading_after_the_due_date_counts_as_on_it() -> None:
    given = key_result(kind="maintain", min=40, checkins=checkins((on(1), 42), (on(14), 38)))
    known = history(given, on(20), *TEN)
    assert given.measure.progress(known) == 0.9
    assert given.measure.in_band(known) is False


@pytest.mark.parametrize(
    ("keys", "level", "inside"),
    [
        ({"min": 40}, 40, True),
        ({"min": 40}, 39.9, False),
        ({"max": 15}, 15, True),
        ({"max": 15}, 15.1, False),
        ({"max": 0}, 0, True),
        ({"min": 40, "strict": True}, 40, False),
        ({"min": 40, "strict": True}, 40.1, True),
        ({"max": 15, "strict": True}, 15, False),
        ({"min": 1, "max": 3}, 3, True),
        ({"min": 1, "max": 3}, 4, False),
    ],
)
def test_the_band(keys: dict[str, object], level: float, inside: bool) -> None:
    given = key_result(kind="maintain", hold="at-end", checkins=checkins((on(3), level)), **keys)
    known = history(given, on(5), *TEN)
    assert given.measure.in_band(known) is inside
    assert given.measure.progress(known) == float(inside)


@pytest.mark.parametrize(
    ("today", "share"),
    [
        (date(2026, 10, 15), 1.0),  # nothing over, nothing broken
        (date(2026, 10, 31), 1.0),  # October is over and held
        (date(2026, 11, 10), 0.5),  # November is broken at once
        (date(2026, 12, 10), 0.5),  # December runs
        (date(2026, 12, 31), 2 / 3),
    ],
)
def test_the_running_period_counts_once_it_is_broken(today: date, share: float) -> None:
    points = [(date(2026, 10, 5), 55), (date(2026, 11, 5), 50), (date(2026, 11, 9), 56), (date(2026, 12, 5), 57)]
    known_points = [each for each in points if each[0] <= today]
    given = key_result(kind="maintain", min=53, hold="each-month", checkins=checkins(*known_points))
    assert given.measure.progress(history(given, today)) == pytest.approx(share)


@pytest.mark.parametrize(("today", "share"), [(date(2026, 11, 29), 0.0), (date(2026, 11, 30), 0.5)])
def test_a_period_is_over_on_its_last_day(today: date, share: float) -> None:
    points = [(date(2026, 10, 5), 50), (date(2026, 11, 5), 55)]
    given = key_result(kind="maintain", min=53, hold="each-month", checkins=checkins(*points))
    assert given.measure.progress(history(given, today)) == share


def test_periods_without_a_reading_do_not_count() -> None:
    given = key_result(kind="maintain", min=53, hold="each-month", checkins=checkins((date(2026, 10, 5), 55)))
    assert given.measure.progress(history(given, DUE)) == 1.0


def test_each_week_counts_weeks() -> None:
    points = [(START + timedelta(days=7 * week), level) for week, level in enumerate([1, 5, 5, 1])]
    given = key_result(kind="maintain", max=3, hold="each-week", checkins=checkins(*points))
    assert given.measure.progress(history(given, START + timedelta(days=28))) == 0.5


def test_without_a_reading_nothing_can_be_told() -> None:
    given = key_result(kind="maintain", min=40)
    known = history(given, on(5), *TEN)
    assert (given.measure.progress(known), given.measure.in_band(known), given.measure.trail(known)) == (None, None, [])


@pytest.mark.parametrize(
    ("keys", "missing"),
    [({"min": None}, "min"), ({"max": None}, "max"), ({"min": None, "max": None}, "min")],
)
def test_without_a_band_nothing_can_be_told(keys: dict[str, object], missing: str) -> None:
    given = key_result(kind="maintain", checkins=checkins((on(3), 5)), **keys)
    known = history(given, on(5), *TEN)
    assert given.measure.placeholders() == (missing,)
    assert (given.measure.progress(known), given.measure.in_band(known)) == (None, None)
    assert list(given.measure.faults()) == []


@pytest.mark.parametrize("keys", [{}, {"min": 5, "max": 4}, {"min": 5, "max": 5, "strict": True}])
def test_what_is_no_band(keys: dict[str, object]) -> None:
    assert [fault.code for fault in measure(kind="maintain", **keys).faults()] == ["OKR108"]


def test_the_share_after_each_reading() -> None:
    given = key_result(kind="maintain", min=40, checkins=checkins((on(1), 42), (on(3), 38), (on(5), 41)))
    known = history(given, on(6), *TEN)
    assert given.measure.trail(known) == [(on(1), 1.0), (on(3), pytest.approx(2 / 3)), (on(5), pytest.approx(0.6))]


def test_the_last_day_of_the_calendar_is_no_trap() -> None:
    given = key_result(kind="maintain", min=40, checkins=checkins((date(9999, 12, 30), 42)))
    assert given.measure.progress(history(given, date.max, date(9999, 12, 1), date.max)) == 1.0
