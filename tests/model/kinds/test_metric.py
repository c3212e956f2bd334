"""A level that goes from a baseline to a target."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.plans import checkins, history, key_result, measure, number

DAY = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ({"baseline": 1, "target": 2}, ()),
        ({"baseline": 1, "change": "+25%"}, ()),
        ({"baseline": None, "target": 2}, ("baseline",)),
        ({"target": 2}, ("baseline",)),
        ({"baseline": 1, "target": None}, ("target",)),
        ({"baseline": 1}, ("target",)),
        ({"baseline": None, "target": None}, ("baseline", "target")),
        ({"baseline": None, "change": "+25%"}, ("baseline",)),
        ({"baseline": 0, "change": "+25%"}, ("change",)),
    ],
)
def test_what_must_still_be_filled_in(keys: dict[str, object], missing: tuple[str, ...]) -> None:
    given = key_result(**keys, checkins=checkins((DAY, 3)))
    assert given.measure.placeholders() == missing
    progress = given.measure.progress(history(given, DAY))
    assert (progress is None) == bool(missing)
    assert (given.measure.trail(history(given, DAY)) == []) == bool(missing)


def test_a_kpi_gives_the_baseline_where_there_is_none() -> None:
    given = key_result(target=60, checkins=checkins((DAY, 55)))
    assert given.measure.placeholders(number(50)) == ()
    assert given.measure.progress(history(given, DAY, baseline=50)) == 0.5
    assert given.measure.goal(number(50)).baseline == 50


def test_its_own_baseline_comes_first() -> None:
    given = key_result(baseline=40, target=60, checkins=checkins((DAY, 55)))
    assert given.measure.progress(history(given, DAY, baseline=50)) == 0.75


def test_without_a_checkin_it_is_at_the_baseline() -> None:
    given = key_result(baseline=40, target=60)
    known = history(given, DAY)
    assert given.measure.progress(known) == 0.0
    assert given.measure.value(known) is None
    assert given.measure.logged(known) is None


def test_the_goal_shows_the_level_a_change_aims_at() -> None:
    goal = measure(unit="%", baseline=2, change="+10%").goal()
    assert [goal.unit, goal.baseline, goal.target, goal.change] == ["%", 2, number(2.2), "+10%"]


def test_progress_after_each_day() -> None:
    given = key_result(
        baseline=0, target=10, checkins=checkins((date(2026, 10, 2), 1), (DAY, 4), (DAY, 5), (date(2026, 10, 25), 4))
    )
    known = history(given, date(2026, 10, 30))
    assert given.measure.trail(known) == [(date(2026, 10, 2), 0.1), (DAY, 0.5), (date(2026, 10, 25), 0.4)]
    assert given.measure.progress(known) == 0.4
    assert given.measure.value(known) == 4


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"baseline": 5, "target": 5}, "OKR106"),
        ({"baseline": 5, "change": "x1"}, "OKR106"),
        ({"baseline": 5, "change": 0}, "OKR106"),
        ({"change": 0}, "OKR106"),
        ({"baseline": 5, "target": 6, "change": 1}, "OKR108"),
        ({"baseline": 0, "change": "+25%"}, "OKR109"),
        ({"baseline": 0, "change": "x2"}, "OKR109"),
    ],
)
def test_what_is_no_goal(keys: dict[str, object], code: str) -> None:
    assert [fault.code for fault in measure(**keys).faults()] == [code]


@pytest.mark.parametrize("keys", [{"baseline": 0, "target": 1}, {"baseline": 0, "change": 1}, {"change": "x2"}, {}])
def test_what_is_a_goal(keys: dict[str, object]) -> None:
    assert list(measure(kind="metric", **keys).faults()) == []


def test_a_target_equal_to_the_baseline_proposes_to_maintain() -> None:
    [fault] = measure(baseline=71, target=71).faults()
    assert "kind: maintain" in fault.hint
    assert "min: 71" in fault.hint
