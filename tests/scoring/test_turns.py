from __future__ import annotations

from datetime import date

from okrcli.scoring import KeyResultScore
from okrcli.scoring.turns import checkin_days, next_checkin
from tests.support.plans import checkins, key_result, scored

TODAY = date(2026, 11, 22)


def _of(*points: tuple[date, int], **keys: object) -> KeyResultScore:
    return scored(key_result(baseline=1, target=9, checkins=checkins(*points), **keys), TODAY)


def test_the_next_check_in_is_a_cadence_after_the_last() -> None:
    assert next_checkin(_of((date(2026, 11, 20), 2)), TODAY) == date(2026, 11, 27)
    assert next_checkin(_of((date(2026, 11, 20), 2), cadence="month"), TODAY) == date(2026, 12, 18)


def test_what_was_never_logged_is_due_today() -> None:
    assert next_checkin(_of(), TODAY) == TODAY


def test_what_is_late_is_due_today_and_then_by_its_cadence() -> None:
    late = _of((date(2026, 11, 1), 2))
    assert next_checkin(late, TODAY) == date(2026, 11, 8)
    assert checkin_days(late, TODAY)[:3] == [TODAY, date(2026, 11, 29), date(2026, 12, 6)]
    assert checkin_days(late, TODAY)[-1] <= date(2026, 12, 31)


def test_what_is_over_is_never_due() -> None:
    dropped = _of((date(2026, 11, 20), 2), dropped={"date": date(2026, 11, 21), "why": "no longer ours"})
    assert next_checkin(dropped, TODAY) is None and checkin_days(dropped, TODAY) == []
    assert next_checkin(_of((date(2026, 11, 20), 9)), TODAY) is None
