"""Health: each clause, their order, and what is told beside the deciding one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from okrcli.scoring import KeyResultScore
from tests.support.plans import checkins, key_result, kpi, scored, settings

BEGIN, END = date(2026, 10, 1), date(2027, 1, 9)
"""A window in which a day is a hundredth."""

DUE_DAY = 100
CYCLE = {"name": "2026-long", "start": BEGIN, "end": END}
WORKSPACE = settings(cycles=[CYCLE])


def on(day: int) -> date:
    return BEGIN + timedelta(days=day)


def result(today: int, *points: tuple[object, ...], place: dict[str, Any] | None = None, **keys: Any) -> KeyResultScore:
    """A key result with check-ins given as (day of the window, value, confidence), seen on a day of the window."""
    logged = checkins(*((on(int(str(each[0]))), *each[1:]) for each in points))
    given = key_result(**{"checkins": logged, **keys})
    return scored(given, on(today), cycle="2026-long", workspace=WORKSPACE, **(place or {}))


def codes(given: KeyResultScore) -> list[str]:
    return [reason.code for reason in given.reasons]


class TestExamples:
    """The examples that the rule is explained by."""

    def test_committed_exactly_on_pace_at_half_time(self) -> None:
        assert result(50, (50, 50), ambition="committed").health == "on-track"

    def test_three_percent_on_day_ten_of_ninety(self) -> None:
        given = key_result(due=BEGIN + timedelta(days=90), checkins=checkins((on(10), 3)))
        found = scored(given, on(10), cycle="2026-long", workspace=WORKSPACE)
        assert found.health == "at-risk"
        assert codes(found) == ["trend", "too-early"]

    @pytest.mark.parametrize(("today", "health"), [(99, "at-risk"), (101, "missed")])
    def test_two_thirds_the_day_before_it_is_due_and_the_day_after(self, today: int, health: str) -> None:
        points = [(day, 0.65 * day) for day in range(10, 99, 10)]
        assert result(today, *points, (99, 65)).health == health

    def test_flat_in_week_six_and_sure(self) -> None:
        points = [(7 * week, 10, 0.9) for week in range(1, 7)]
        found = result(42, *points)
        assert found.health == "off-track"
        assert codes(found) == ["trend", "contradiction"]

    def test_a_plan_not_in_force_in_week_five(self) -> None:
        assert result(33, (30, "no"), kind="binary").health == "on-track"

    def test_a_monthly_survey_twenty_days_old(self) -> None:
        assert result(50, (30, 40), cadence="month").health == "on-track"

    def test_nps_below_its_floor_since_monday(self) -> None:
        found = result(60, (0, 45), (58, 38), kind="maintain", min=40)
        assert found.health == "at-risk"
        assert "out-of-band" in codes(found)


class TestDroppedAndGraded:
    def test_dropped_from_its_day_on(self) -> None:
        dropped = {"date": on(40), "why": "the market is gone"}
        assert result(39, (35, 40), dropped=dropped).health == "on-track"
        found = result(40, (35, 40), dropped=dropped)
        assert (found.health, found.counts) == ("dropped", False)
        assert [tuple(each) for each in found.reasons] == [
            ("dropped", {"date": on(40).isoformat(), "why": "the market is gone"})
        ]
        assert found.progress == 0.4

    def test_dropped_comes_before_a_grade(self) -> None:
        assert result(40, grade=1, dropped={"date": on(40), "why": "gone"}).health == "dropped"

    @pytest.mark.parametrize(
        ("grade", "ambition", "health"),
        [
            (0.7, "aspirational", "done"),
            (0.69, "aspirational", "missed"),
            (0.99, "committed", "missed"),
            (1, "committed", "done"),
            (0, "aspirational", "missed"),
        ],
    )
    def test_a_grade_decides(self, grade: float, ambition: str, health: str) -> None:
        found = result(40, (38, 90), grade=grade, ambition=ambition)
        assert (found.health, found.closed, found.grade) == (health, True, grade)
        mark = 0.7 if ambition == "aspirational" else 1.0
        assert [tuple(each) for each in found.reasons] == [(health, {"grade": grade, "mark": mark})]

    def test_a_grade_comes_before_the_start(self) -> None:
        assert result(-5, grade=1).health == "done"

    def test_three_numbers_are_kept_apart(self) -> None:
        found = result(40, (38, 90, 0.2), grade=0.5)
        assert (found.score, found.confidence, found.grade) == (0.9, 0.2, 0.5)


class TestUpcoming:
    @pytest.mark.parametrize(("today", "health"), [(-1, "upcoming"), (0, "on-track")])
    def test_before_the_start(self, today: int, health: str) -> None:
        assert result(today).health == health

    def test_how_long(self) -> None:
        found = result(-12, dropped={"date": on(5), "why": "later"})
        assert [tuple(each) for each in found.reasons] == [("upcoming", {"days": 12})]
        assert not found.counts


class TestDone:
    @pytest.mark.parametrize(("value", "health"), [(100, "done"), (99.9999999999, "done"), (99.9, "on-track")])
    def test_as_soon_as_the_goal_is_reached(self, value: float, health: str) -> None:
        assert result(40, (40, value)).health == health

    def test_silence_does_not_matter_any_more(self) -> None:
        assert result(90, (40, 100)).health == "done"

    def test_falling_back_undoes_it(self) -> None:
        assert result(50, (40, 100), (50, 60)).health == "on-track"

    @pytest.mark.parametrize(("today", "health"), [(99, "on-track"), (100, "done"), (101, "done")])
    def test_a_level_is_held_to_the_end(self, today: int, health: str) -> None:
        points = [(day, 50) for day in range(0, 100, 7)]
        assert result(today, *points, kind="maintain", min=40).health == health

    @pytest.mark.parametrize(("today", "health"), [(99, "on-track"), (100, "done")])
    def test_what_recurs_is_done_at_the_end(self, today: int, health: str) -> None:
        points = [(10, 1), (40, 1), (70, 1), (98, 1)]
        assert result(today, *points, kind="recurring", target=1, per="month").health == health

    def test_what_it_was_bought_with_is_told(self) -> None:
        guard = kpi("spend", (on(30), 900), healthy={"max": 500})
        found = result(40, (20, 60, 0.9), (38, 100, 0.2), place={"guardrails": [guard]})
        assert found.health == "done"
        assert codes(found) == ["done", "low-confidence", "guardrail", "contradiction", "falling"]


class TestOver:
    @pytest.mark.parametrize(
        ("value", "ambition", "health"),
        [
            (70, "aspirational", "done"),
            (69.9999999999, "aspirational", "done"),
            (69.9, "aspirational", "missed"),
            (99, "committed", "missed"),
            (100, "committed", "done"),
            (-20, "aspirational", "missed"),
        ],
    )
    def test_after_the_due_date_the_mark_decides(self, value: float, ambition: str, health: str) -> None:
        found = result(101, (95, value), ambition=ambition)
        assert found.health == health
        assert found.reasons[0].values["mark"] == (0.7 if ambition == "aspirational" else 1.0)

    @pytest.mark.parametrize(("today", "health"), [(100, "on-track"), (101, "done")])
    def test_the_due_date_itself_is_not_over(self, today: int, health: str) -> None:
        assert result(today, (100, 75)).health == health

    def test_nothing_measured_is_missed(self) -> None:
        for keys in ({"kind": "maintain", "min": 40}, {"baseline": None, "target": 5}, {}):
            assert result(101, **keys).health == "missed"

    def test_a_figure_that_comes_late_counts(self) -> None:
        assert result(104, (95, 40), (104, 80)).health == "done"

    def test_contradictions_are_told_to_the_review(self) -> None:
        assert codes(result(101, (95, 20, 0.9))) == ["missed", "contradiction"]


class TestADayLong:
    """A window that starts and ends on one day."""

    @pytest.mark.parametrize(
        ("today", "value", "health"),
        [(19, None, "upcoming"), (20, None, "no-data"), (20, 100, "done"), (20, 50, "at-risk"), (21, 50, "missed")],
    )
    def test_all_of_it(self, today: int, value: float | None, health: str) -> None:
        points: list[tuple[object, ...]] = [] if value is None else [(20, value)]
        # Half of the way on the only day: the pace is 0.5 over the whole window, and nothing is left of it.
        assert result(today, *points, start=on(20), due=on(20)).health == health


class TestNoData:
    @pytest.mark.parametrize(("today", "health"), [(0, "on-track"), (15, "on-track"), (16, "no-data")])
    def test_no_checkin_after_the_start_has_settled(self, today: int, health: str) -> None:
        found = result(today)
        assert found.health == health
        assert found.no_data
        if health == "on-track":
            assert [tuple(each) for each in found.reasons] == [("too-early", {"elapsed": today / 100, "settle": 0.15})]
        else:
            values = {"elapsed": 0.16, "settle": 0.15, "missing": None}
            assert [tuple(each) for each in found.reasons] == [("no-data", values)]

    @pytest.mark.parametrize(
        ("keys", "missing"),
        [
            ({"baseline": None, "target": 5}, "baseline"),
            ({"baseline": 5, "target": None}, "target"),
            ({"kind": "total", "target": None}, "target"),
            ({"kind": "maintain", "max": None}, "max"),
        ],
    )
    def test_no_progress_for_want_of_a_baseline_or_goal(self, keys: dict[str, Any], missing: str) -> None:
        early, late = result(15, (15, 3), **keys), result(16, (15, 3), **keys)
        assert (early.health, codes(early)) == ("on-track", ["too-early"])
        assert (late.health, codes(late)) == ("no-data", ["no-data"])
        assert late.reasons[0].values["missing"] == missing

    def test_it_comes_before_silence_which_is_told_too(self) -> None:
        assert codes(result(50, (15, 3), baseline=None, target=5)) == ["no-data", "stale"]

    @pytest.mark.parametrize("keys", [{"kind": "binary"}, {"kind": "milestones", "steps": [{"id": "a"}]}])
    def test_steps_and_answers_may_be_silent_for_three_quarters(self, keys: dict[str, Any]) -> None:
        assert [result(day, **keys).health for day in (16, 74, 75)] == ["on-track", "on-track", "no-data"]
        assert result(74, **keys).reasons[0].values["settle"] == 0.75

    def test_a_guardrail_lowers_even_the_first_days(self) -> None:
        guard = kpi("spend", (on(3), 900), healthy={"max": 500})
        found = result(10, place={"guardrails": [guard]})
        assert (found.health, codes(found)) == ("at-risk", ["guardrail", "too-early"])

    def test_how_much_of_the_start_settles_is_a_setting(self) -> None:
        workspace = settings(cycles=[CYCLE], scoring={"settle": 0.3})
        days = {day: scored(key_result(), on(day), cycle="2026-long", workspace=workspace).health for day in (30, 31)}
        assert days == {30: "on-track", 31: "no-data"}


class TestStale:
    @pytest.mark.parametrize(
        ("cadence", "allowed"), [("week", 10), ("two-weeks", 17), ("month", 34), ("quarter", 95), (None, 10)]
    )
    def test_cadence_and_grace_to_the_day(self, cadence: str | None, allowed: int) -> None:
        keys: dict[str, Any] = {} if cadence is None else {"cadence": cadence}
        found = [result(day, (2, 90), **keys) for day in (2 + allowed, 3 + allowed)]
        assert [each.health for each in found] == ["on-track", "stale"]
        assert tuple(found[1].reasons[0]) == ("stale", {"days": allowed + 1, "allowed": allowed})

    def test_grace_and_cadence_are_settings(self) -> None:
        workspace = settings(cycles=[CYCLE], checkins={"cadence": "month", "grace_days": 0})
        given = key_result(checkins=checkins((on(2), 90)))
        found = [scored(given, on(day), cycle="2026-long", workspace=workspace).health for day in (33, 34)]
        assert found == ["on-track", "stale"]

    def test_silence_is_never_green_and_hides_no_red(self) -> None:
        found = result(60, (40, 5, 0.9))
        assert (found.health, codes(found)) == ("stale", ["stale", "trend", "contradiction"])
        assert codes(result(60, (40, 39))) == ["stale"]

    def test_steps_and_answers_may_be_silent_for_three_quarters(self) -> None:
        steps = [{"id": "a", "done": on(5)}, {"id": "b"}]
        for points, keys in (([(5, "no")], {"kind": "binary"}), ([], {"kind": "milestones", "steps": steps})):
            assert [result(day, *points, **keys).health for day in (74, 75)] == ["on-track", "stale"]

    def test_an_addition_outside_the_window_is_no_sign_of_life(self) -> None:
        given = key_result(kind="total", target=10, start=on(10), checkins=checkins((on(9), 1)))
        assert scored(given, on(30), cycle="2026-long", workspace=WORKSPACE).health == "no-data"


class TestTrend:
    @pytest.mark.parametrize(
        ("value", "ambition", "health", "band"),
        [
            (35, "aspirational", "on-track", 0.7),
            (34.9999999999, "aspirational", "on-track", 0.7),
            (34.9, "aspirational", "at-risk", 0.7),
            (20, "aspirational", "at-risk", 0.7),
            (19.9999999999, "aspirational", "at-risk", 0.7),
            (19.9, "aspirational", "off-track", 0.4),
            (50, "committed", "on-track", 1.0),
            (49.9, "committed", "at-risk", 1.0),
            (35, "committed", "at-risk", 1.0),
            (34.9, "committed", "off-track", 0.7),
        ],
    )
    def test_the_bands(self, value: float, ambition: str, health: str, band: float) -> None:
        found = result(50, (50, value), ambition=ambition)
        assert found.health == health
        lower, mark = found.bounds
        expected = {"trend": found.forecast.trend, "band": band, "lower": lower, "mark": mark}
        assert [tuple(each) for each in found.reasons] == [("trend", expected)]

    def test_bands_are_settings(self) -> None:
        workspace = settings(cycles=[CYCLE], scoring={"bands": {"aspirational": [0.1, 0.2]}})
        given = key_result(checkins=checkins((on(50), 10)))
        found = scored(given, on(50), cycle="2026-long", workspace=workspace)
        assert (found.health, found.bounds) == ("on-track", (0.1, 0.2))

    def test_without_a_trend_it_is_on_track(self) -> None:
        found = result(5, (0, 0))
        assert (found.health, codes(found), found.reasons[0].values["trend"]) == ("on-track", ["trend"], None)

    @pytest.mark.parametrize(("today", "health"), [(15, "at-risk"), (16, "off-track")])
    def test_the_start_is_not_judged_harshly(self, today: int, health: str) -> None:
        found = result(today, (15, 0))
        assert found.health == health
        assert codes(found) == (["trend", "too-early"] if today == 15 else ["trend"])

    def test_the_start_can_be_at_risk_by_itself(self) -> None:
        assert codes(result(15, (15, 8))) == ["trend"]


class TestLowered:
    @pytest.mark.parametrize(
        ("confidence", "health", "bound"),
        [(0.5, "on-track", None), (0.49, "at-risk", 0.5), (0.3, "at-risk", 0.5), (0.29, "off-track", 0.3)],
    )
    def test_by_low_confidence(self, confidence: float, health: str, bound: float | None) -> None:
        found = result(50, (50, 50, confidence))
        assert found.health == health
        if bound is not None:
            assert tuple(found.reasons[0]) == ("low-confidence", {"confidence": confidence, "bound": bound})

    def test_the_last_one_stated_counts(self) -> None:
        assert result(50, (40, 40, 0.2), (45, 45, 0.6), (50, 50)).health == "on-track"

    def test_never_raised(self) -> None:
        assert result(50, (50, 5, 0.45)).health == "off-track"
        assert codes(result(50, (50, 5, 0.45))) == ["trend", "low-confidence"]

    @pytest.mark.parametrize(
        ("level", "healthy", "lowered"),
        [
            (500, {"max": 500}, False),
            (501, {"max": 500}, True),
            (2, {"min": 2, "max": 3}, False),
            (1.9, {"min": 2, "max": 3}, True),
            (1.9, {}, False),
            (1.9, None, False),
        ],
    )
    def test_by_a_guardrail(self, level: float, healthy: dict[str, float] | None, lowered: bool) -> None:
        guard = kpi("spend", (on(30), level), **({} if healthy is None else {"healthy": healthy}))
        found = result(50, (50, 50), place={"guardrails": [guard]})
        assert (found.health == "at-risk") == lowered
        if lowered and healthy is not None:
            values = {"kpi": "spend", "value": level, "min": healthy.get("min"), "max": healthy.get("max")}
            assert tuple(found.reasons[0]) == ("guardrail", values)

    def test_a_guardrail_without_a_reading_or_with_a_later_one_is_silent(self) -> None:
        for guard in (kpi("spend", healthy={"max": 5}), kpi("spend", (on(51), 900), healthy={"max": 500})):
            assert result(50, (50, 50), place={"guardrails": [guard]}).health == "on-track"

    def test_a_guardrail_never_makes_it_better_or_red(self) -> None:
        guard = kpi("spend", (on(30), 900), healthy={"max": 500})
        assert result(50, (50, 5), place={"guardrails": [guard]}).health == "off-track"
        assert result(70, (50, 50), place={"guardrails": [guard]}).health == "stale"

    def test_by_a_level_that_is_not_held_now(self) -> None:
        found = result(60, (0, 45), (58, 38), kind="maintain", min=40)
        assert found.health == "at-risk"
        assert ("out-of-band", {"value": 38, "min": 40, "max": None}) in [tuple(each) for each in found.reasons]

    def test_the_one_that_lowers_most_decides(self) -> None:
        guard = kpi("spend", (on(30), 900), healthy={"max": 500})
        assert codes(result(50, (50, 50, 0.45), place={"guardrails": [guard]})) == ["low-confidence", "guardrail"]
        assert codes(result(50, (50, 25, 0.1), place={"guardrails": [guard]})) == [
            "low-confidence",
            "trend",
            "guardrail",
        ]


class TestRemarks:
    @pytest.mark.parametrize(
        ("value", "confidence", "told"),
        [
            (10, 0.7, True),
            (10, 0.69, False),
            (25, 0.9, False),
            (50, 0.3, True),
            (50, 0.31, False),
            (25, 0.1, False),
            (50, 0.9, False),
        ],
    )
    def test_a_contradiction(self, value: float, confidence: float, told: bool) -> None:
        found = result(50, (50, value, confidence))
        assert ("contradiction" in codes(found)) == told
        if told:
            values = {"confidence": confidence, "trend": found.forecast.trend}
            assert tuple(found.reasons[-1]) == ("contradiction", values)

    def test_without_a_trend_nothing_is_contradicted(self) -> None:
        assert "contradiction" not in codes(result(50, (45, "no", 0.1), kind="binary"))

    @pytest.mark.parametrize(("before", "after", "told"), [(0.9, 0.7, True), (0.9, 0.71, False), (0.5, 0.7, False)])
    def test_falling(self, before: float, after: float, told: bool) -> None:
        found = result(50, (43, 43, before), (50, 50, after))
        assert found.health == "on-track"
        assert ("falling" in codes(found)) == told
        if told:
            assert tuple(found.reasons[-1]) == ("falling", {"from": before, "to": after})


@pytest.mark.parametrize(
    ("share", "ambition", "colour"),
    [
        (0.0, "aspirational", "red"),
        (0.3999, "aspirational", "red"),
        (0.4, "aspirational", "yellow"),
        (0.6999, "aspirational", "yellow"),
        (0.7, "aspirational", "green"),
        (1.0, "aspirational", "green"),
        (0.6999, "committed", "red"),
        (0.7, "committed", "yellow"),
        (0.9999, "committed", "yellow"),
        (1.0, "committed", "green"),
    ],
)
def test_colours_use_the_same_bands(share: float, ambition: str, colour: str) -> None:
    assert result(50, ambition=ambition).bounds.colour(share) == colour
