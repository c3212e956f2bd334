"""A count to reach in each period."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.plans import checkins, history, key_result, measure


def test_each_period_counts_up_to_its_target() -> None:
    given = key_result(
        kind="recurring",
        target=20,
        per="month",
        checkins=checkins((date(2026, 10, 10), 25), (date(2026, 11, 5), 5), (date(2026, 11, 20), 5)),
    )
    known = history(given, date(2026, 12, 31))
    assert given.measure.progress(known) == 0.5
    assert [share for _, share in given.measure.trail(known)] == pytest.approx([1 / 3, 1.25 / 3, 0.5])


def test_the_value_is_the_count_of_the_running_period() -> None:
    given = key_result(
        kind="recurring",
        target=20,
        per="month",
        checkins=checkins((date(2026, 10, 10), 25), (date(2026, 11, 5), 5), (date(2026, 11, 20), 6)),
    )
    assert given.measure.value(history(given, date(2026, 11, 25))) == 11
    assert given.measure.value(history(given, date(2026, 12, 1))) == 0


def test_a_window_without_a_whole_period_is_one_period() -> None:
    start, due = date(2026, 10, 15), date(2026, 11, 14)
    given = key_result(
        kind="recurring",
        target=20,
        per="month",
        checkins=checkins((date(2026, 10, 20), 5), (date(2026, 11, 10), 5)),
    )
    known = history(given, due, start, due)
    assert given.measure.progress(known) == 0.5
    assert given.measure.value(known) == 10


def test_what_lies_between_whole_periods_does_not_count() -> None:
    # The quarter begins on a Thursday: its first four days belong to no whole week.
    given = key_result(
        kind="recurring", target=1, per="week", checkins=checkins((date(2026, 10, 2), 1), (date(2026, 10, 5), 1))
    )
    known = history(given, date(2026, 10, 6))
    assert given.measure.trail(known) == [(date(2026, 10, 2), 0.0), (date(2026, 10, 5), 1 / 12)]
    assert given.measure.logged(known) == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("today", "ceiling"),
    [
        (date(2026, 10, 31), 1.0),
        (date(2026, 11, 1), 2.5 / 3),
        (date(2026, 11, 30), 2.5 / 3),
        (date(2026, 12, 1), 1.75 / 3),
        (date(2027, 1, 1), 0.75 / 3),
    ],
)
def test_the_ceiling_falls_with_each_period_that_is_over(today: date, ceiling: float) -> None:
    points = [(date(2026, 10, 10), 10), (date(2026, 11, 5), 5)]
    given = key_result(
        kind="recurring", target=20, per="month", checkins=checkins(*(each for each in points if each[0] <= today))
    )
    assert given.measure.ceiling(history(given, today)) == pytest.approx(ceiling)


def test_a_ceiling_counts_no_surplus() -> None:
    given = key_result(kind="recurring", target=20, per="month", checkins=checkins((date(2026, 10, 10), 400)))
    assert given.measure.ceiling(history(given, date(2027, 1, 1))) == pytest.approx(1 / 3)


def test_without_a_target_nothing_can_be_told() -> None:
    given = key_result(kind="recurring", per="month", target=None, checkins=checkins((date(2026, 10, 10), 10)))
    known = history(given, date(2026, 11, 1))
    assert given.measure.placeholders() == ("target",)
    assert (given.measure.progress(known), given.measure.trail(known), given.measure.ceiling(known)) == (None, [], None)


@pytest.mark.parametrize("target", [0, -3])
def test_a_count_of_nothing_is_no_goal(target: int) -> None:
    assert [fault.code for fault in measure(kind="recurring", per="week", target=target).faults()] == ["OKR102"]


def test_quarters_follow_the_fiscal_year() -> None:
    given = key_result(kind="recurring", target=1, per="quarter", checkins=checkins((date(2026, 12, 5), 1)))
    known = history(given, date(2027, 1, 31), date(2026, 2, 1), date(2027, 1, 31))
    assert given.measure.progress(known) == pytest.approx(1 / 3)
    fiscal = type(known)(known.checkins, known.window, known.today, None, first_month=2)
    assert given.measure.progress(fiscal) == 0.25
