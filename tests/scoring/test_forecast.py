"""Where a key result ends: trend, likely, band, chance, the day the goal is reached, the pace that is needed."""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter
from typing import Any

import pytest

from okrcli.scoring import POLICIES, Forecast, KeyResultScore
from okrcli.scoring.forecast import MOST_POINTS, chance_of, median_slope
from tests.support.plans import checkins, key_result, scored, settings

BEGIN, END = date(2026, 10, 1), date(2027, 1, 9)
"""A window of a hundred days and one, so that a day is a hundredth."""

WORKSPACE = settings(cycles=[{"name": "2026-long", "start": BEGIN, "end": END}])


def on(day: int) -> date:
    return BEGIN + timedelta(days=day)


def result(today: int, *points: tuple[int, object], **keys: Any) -> KeyResultScore:
    """A key result with check-ins on days of the window, seen on another."""
    logged = checkins(*((on(each[0]), *each[1:]) for each in points))
    given = key_result(**{"start": BEGIN, "due": END, "checkins": logged, **keys})
    return scored(given, on(today), cycle="2026-long", workspace=WORKSPACE)


def forecast(today: int, *points: tuple[int, object], **keys: Any) -> Forecast:
    return result(today, *points, **keys).forecast


class TestTrend:
    def test_one_checkin_is_a_straight_line(self) -> None:
        assert forecast(50, (50, 20)).trend == pytest.approx(0.4)

    def test_the_pace_is_the_median_over_all_pairs(self) -> None:
        # Slopes: 0.8, 0.6, 0.7 from (0, 0); 0.4, 0.65 from the first; 0.9 from the second: median 0.675.
        found = forecast(60, (20, 16), (40, 24), (60, 42))
        assert found.slope == pytest.approx(0.675)
        assert found.place == pytest.approx(0.6)
        assert found.trend == pytest.approx(0.42 + 0.4 * 0.675)

    def test_one_odd_checkin_does_not_turn_it(self) -> None:
        straight = forecast(80, *((day, day) for day in range(10, 90, 10)))
        odd = forecast(80, *((day, 400 if day == 40 else day) for day in range(10, 90, 10)))
        assert straight.trend == pytest.approx(1.0)
        assert odd.trend == pytest.approx(1.0)

    def test_it_is_seen_from_the_last_checkin(self) -> None:
        assert forecast(80, (50, 20)).trend == forecast(50, (50, 20)).trend

    @pytest.mark.parametrize("points", [[], [(0, 0)], [(0, 30)], [(0, 30), (0, 40)]])
    def test_without_two_places_there_is_none(self, points: list[tuple[int, object]]) -> None:
        assert forecast(40, *points) == Forecast()

    def test_two_levels_of_a_day_are_one_point(self) -> None:
        assert forecast(50, (50, 90), (50, 20)) == forecast(50, (50, 20))

    def test_additions_of_a_day_are_one_point_in_any_order(self) -> None:
        keys: dict[str, Any] = {"kind": "total", "target": 100}
        assert forecast(50, (50, 5), (50, 15), **keys) == forecast(50, (50, 20), **keys)

    def test_a_late_pace_is_not_behind_for_being_late(self) -> None:
        points = [(day, day * day / 100) for day in range(10, 60, 10)]
        assert forecast(50, *points, pace="late").trend == pytest.approx(1.0)
        assert forecast(50, *points, pace="late").place == pytest.approx(0.25)
        late = forecast(50, *points).trend
        assert late is not None
        assert late < 0.7

    def test_a_plan_of_its_own_is_the_axis(self) -> None:
        plan = [{"date": on(50), "value": 10}, {"date": on(75), "value": 90}]
        found = forecast(50, (25, 5), (50, 10), pace=plan)
        assert found.place == pytest.approx(0.1)
        assert found.trend == pytest.approx(1.0)

    def test_a_plan_of_a_total_is_cumulative(self) -> None:
        keys: dict[str, Any] = {"kind": "total", "target": 10, "pace": [{"date": on(80), "value": 2}]}
        assert forecast(80, (40, 1), (80, 1), **keys).trend == pytest.approx(1.0)

    def test_it_may_fall_below_nothing_and_rise_over_all(self) -> None:
        assert forecast(50, (50, -20)).trend == pytest.approx(-0.4)
        assert forecast(50, (50, 90)).trend == pytest.approx(1.8)


