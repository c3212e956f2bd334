"""Laws of the scoring."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.model.window import Window
from okrcli.scoring import HEALTHS, KeyResultScore, score
from tests.support.plans import checkins, key_result, kpi, objective, plan, scored
from tests.support.plans import settings as workspace

QUICK = settings(deadline=None, derandomize=True, max_examples=80)

FIRST = date(2026, 1, 1)
CYCLE = "long"
WORKSPACE = workspace(cycles=[{"name": CYCLE, "start": date(2020, 1, 1), "end": date(2035, 12, 31)}])

levels = st.decimals(-1000, 1000, places=2)
counts = st.decimals(0, 30, places=1)
confidences = st.none() | st.decimals(0, 1, places=1)
answers = st.sampled_from(["yes", "no"])
verdicts = st.sampled_from(["0.3", "70%", "7/10"])
days_off = st.integers(-20, 140)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start = FIRST + timedelta(days=draw(st.integers(0, 400)))
    return Window(start, start + timedelta(days=draw(st.integers(0, 120))))


@st.composite
def measures(draw: st.DrawFn) -> tuple[dict[str, Any], st.SearchStrategy[Any]]:
    """The keys of a kind, and what its check-ins hold."""
    kind = draw(st.sampled_from(["metric", "total", "recurring", "maintain", "milestones", "binary", "judged"]))
    keys: dict[str, Any] = {"kind": kind}
    if kind == "metric":
        keys |= {"baseline": draw(st.none() | levels), "target": draw(st.none() | levels)}
        keys["pace"] = draw(st.sampled_from(["linear", "late"]))
        return keys, levels
    if kind == "total":
        return {**keys, "target": draw(st.none() | st.decimals(1, 100, places=1))}, counts
    if kind == "recurring":
        per = draw(st.sampled_from(["week", "month", "quarter"]))
        return {**keys, "target": draw(st.none() | st.decimals(1, 50, places=1)), "per": per}, counts
    if kind == "maintain":
        hold = draw(st.sampled_from(["throughout", "at-end", "each-week", "each-month", "each-quarter"]))
        return {**keys, "min": draw(st.none() | levels), "hold": hold, "strict": draw(st.booleans())}, levels
    if kind == "milestones":
        return {**keys, "steps": draw(steps())}, st.none()
    return keys, answers if kind == "binary" else verdicts.filter(lambda each: each != "0.3")


@st.composite
def steps(draw: st.DrawFn) -> list[dict[str, Any]]:
    dates = st.none() | days_off.map(lambda n: FIRST + timedelta(days=n))
    weights = st.decimals(0, 3, places=1)
    number = draw(st.integers(1, 4))
    return [
        {"id": f"step-{n}", "weight": draw(weights), "due": draw(dates), "done": draw(dates)} for n in range(number)
    ]


@st.composite
def cases(draw: st.DrawFn, *, distinct: bool = False) -> tuple[dict[str, Any], Window, date]:
    """Any key result with any check-ins, in any window, on any day."""
    window = draw(windows())
    keys, values = draw(measures())
    offsets = draw(st.lists(days_off, max_size=8, unique=distinct))
    points = [(window.start + timedelta(days=n), draw(values), draw(confidences)) for n in offsets]
    keys["checkins"] = checkins(*points)
    keys["ambition"] = draw(st.sampled_from(["committed", "aspirational"]))
    return keys, window, window.start + timedelta(days=draw(days_off))


def result(keys: dict[str, Any], window: Window, today: date, **place: Any) -> KeyResultScore:
    given_one = key_result(start=window.start, due=window.due, **keys)
    return scored(given_one, today, cycle=CYCLE, workspace=WORKSPACE, **place)


def numbers(found: KeyResultScore) -> tuple[object, ...]:
    return (
        found.progress,
        found.score,
        found.expected,
        found.no_data,
        found.confidence,
        found.falling,
        found.health,
        found.reasons,
        found.forecast,
        found.value,
    )


@QUICK
@given(cases())
def test_numbers_are_sane(case: tuple[dict[str, Any], Window, date]) -> None:
    found = result(*case)
    assert found.health in HEALTHS
    assert found.reasons
    assert (found.score is None) == (found.progress is None)
    assert found.score is None or 0 <= found.score <= 1
    assert found.expected is None or 0 <= found.expected <= 1
    ahead = found.forecast
    if ahead.likely is not None:
        assert ahead.low is not None and ahead.high is not None and ahead.chance is not None
        assert 0 <= ahead.low <= ahead.likely <= ahead.high <= 1
    assert ahead.chance is None or 0 <= ahead.chance <= 1
    assert ahead.needed_rate is None or ahead.needed_rate >= 0
    assert ahead.reaches_target is None or ahead.reaches_target <= case[1].due


@QUICK
@given(st.lists(st.tuples(levels, st.decimals(0, 5, places=1)), max_size=6))
def test_a_roll_up_lies_between_its_parts(parts: list[tuple[Decimal, Decimal]]) -> None:
    today = FIRST + timedelta(days=50)
    window = {"start": FIRST, "due": FIRST + timedelta(days=100)}
    key_results = [key_result(**window, weight=weight, checkins=checkins((today, value))) for value, weight in parts]
    whole = plan(objective(*key_results, cycle=CYCLE, workspace=WORKSPACE), workspace=WORKSPACE)
    found = score(whole, today)
    counted = [each.score for each in found.objectives[0].key_results if each.counts and each.score is not None]
    if not counted:
        assert found.objectives[0].score is None
        return
    for rolled in (found.objectives[0].score, found.cycles[0].score, found.teams[0].score):
        assert rolled is not None
        assert min(counted) - 1e-9 <= rolled <= max(counted) + 1e-9


@QUICK
@given(levels, levels, levels, levels)
def test_nearer_to_the_target_is_never_less(baseline: Decimal, target: Decimal, one: Decimal, two: Decimal) -> None:
    if baseline == target:
        return
    window = Window(FIRST, FIRST + timedelta(days=100))
    today = FIRST + timedelta(days=40)
    found = [
        result({"baseline": baseline, "target": target, "checkins": checkins((today, value))}, window, today)
        for value in (one, two)
    ]
    towards = (two - one) * (1 if target > baseline else -1)
    first, second = (each.progress for each in found)
    assert first is not None and second is not None
    assert (second - first) * float(towards) >= 0
    order = ("off-track", "at-risk", "on-track", "done")
    if towards >= 0:
        assert order.index(found[1].health) >= order.index(found[0].health)


@QUICK
@given(cases(distinct=True), st.randoms(use_true_random=False))
def test_the_order_of_checkins_does_not_matter(case: tuple[dict[str, Any], Window, date], random: Any) -> None:
    keys, window, today = case
    shuffled = list(keys["checkins"])
    random.shuffle(shuffled)
    assert numbers(result({**keys, "checkins": shuffled}, window, today)) == numbers(result(*case))


@QUICK
@given(cases())
def test_nothing_after_today_matters(case: tuple[dict[str, Any], Window, date]) -> None:
    keys, window, today = case
    known = {**keys, "checkins": [each for each in keys["checkins"] if each["date"] <= today]}
    if "steps" in keys:
        known["steps"] = [
            {**step, "done": step["done"] if step["done"] and step["done"] <= today else None} for step in keys["steps"]
        ]
    assert numbers(result(known, window, today)) == numbers(result(*case))


@QUICK
@given(st.lists(st.tuples(days_off, levels), max_size=6), levels, levels, st.integers(0, 130), st.integers(0, 130))
def test_no_reading_after_today_matters(
    readings: list[tuple[int, Decimal]], baseline: Decimal, target: Decimal, now: int, more: int
) -> None:
    window, today = Window(FIRST, FIRST + timedelta(days=100)), FIRST + timedelta(days=now)
    points = [(FIRST + timedelta(days=n), value) for n, value in readings]
    later = [(today + timedelta(days=more + 1), baseline)]
    keys = {"target": target, "kpi": "ctr"}
    found = [
        numbers(result(keys, window, today, fed_by={"key-result": source}, guardrails=[source]))
        for source in (
            kpi("ctr", *(each for each in points if each[0] <= today), healthy={"min": 0}),
            kpi("ctr", *points, *later, healthy={"min": 0}),
        )
    ]
    assert found[0] == found[1]


@QUICK
@given(
    st.lists(st.tuples(st.integers(0, 90), levels), max_size=6),
    levels,
    levels,
    st.sampled_from(["0.001", "0.5", "3", "1000", "-1", "-60"]),
    levels,
)
def test_the_unit_does_not_matter(
    points: list[tuple[int, Decimal]], baseline: Decimal, target: Decimal, factor: str, shift: Decimal
) -> None:
    """Values in another unit (scaled and shifted, such as °C and °F) give the same numbers."""
    if baseline == target:
        return
    window, today = Window(FIRST, FIRST + timedelta(days=100)), FIRST + timedelta(days=95)

    def told(level: Decimal) -> Decimal:
        return level * Decimal(factor) + shift

    first, second = (
        result(
            {
                "baseline": turn(baseline),
                "target": turn(target),
                "checkins": checkins(*((FIRST + timedelta(days=n), turn(value)) for n, value in points)),
            },
            window,
            today,
        )
        for turn in (lambda level: level, told)
    )
    assert second.progress == pytest.approx(first.progress, abs=1e-9, rel=1e-9)
    assert second.health == first.health
    for one, two in zip(first.forecast, second.forecast, strict=True):
        assert two == (one if one is None or isinstance(one, date) else pytest.approx(one, abs=1e-6, rel=1e-6))


@QUICK
@given(
    st.lists(st.tuples(st.integers(0, 90), counts), max_size=6),
    st.decimals(1, 50, places=1),
    st.sampled_from(["0.001", "0.5", "3", "1000"]),
    st.sampled_from([{"kind": "total"}, {"kind": "recurring", "per": "month"}, {"kind": "recurring", "per": "week"}]),
)
def test_the_unit_of_additions_does_not_matter(
    points: list[tuple[int, Decimal]], target: Decimal, factor: str, kind: dict[str, str]
) -> None:
    window, today = Window(FIRST, FIRST + timedelta(days=100)), FIRST + timedelta(days=95)
    first, second = (
        result(
            {
                **kind,
                "target": target * by,
                "checkins": checkins(*((FIRST + timedelta(days=n), value * by) for n, value in points)),
            },
            window,
            today,
        )
        for by in (Decimal(1), Decimal(factor))
    )
    assert second.progress == pytest.approx(first.progress, abs=1e-9)
    assert second.health == first.health


@settings(QUICK, max_examples=150)
@given(
    windows(),
    st.lists(st.floats(0, 1), max_size=6),
    st.floats(0, 1),
    st.sampled_from(["linear", "late"]),
    st.sampled_from(["committed", "aspirational"]),
    st.sampled_from([("0", "100"), ("520", "350"), ("-10", "0.3")]),
)
def test_on_pace_is_on_track_on_every_day(
    window: Window, shares: list[float], now: float, pace: str, ambition: str, way: tuple[str, str]
) -> None:
    length = (window.due - window.start).days
    today = round(length * now)
    baseline, target = Decimal(way[0]), Decimal(way[1])

    def level(day: int) -> Decimal:
        gone = Decimal(day) / length if length else Decimal(1)
        return baseline + (target - baseline) * (gone * gone if pace == "late" else gone)

    days = sorted({*(round(today * share) for share in shares), today})
    logged = checkins(*((window.start + timedelta(days=day), level(day)) for day in days))
    keys = {"baseline": baseline, "target": target, "pace": pace, "ambition": ambition, "checkins": logged}
    found = result(keys, window, window.start + timedelta(days=today))
    assert found.health == ("done" if today == length else "on-track")
    assert found.progress == pytest.approx(found.expected, abs=1e-9)


@pytest.mark.parametrize("pace", ["linear", "late"])
@pytest.mark.parametrize("ambition", ["committed", "aspirational"])
def test_a_straight_line_is_on_track_all_quarter_long(pace: str, ambition: str) -> None:
    window = Window(FIRST, FIRST + timedelta(days=90))
    shares = [Decimal(day) / 90 for day in range(91)]
    values = [100 * (share * share if pace == "late" else share) for share in shares]
    points = [(FIRST + timedelta(days=day), value) for day, value in enumerate(values)]
    found = [
        result({"pace": pace, "ambition": ambition, "checkins": checkins(*points[: day + 1])}, window, points[day][0])
        for day in range(0, 91, 3)
    ]
    assert [each.health for each in found] == ["on-track"] * 30 + ["done"]
