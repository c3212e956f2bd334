"""A sum that grows by what is added."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.plans import DUE, START, checkins, history, key_result, measure

DAY = date(2026, 10, 20)


def test_additions_add_up_also_on_one_day() -> None:
    given = key_result(kind="total", target=10, checkins=checkins((DAY, 3), (DAY, 2), (date(2026, 11, 1), 1)))
    known = history(given, date(2026, 11, 1))
    assert given.measure.trail(known) == [(DAY, 0.5), (date(2026, 11, 1), 0.6)]
    assert given.measure.progress(known) == 0.6
    assert given.measure.value(known) == 6


def test_the_value_begins_at_the_baseline() -> None:
    given = key_result(kind="total", baseline=8000, target=10000, checkins=checkins((DAY, 500)))
    assert given.measure.value(history(given, DAY)) == 8500


def test_a_correction_takes_away() -> None:
    given = key_result(kind="total", target=10, checkins=checkins((DAY, 3), (date(2026, 10, 21), -4)))
    assert given.measure.progress(history(given, date(2026, 10, 21))) == -0.1


def test_only_the_window_counts() -> None:
    days = [date(2026, 9, 30), START, DUE, date(2027, 1, 1)]
    given = key_result(kind="total", target=10, checkins=checkins(*((day, 1) for day in days)))
    known = history(given, date(2027, 1, 5))
    assert given.measure.progress(known) == 0.2
    assert given.measure.logged(known) == DUE


def test_without_an_addition_it_is_at_the_baseline() -> None:
    given = key_result(kind="total", baseline=5, target=10)
    known = history(given, DAY)
    assert [given.measure.progress(known), given.measure.value(known), given.measure.trail(known)] == [0.0, 5, []]


@pytest.mark.parametrize(
    ("keys", "missing"),
    [({"target": None}, ("target",)), ({}, ("target",)), ({"baseline": None, "target": 5}, ("baseline",))],
)
def test_what_must_still_be_filled_in(keys: dict[str, object], missing: tuple[str, ...]) -> None:
    given = key_result(kind="total", checkins=checkins((DAY, 3)), **keys)
    known = history(given, DAY)
    assert given.measure.placeholders() == missing
    assert (given.measure.progress(known), given.measure.trail(known)) == (None, [])


def test_no_way_to_go_is_no_goal() -> None:
    kind = measure(kind="total", baseline=5, target=5)
    assert [fault.code for fault in kind.faults()] == ["OKR106"]
    given = key_result(kind="total", baseline=5, target=5, checkins=checkins((DAY, 3)))
    assert (given.measure.progress(history(given, DAY)), given.measure.trail(history(given, DAY))) == (None, [])