class TestLikely:
    def test_half_of_the_pace_lasts(self) -> None:
        found = forecast(50, (50, 20))
        assert found.likely == pytest.approx(0.2 + 0.5 * 0.5 * 0.4)
        assert [found.low, found.high] == [0.0, pytest.approx(0.3 + 0.425)]

    @pytest.mark.parametrize(("value", "likely", "low"), [(-60, 0.0, 0.0), (95, 1.0, 1 - 0.425)])
    def test_it_is_clamped_with_its_band(self, value: float, likely: float, low: float) -> None:
        found = forecast(50, (50, value))
        assert [found.likely, found.low] == [likely, pytest.approx(low)]
        assert found.high == (pytest.approx(0.425) if likely == 0.0 else 1.0)

    @pytest.mark.parametrize(("place", "half"), [(0.0, 0.8), (0.5, 0.425), (1.0, 0.05)])
    def test_the_band_narrows(self, place: float, half: float) -> None:
        assert POLICIES[1].spread(place) == pytest.approx(half)

    def test_the_chance_is_that_of_a_normal_end(self) -> None:
        # likely 0.3, half-width 0.425, so σ is 0.3316 and 0.7 lies 1.206 σ above.
        assert forecast(50, (50, 20)).chance == pytest.approx(0.1139, abs=0.0005)
        assert forecast(50, (50, 20), ambition="committed").chance == pytest.approx(0.0174, abs=0.0005)

    def test_ten_percent_lie_above_the_band(self) -> None:
        assert chance_of(0.8, 0.5, 0.3, 1.2816) == pytest.approx(0.1, abs=1e-4)
        assert chance_of(0.5, 0.5, 0.3, 1.2816) == 0.5

    def test_the_figures_of_the_first_policy(self) -> None:
        assert POLICIES[1] == (1, 0.5, 0.05, 0.75, 1.2816)


class TestReachesTarget:
    def test_the_day_on_trend(self) -> None:
        # 0.5 at 40 makes 1 at 80.
        assert forecast(40, (40, 50)).reaches_target == on(80)

    def test_a_day_begun_is_a_day(self) -> None:
        # 0.3 at 29 makes 1 at 96.67.
        assert forecast(29, (29, 30)).reaches_target == on(97)

    def test_on_pace_it_is_the_due_date_whatever_the_day(self) -> None:
        found = {forecast(day, (day, day)).reaches_target for day in range(1, 101)}
        late = {forecast(day, (day, day * day / 100), pace="late").reaches_target for day in range(1, 101)}
        assert (found, late) == ({END}, {END})

    @pytest.mark.parametrize("points", [[(40, 39)], [(40, 0)], [(40, -5)], []])
    def test_beyond_the_due_date_it_is_not_told(self, points: list[tuple[int, object]]) -> None:
        assert forecast(40, *points).reaches_target is None

    def test_once_reached_it_is_the_day_since_when(self) -> None:
        points = [(10, 50), (20, 100), (30, 90), (40, 100), (50, 120)]
        assert forecast(60, *points).reaches_target == on(40)

    def test_a_late_pace_takes_its_day(self) -> None:
        # p = 0.25 at u = 0.16: 1 at u = 0.64, which is day 80.
        assert forecast(40, (40, 25), pace="late").reaches_target == on(80)

    def test_steps_with_dates_take_the_day_of_the_step(self) -> None:
        steps = [
            {"id": "a", "due": on(20), "done": on(20)},
            {"id": "b", "due": on(40), "done": on(40)},
            {"id": "c", "due": on(60)},
            {"id": "d", "due": on(90)},
        ]
        assert forecast(45, kind="milestones", steps=steps).reaches_target == on(90)

    def test_a_level_to_hold_has_none(self) -> None:
        assert forecast(40, (5, 50), kind="maintain", min=40).reaches_target is None


