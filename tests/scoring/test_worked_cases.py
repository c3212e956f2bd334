"""Every worked case of the formula of progress, through the whole scoring."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.plans import DUE, START, checkins, key_result, scored

TODAY = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "progress"),
    [
        (520, 350, 560, -40 / 170),
        (520, 350, 520, 0),
        (520, 350, 435, 0.5),
        (520, 350, 350, 1),
        (520, 350, 300, 220 / 170),
        (2, 5, 3.5, 0.5),
        (-10, 10, 0, 0.5),
        (-85, 0, -50, 35 / 85),
        (45, 60, 56.87, 11.87 / 15),
        (38, 40, 36.1, -0.95),
        (8, 5, 6, 2 / 3),
    ],
)
def test_metric(baseline: float, target: float, value: float, progress: float) -> None:
    given = key_result(baseline=baseline, target=target, checkins=checkins((TODAY, value)))
    result = scored(given, TODAY)
    assert result.progress == pytest.approx(progress, abs=1e-9)
    assert result.score == pytest.approx(min(1, max(0, progress)), abs=1e-9)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "rounded"),
    [
        (520, 350, 560, -0.235),
        (520, 350, 300, 1.294),
        (-85, 0, -50, 0.412),
        (45, 60, 56.87, 0.791),
        (8, 5, 6, 0.667),
    ],
)
def test_metric_as_people_round_it(baseline: float, target: float, value: float, rounded: float) -> None:
    given = key_result(baseline=baseline, target=target, checkins=checkins((TODAY, value)))
    assert scored(given, TODAY).progress == pytest.approx(rounded, abs=0.0005)


@pytest.mark.parametrize(
    ("baseline", "change", "target"),
    [
        (40000, "+25%", 50000),
        (-40, "+25%", -30),
        (40, "-15%", 34),
        (-40, "-15%", -46),
        (8, "x2", 16),
        (8, -1.5, 6.5),
    ],
)
def test_a_change_aims_at_a_level(baseline: float, change: object, target: float) -> None:
    halfway = (baseline + target) / 2
    given = key_result(baseline=baseline, change=change, checkins=checkins((TODAY, halfway)))
    result = scored(given, TODAY)
    assert result.goal.target == pytest.approx(target)
    assert result.progress == pytest.approx(0.5, abs=1e-9)


def test_a_change_of_25_percent() -> None:
    given = key_result(baseline=40000, change="+25%", checkins=checkins((TODAY, 45000)))
    assert scored(given, TODAY).progress == 0.5


@pytest.mark.parametrize(
    ("baseline", "target", "added", "progress", "value"),
    [(None, 10, [3, 2], 0.5, 5), (8000, 10000, [500], 0.25, 8500)],
)
def test_total(baseline: float | None, target: float, added: list[float], progress: float, value: float) -> None:
    begin = {} if baseline is None else {"baseline": baseline}
    points = [(START + timedelta(days=10 * n), each) for n, each in enumerate(added)]
    result = scored(key_result(kind="total", target=target, checkins=checkins(*points), **begin), TODAY)
    assert [result.progress, result.value] == [progress, value]


def test_recurring() -> None:
    points = [(date(2026, 10, 15), 20), (date(2026, 11, 15), 10), (date(2026, 12, 15), 0)]
    given = key_result(kind="recurring", target=20, per="month", checkins=checkins(*points))
    assert scored(given, DUE).progress == pytest.approx(0.5, abs=1e-9)


def test_maintain_throughout() -> None:
    points = [(START, 42), (START + timedelta(days=6), 38)]
    given = key_result(kind="maintain", min=40, checkins=checkins(*points))
    assert scored(given, START + timedelta(days=9)).progress == pytest.approx(0.6, abs=1e-9)


@pytest.mark.parametrize(("level", "progress"), [(0, 1), (15, 1), (30, 0)])
def test_maintain_at_end(level: float, progress: float) -> None:
    given = key_result(kind="maintain", max=15, hold="at-end", checkins=checkins((TODAY, level)))
    assert scored(given, TODAY).progress == progress


def test_maintain_each_month() -> None:
    points = [(date(2026, 10, 31), 50.2), (date(2026, 11, 30), 54.8), (date(2026, 12, 31), 48.7)]
    given = key_result(kind="maintain", min=53, strict=True, hold="each-month", checkins=checkins(*points))
    assert scored(given, DUE).progress == pytest.approx(1 / 3, abs=1e-9)


def test_milestones() -> None:
    steps = [{"id": "a", "weight": 3, "done": START}, {"id": "b", "done": DUE}, {"id": "c", "weight": 2}]
    given = key_result(kind="milestones", steps=steps)
    assert [scored(given, day).progress for day in (START, DUE)] == [0.5, pytest.approx(4 / 6)]


@pytest.mark.parametrize(("answer", "progress"), [("yes", 1), ("no", 0)])
def test_binary(answer: str, progress: float) -> None:
    assert scored(key_result(kind="binary", checkins=checkins((START, answer))), TODAY).progress == progress


def test_judged() -> None:
    points = [(START, "70%"), (TODAY, "6/10")]
    assert scored(key_result(kind="judged", checkins=checkins(*points)), TODAY).progress == 0.6


@pytest.mark.parametrize(
    "keys",
    [
        {"baseline": None, "target": 5},
        {"baseline": 5, "target": None},
        {"kind": "total", "target": None},
        {"kind": "recurring", "target": None, "per": "month"},
        {"kind": "maintain", "min": None},
        {"kind": "maintain", "min": 40, "checkins": []},
    ],
)
def test_progress_is_null_where_it_cannot_be_told(keys: dict[str, object]) -> None:
    given = key_result(**{"checkins": checkins((START, 3)), **keys})
    result = scored(given, TODAY)
    assert (result.progress, result.score) == (None, None)


@pytest.mark.parametrize(
    "keys",
    [
        {"baseline": 0, "target": 5},
        {"kind": "total", "target": 5},
        {"kind": "recurring", "target": 5, "per": "month"},
        {"kind": "milestones", "steps": [{"id": "a"}]},
        {"kind": "binary"},
        {"kind": "judged"},
    ],
)
def test_the_others_begin_at_zero_without_a_checkin(keys: dict[str, object]) -> None:
    result = scored(key_result(**keys), TODAY)
    assert (result.progress, result.score, result.no_data) == (0.0, 0.0, True)
    assert scored(key_result(**keys), TODAY).last_checkin is None


@pytest.mark.parametrize(("value", "progress", "score"), [(-20, -0.2, 0.0), (130, 1.3, 1.0)])
def test_progress_is_raw_and_the_score_is_clamped(value: float, progress: float, score: float) -> None:
    result = scored(key_result(checkins=checkins((TODAY, value))), TODAY)
    assert result.progress == pytest.approx(progress)
    assert result.score == score
