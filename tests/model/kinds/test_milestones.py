"""Steps to be done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrcli.model.key_result import KeyResult
from tests.support.plans import DUE, checkins, history, key_result


def steps(*given: tuple[float, date | None, date | None]) -> list[dict[str, object]]:
    """Steps given as (weight, due, done)."""
    return [
        {"id": f"step-{n}", "weight": weight, "due": due, "done": done} for n, (weight, due, done) in enumerate(given)
    ]


def milestones(*given: tuple[float, date | None, date | None], **keys: object) -> KeyResult:
    return key_result(kind="milestones", steps=steps(*given), **keys)


def on(day: int) -> date:
    return date(2026, 10, day)


def test_progress_is_the_weight_done() -> None:
    given = milestones((1, None, on(5)), (3, None, None), (1, None, on(9)))
    known = history(given, on(10))
    assert given.measure.progress(known) == 0.4
    assert given.measure.value(known) == 2
    assert given.measure.logged(known) == on(9)


def test_a_step_done_later_is_not_done_yet() -> None:
    given = milestones((1, None, on(5)), (1, None, on(20)))
    known = history(given, on(10))
    assert given.measure.progress(known) == 0.5
    goal = given.measure.known_on(on(10)).goal()
    assert [step.done for step in goal.steps] == [on(5), None]
    assert given.measure.known_on(on(20)) is given.measure


def test_progress_on_each_day_with_something_said() -> None:
    given = milestones((1, None, on(9)), (1, None, on(5)), (2, None, on(5)), checkins=checkins((on(7), None)))
    known = history(given, on(12))
    assert given.measure.trail(known) == [(on(5), 0.75), (on(7), 0.75), (on(9), 1.0)]


def test_a_step_done_after_the_due_date_counts_as_on_it() -> None:
    given = milestones((1, None, DUE), (1, None, DUE + timedelta(days=9)))
    known = history(given, DUE + timedelta(days=10))
    assert given.measure.progress(known) == 1.0
    assert given.measure.trail(known) == [(DUE, 1.0)]


def test_a_checkin_before_the_start_says_nothing() -> None:
    given = milestones((1, None, None), checkins=checkins((date(2026, 9, 20), None)))
    known = history(given, on(12))
    assert (given.measure.logged(known), given.measure.trail(known)) == (None, [])


def test_a_checkin_counts_as_a_sign_of_life() -> None:
    given = milestones((1, None, on(5)), (1, None, None), checkins=checkins((on(7), None)))
    assert given.measure.logged(history(given, on(12))) == on(7)


def test_steps_with_dates_are_the_plan() -> None:
    given = milestones((1, on(10), None), (3, on(20), None))
    known = history(given, on(15))
    assert [given.measure.own_pace(day, known) for day in (on(9), on(10), on(19), on(20))] == [0.0, 0.25, 0.25, 1.0]
    assert given.measure.trend_from() == 0.0


def test_one_step_without_a_date_and_there_is_no_plan() -> None:
    given = milestones((1, on(10), None), (3, None, None))
    assert given.measure.own_pace(on(15), history(given, on(15))) is None
    assert given.measure.trend_from() == 0.75


def test_without_weight_nothing_can_be_told() -> None:
    given = milestones((0, None, on(5)), (0, None, None))
    known = history(given, on(10))
    assert (given.measure.progress(known), given.measure.trail(known)) == (None, [])


def test_faults() -> None:
    assert [fault.code for fault in milestones().measure.faults()] == ["OKR103"]
    twice = key_result(kind="milestones", steps=[{"id": "a"}, {"id": "a"}])
    assert [fault.code for fault in twice.measure.faults()] == ["OKR105"]
    late = milestones((1, date(2027, 1, 5), None))
    window = history(late, on(1)).window
    assert [fault.code for fault in late.plan_faults(window)] == ["OKR107"]


@pytest.mark.parametrize("value", ["yes", 1])
def test_its_checkins_have_no_value(value: object) -> None:
    given = milestones((1, None, None), checkins=checkins((on(5), value)))
    assert [fault.code for fault in given.faults()] == ["OKR102"]