class TestNeededRate:
    @pytest.mark.parametrize(
        ("value", "ambition", "rate"),
        [
            (50, "committed", 1.0),
            (20, "aspirational", (0.5 / 0.5) / 0.4),
            (80, "aspirational", 0.0),
            (35, "aspirational", 1.0),
        ],
    )
    def test_how_many_times_faster(self, value: float, ambition: str, rate: float) -> None:
        assert forecast(50, (50, value), ambition=ambition).needed_rate == pytest.approx(rate)

    @pytest.mark.parametrize(("day", "value"), [(50, 0), (50, -10), (100, 30), (0, 10)])
    def test_without_pace_or_time_there_is_none(self, day: int, value: float) -> None:
        assert forecast(100, (day, value)).needed_rate is None

    def test_a_level_to_hold_has_none(self) -> None:
        assert forecast(40, (5, 50), kind="maintain", min=40).needed_rate is None


class TestMaintain:
    def test_the_share_so_far_for_the_time_gone_and_the_state_for_the_rest(self) -> None:
        # From day 0 to 19 held, day 20 to 39 not: 0.5 at 0.39, and not for the rest.
        found = forecast(39, (0, 50), (20, 30), kind="maintain", min=40)
        assert found.trend == pytest.approx(0.5 * 0.39)
        assert found.likely == found.trend
        assert found.place == pytest.approx(0.2)
        assert found.high == pytest.approx(0.195 + 0.05 + 0.75 * 0.8)
        assert found.slope is None

    def test_held_again_it_goes_up(self) -> None:
        found = forecast(40, (0, 30), (20, 50), kind="maintain", min=40)
        assert found.trend == pytest.approx(21 / 41 * 0.4 + 0.6)

    def test_without_a_reading_there_is_none(self) -> None:
        assert forecast(40, kind="maintain", min=40) == Forecast()


class TestRecurring:
    KEYS: dict[str, Any] = {"kind": "recurring", "target": 10, "per": "month"}  # noqa: RUF012

    def test_a_steep_start_goes_no_further_than_what_is_left(self) -> None:
        # Nothing in October, all of November by its second day.
        found = forecast(33, (32, 10), **self.KEYS)
        assert found.slope == pytest.approx(1 / 3 / 0.32)
        assert [found.trend, found.likely, found.high] == pytest.approx([2 / 3] * 3)

    def test_the_ceiling_bounds_all(self) -> None:
        # October is over with nothing: of the three months at most two can still be filled.
        found = forecast(60, (40, 10), (59, 10), **self.KEYS)
        assert found.trend is not None and found.likely is not None and found.high is not None
        assert found.trend <= 2 / 3 + 1e-9
        assert found.likely <= 2 / 3 + 1e-9
        assert found.high <= 2 / 3 + 1e-9

    def test_a_mark_above_the_ceiling_is_out_of_reach(self) -> None:
        found = forecast(60, (40, 10), (59, 10), **self.KEYS)
        assert found.chance == 0.0
        assert found.reaches_target is None

    def test_a_ceiling_above_the_mark_changes_nothing(self) -> None:
        chance = forecast(30, (10, 10), **self.KEYS).chance
        assert chance is not None
        assert chance > 0


