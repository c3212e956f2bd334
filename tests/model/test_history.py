"""What is known of a key result on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from okrcli.model.history import History
from okrcli.model.window import Window
from tests.support.plans import checkins, key_result

WINDOW = Window(date(2026, 10, 1), date(2026, 12, 31))


def history(*points: tuple[object, ...], today: date = date(2027, 1, 10)) -> History:
    return History(key_result(checkins=checkins(*points)).checkins, WINDOW, today)


def test_a_level_before_the_start_is_ignored() -> None:
    known = history((date(2026, 9, 30), 5))
    assert known.levels() == {}
    assert known.last_level() is None


def test_a_level_after_the_due_date_counts_as_on_it() -> None:
    known = history((date(2026, 12, 31), 5), (date(2027, 1, 4), 7))
    assert known.levels() == {date(2026, 12, 31): Decimal(7)}
    last = known.last_level()
    assert last is not None
    assert (last.date, last.value) == (date(2027, 1, 4), Decimal(7))


def test_the_last_level_of_a_day_counts() -> None:
    assert history((date(2026, 10, 5), 5), (date(2026, 10, 5), 7)).levels() == {date(2026, 10, 5): Decimal(7)}


def test_a_checkin_without_value_is_no_level() -> None:
    known = history((date(2026, 10, 5), 5), (date(2026, 10, 6), None, 0.5))
    assert list(known.levels()) == [date(2026, 10, 5)]
    last = known.last_level()
    assert last is not None
    assert last.date == date(2026, 10, 5)


def test_additions_count_by_their_date_alone() -> None:
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 1)]
    known = history(*((day, n) for n, day in enumerate(days)))
    assert known.additions() == [(days[1], Decimal(1)), (days[2], Decimal(2)), (days[3], Decimal(3))]


def test_the_last_day_is_today_or_the_due_date() -> None:
    assert history(today=date(2026, 10, 9)).last_day == date(2026, 10, 9)
    assert history(today=date(2027, 2, 1)).last_day == WINDOW.due
