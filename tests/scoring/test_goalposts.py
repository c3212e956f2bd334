"""Moves of a goalpost: before its day a move has not happened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from okrcli.scoring import KeyResultScore
from tests.support.plans import DUE, START, checkins, day, key_result, kpi, scored

MOVED = day(0.5)
BEFORE = MOVED - timedelta(days=1)


def move(field: str, **keys: object) -> dict[str, object]:
    return {"date": MOVED, "field": field, "why": "we learned more", **keys}


def on(today: date, **keys: Any) -> KeyResultScore:
    return scored(key_result(**{"checkins": checkins((START, 50)), **keys}), today)


def test_a_target_counts_from_its_day_on() -> None:
    keys: dict[str, Any] = {"baseline": 0, "target": 200, "moves": [move("target", **{"from": 100, "to": 200})]}
    assert [on(BEFORE, **keys).goal.target, on(BEFORE, **keys).progress] == [100, 0.5]
    assert [on(MOVED, **keys).goal.target, on(MOVED, **keys).progress] == [200, 0.25]


def test_a_baseline_and_a_band_count_from_their_day_on() -> None:
    assert on(BEFORE, baseline=40, target=100, moves=[move("baseline", **{"from": 0, "to": 40})]).progress == 0.5
    held: dict[str, Any] = {"kind": "maintain", "hold": "at-end", "min": 40, "moves": [move("min", **{"from": 60})]}
    assert [on(today, **held).progress for today in (BEFORE, MOVED)] == [0.0, 1.0]


def test_a_target_that_was_a_change_before() -> None:
    moves = [move("change", **{"from": "+25%", "to": None}), move("target", **{"from": None, "to": 80})]
    keys: dict[str, Any] = {"baseline": 40, "target": 80, "moves": moves}
    assert [on(BEFORE, **keys).goal.target, on(BEFORE, **keys).goal.change] == [50, "+25%"]
    assert [on(MOVED, **keys).goal.target, on(MOVED, **keys).goal.change] == [80, None]


def test_a_due_date_counts_from_its_day_on() -> None:
    early = date(2026, 12, 1)
    keys: dict[str, Any] = {"due": early, "moves": [move("due", **{"from": None, "to": early})]}
    assert on(BEFORE, **keys).planned.window.due == DUE
    assert on(MOVED, **keys).planned.window.due == early
    keys = {"moves": [move("due", **{"from": early.isoformat(), "to": None})]}
    assert on(BEFORE, **keys).planned.window.due == early


def test_a_weight_counts_from_its_day_on() -> None:
    keys: dict[str, Any] = {"weight": 0, "moves": [move("weight", **{"from": 2, "to": 0})]}
    assert [on(today, **keys).counts for today in (BEFORE, MOVED)] == [True, False]


def test_several_moves_are_taken_back_one_by_one() -> None:
    moves = [
        move("target", **{"from": 100, "to": 200}),
        {**move("target", **{"from": 200, "to": 400}), "date": MOVED + timedelta(days=5)},
    ]
    keys: dict[str, Any] = {"baseline": 0, "target": 400, "moves": moves}
    days = (BEFORE, MOVED, MOVED + timedelta(days=5))
    assert [on(today, **keys).goal.target for today in days] == [100, 200, 400]


def test_two_moves_of_one_day_are_taken_back_from_the_last_in_the_file() -> None:
    moves = [move("target", **{"from": 100, "to": 150}), move("target", **{"from": 150, "to": 200})]
    assert on(BEFORE, baseline=0, target=200, moves=moves).goal.target == 100


@pytest.mark.parametrize(
    "record",
    [
        move("target"),
        move("target", **{"from": "much"}),
        move("due", **{"from": "soon"}),
        move("due", **{"from": "2026-01-01"}),
        move("weight", **{"from": -1}),
        move("title", **{"from": "Another"}),
        move("steps", **{"from": []}),
        move("change", **{"from": "doubled"}),
        move("min", **{"from": 5}),
    ],
)
def test_a_record_that_says_nothing_changes_nothing(record: dict[str, object]) -> None:
    plain = on(BEFORE, baseline=0, target=200)
    result = on(BEFORE, baseline=0, target=200, moves=[record])
    assert (result.goal, result.progress, result.planned.window) == (plain.goal, plain.progress, plain.planned.window)


def test_a_goal_that_a_move_made_nonsense_of_is_no_trap() -> None:
    for keys in (
        {"baseline": 0, "target": 5, "moves": [move("target", **{"from": 0})]},
        {"kind": "total", "target": 5, "moves": [move("target", **{"from": 0})]},
        {"kind": "recurring", "per": "month", "target": 5, "moves": [move("target", **{"from": 0})]},
    ):
        assert on(BEFORE, **keys).health in ("on-track", "no-data", "stale", "off-track")


def test_a_key_result_that_a_kpi_feeds_moves_too() -> None:
    given = key_result(baseline=0, target=200, kpi="ctr", moves=[move("target", **{"from": 100, "to": 200})])
    assert scored(given, BEFORE, fed_by={"key-result": kpi("ctr", (START, 50))}).progress == 0.5