class TestStepsAndAnswers:
    STEPS: list[dict[str, Any]] = [{"id": "a", "done": on(10)}, {"id": "b"}]  # noqa: RUF012

    @pytest.mark.parametrize(("today", "told"), [(74, False), (75, True), (90, True)])
    def test_there_is_no_trend_before_three_quarters(self, today: int, told: bool) -> None:
        for keys in ({"kind": "milestones", "steps": self.STEPS}, {"kind": "binary"}):
            points = [(70, "no")] if keys["kind"] == "binary" else []
            found = forecast(today, *points, **keys)
            assert (found.trend is not None) == told
            assert (found.likely is not None) == told

    def test_the_chance_is_the_confidence_until_then(self) -> None:
        given: dict[str, Any] = {"date": on(30), "value": "no", "confidence": 0.6}
        assert forecast(50, kind="binary", checkins=[given]) == Forecast(chance=0.6)
        assert forecast(50, (30, "no"), kind="binary") == Forecast()
        assert forecast(80, kind="binary", checkins=[given]).chance != 0.6

    def test_done_early_the_day_is_told(self) -> None:
        assert forecast(50, (30, "yes"), kind="binary").reaches_target == on(30)

    def test_steps_with_dates_have_a_trend_at_once(self) -> None:
        steps = [
            {"id": "a", "due": on(20), "done": on(20)},
            {"id": "b", "due": on(40)},
            {"id": "c", "due": on(60)},
            {"id": "d", "due": on(80)},
        ]
        assert forecast(30, kind="milestones", steps=steps).trend == pytest.approx(1.0)

    def test_a_word_that_nothing_is_done_yet_is_a_point(self) -> None:
        steps = [
            {"id": "a", "due": on(20), "done": on(20)},
            {"id": "b", "due": on(40)},
            {"id": "c", "due": on(60)},
            {"id": "d", "due": on(80)},
        ]
        found = forecast(45, (45, None), kind="milestones", steps=steps)
        # Slopes 1, 0.5 and 0.
        assert found.trend == pytest.approx(0.25 + 0.5 * 0.5)


def test_expected() -> None:
    assert result(0).expected == 0.0
    assert result(25).expected == pytest.approx(0.25)
    assert result(50, pace="late").expected == pytest.approx(0.25)
    assert result(25, pace=[{"date": on(50), "value": 80}]).expected == pytest.approx(0.4)
    assert result(75, pace=[{"date": on(50), "value": 80}]).expected == pytest.approx(0.9)
    assert result(120).expected == 1.0
    assert result(3, kind="maintain", min=40).expected == 1.0
    assert result(50, kind="binary").expected == pytest.approx(0.5)
    assert result(50, kind="judged", pace="late").expected == pytest.approx(0.25)
    steps = [{"id": "a", "due": on(20), "weight": 3}, {"id": "b", "due": on(80)}]
    assert [result(day, kind="milestones", steps=steps).expected for day in (19, 20, 79, 80)] == [0, 0.75, 0.75, 1]
    undated = [{"id": "a", "due": on(20)}, {"id": "b"}]
    assert result(50, kind="milestones", steps=undated).expected == pytest.approx(0.5)


def test_before_the_start_nothing_is_expected() -> None:
    given = key_result(start=on(10), due=END)
    assert scored(given, on(9), cycle="2026-long", workspace=WORKSPACE).expected is None
    assert scored(given, on(10), cycle="2026-long", workspace=WORKSPACE).expected == 0.0


class TestMedianSlope:
    @pytest.mark.parametrize(
        ("points", "slope"),
        [
            ([], None),
            ([(0.0, 0.0)], None),
            ([(0.0, 0.0), (0.0, 1.0)], None),
            ([(0.0, 0.0), (1e-12, 1.0)], None),
            ([(0.0, 0.0), (0.5, 1.0)], 2.0),
            ([(0.0, 0.0), (0.5, 1.0), (0.5, 2.0)], 3.0),
            ([(0.0, 0.0), (0.25, 0.0), (0.5, 1.0)], 2.0),
        ],
    )
    def test_the_middle_of_all_pairs(self, points: list[tuple[float, float]], slope: float | None) -> None:
        assert median_slope(points) == slope

    def test_a_long_history_keeps_its_ends(self) -> None:
        points = [(n / 1000, n / 1000) for n in range(1001)]
        points[-1] = (1.0, 5.0)
        assert median_slope(points) == pytest.approx(1.0)
        rising = [(n / 1000, (n / 1000) ** 2) for n in range(1001)]
        assert median_slope(rising) == pytest.approx(1.0, abs=0.01)

    def test_a_long_history_is_quick(self) -> None:
        # A generous bound: ten thousand points would make fifty million pairs.
        points = [(n / 10000, (n % 7) / 7) for n in range(10001)]
        begin = perf_counter()
        median_slope(points)
        assert perf_counter() - begin < 0.5
        assert MOST_POINTS == 200
