from __future__ import annotations

from datetime import date

from okrcli.clock import today


def test_today_is_a_day_between_two_looks_at_the_calendar() -> None:
    before = date.today()
    assert before <= today() <= date.today()
