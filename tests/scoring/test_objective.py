"""Objectives: the roll-up of scores and the health of the whole."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from okrcli.model.key_result import KeyResult
from okrcli.scoring import ObjectiveScore, score
from tests.support.plans import checkins, key_result, objective, plan, settings

BEGIN, END = date(2026, 10, 1), date(2027, 1, 9)
"""A window in which a day is a hundredth."""

WORKSPACE = settings(cycles=[{"name": "2026-long", "start": BEGIN, "end": END}])


def on(day: int) -> date:
    return BEGIN + timedelta(days=day)


def at(day: int, value: float, **keys: Any) -> KeyResult:
    """A key result with one check-in: its value on a day."""
    return key_result(**{"checkins": checkins((on(day), value)), **keys})


def result(today: int, *key_results: KeyResult, **keys: Any) -> ObjectiveScore:
    whole = objective(*key_results, cycle="2026-long", workspace=WORKSPACE, **keys)
    [only] = score(plan(whole, workspace=WORKSPACE), on(today)).objectives
    return only


def codes(given: ObjectiveScore) -> list[str]:
    return [reason.code for reason in given.reasons]


class TestScore:
    @pytest.mark.parametrize(
        ("weights", "expected"),
        [([1, 1], 0.5), ([3, 1], 0.35), ([0.3, 0.1], 0.35), ([0, 1], 0.8), ([0, 0], None), ([1e-9, 3e-9], 0.65)],
    )
    def test_the_weighted_mean(self, weights: list[float], expected: float | None) -> None:
        found = result(50, at(50, 20, weight=weights[0]), at(50, 80, weight=weights[1]))
        assert found.score == (None if expected is None else pytest.approx(expected))

    def test_it_is_of_clamped_scores(self) -> None:
        assert result(50, at(50, -300), at(50, 200)).score == 0.5

    def test_what_is_dropped_or_upcoming_does_not_count(self) -> None:
        dropped = at(50, 0, dropped={"date": on(50), "why": "gone"})
        found = result(50, at(50, 60), dropped, key_result(start=on(51)))
        assert found.score == 0.6
        assert [each.counts for each in found.key_results] == [True, False, False]
        assert result(49, at(49, 60), dropped).score == pytest.approx(0.3)

    @pytest.mark.parametrize(("today", "expected", "unmeasured"), [(15, 0.6, 0), (16, 0.3, 1)])
    def test_without_progress_it_counts_as_nothing_once_settled(
        self, today: int, expected: float, unmeasured: int
    ) -> None:
        found = result(today, at(15, 60), key_result(baseline=None, target=5))
        assert [found.score, found.unmeasured] == [pytest.approx(expected), unmeasured]

    def test_what_carries_no_weight_is_not_unmeasured(self) -> None:
        assert result(50, at(50, 60), key_result(baseline=None, target=5, weight=0)).unmeasured == 0

    def test_nothing_to_count_is_null(self) -> None:
        assert result(5, key_result(baseline=None, target=5)).score is None
        assert result(50).score is None

    def test_a_grade_rolls_up_where_there_is_one(self) -> None:
        found = result(50, at(50, 90, grade=0.3), at(50, 50))
        assert found.score == pytest.approx(0.4)
        assert found.key_results[0].score == 0.9


class TestHealth:
    def test_all_in_one_state(self) -> None:
        # A mean of 0.3 would be red.
        found = result(15, at(15, 0), at(15, 9))
        assert [each.health for each in found.key_results] == ["at-risk", "at-risk"]
        assert found.health == "at-risk"
        assert [tuple(each) for each in found.reasons] == [("all-alike", {"state": "at-risk", "count": 2})]

    @pytest.mark.parametrize(
        ("first", "second", "ambition", "health"),
        [
            (60, 15, "aspirational", "at-risk"),  # 1 and 0.3: 0.65
            (40, 33, "aspirational", "on-track"),  # 0.8 and 0.66: 0.73
            (40, 30, "aspirational", "on-track"),  # 0.8 and 0.6: 0.7, exactly
            (40, 29.9, "aspirational", "at-risk"),
            (36, 3, "aspirational", "off-track"),  # 0.72 and 0.06: 0.39
            (60, 45, "committed", "at-risk"),  # 1 and 0.9: 0.95
        ],
    )
    def test_the_band_of_the_mean_trend(self, first: float, second: float, ambition: str, health: str) -> None:
        found = result(50, at(50, first), at(50, second), ambition=ambition)
        assert {each.health for each in found.key_results} - {"done"} > {"on-track"}
        assert found.health == health
        assert codes(found)[-1] == "trend"

    def test_by_its_own_ambition(self) -> None:
        parts = (at(50, 40, ambition="committed"), at(50, 60, ambition="committed"))
        assert [each.health for each in result(50, *parts).key_results] == ["at-risk", "on-track"]
        assert result(50, *parts).health == "on-track"
        assert result(50, *parts, ambition="committed").health == "at-risk"

    def test_trends_are_clamped_and_weighted(self) -> None:
        found = result(50, at(50, 99, weight=3), at(50, -50, weight=2))
        assert found.trend == pytest.approx(0.6)

    def test_what_has_no_trend_is_left_out(self) -> None:
        found = result(50, at(50, 40), at(50, 25), key_result(kind="binary"))
        assert found.trend == pytest.approx(0.65)
        assert found.health == "at-risk"

    def test_without_any_trend_it_is_on_track(self) -> None:
        found = result(50, key_result(kind="binary"), at(40, 0, start=on(40), cadence="month"), at(50, 40, weight=0))
        assert (found.trend, found.health) == (None, "on-track")

    def test_done_is_a_trend_of_one_and_missed_its_score(self) -> None:
        missed = at(30, 20, due=on(40))
        assert result(50, at(50, 100), at(50, 30), at(50, 25)).trend == pytest.approx((1 + 0.6 + 0.5) / 3)
        assert result(50, missed, at(50, 40), at(50, 25)).trend == pytest.approx((0.2 + 0.8 + 0.5) / 3)

    def test_one_off_track_keeps_it_from_green(self) -> None:
        found = result(50, at(50, 90), at(50, 80), at(50, 80), at(50, 10), at(50, 60, weight=0))
        assert found.trend == pytest.approx(0.8)
        assert found.health == "at-risk"
        assert codes(found) == ["worst", "trend"]
        assert found.reasons[0].values == {"ref": found.key_results[3].planned.ref, "health": "off-track"}

    def test_one_missed_keeps_it_from_green(self) -> None:
        found = result(50, at(50, 90), at(50, 80), at(50, 80), at(30, 20, due=on(40)))
        assert (found.health, codes(found)) == ("at-risk", ["worst", "trend"])

    def test_what_does_not_count_does_no_harm(self) -> None:
        assert result(50, at(50, 40), at(50, 38), at(50, 0, weight=0)).health == "on-track"

    @pytest.mark.parametrize(("weight", "health"), [(1.9, "off-track"), (2, "off-track"), (2.1, "stale")])
    def test_stale_if_over_half_of_the_weight_is_blind(self, weight: float, health: str) -> None:
        blind = [at(20, 5, weight=weight / 2), key_result(weight=weight / 2)]
        found = result(50, *blind, at(50, 5, weight=2))
        assert {each.health for each in found.key_results} == {"stale", "no-data", "off-track"}
        assert found.health == health
        if health == "stale":
            assert tuple(found.reasons[0]) == ("stale", {"share": pytest.approx(2.1 / 4.1)})

    def test_all_without_data_is_no_data(self) -> None:
        assert result(50, key_result(), key_result()).health == "no-data"

    @pytest.mark.parametrize(("other", "health"), [(40, "done"), (39, "missed")])
    def test_when_all_is_over_the_score_decides(self, other: float, health: str) -> None:
        found = result(101, at(95, 100), at(95, other))
        assert [each.health for each in found.key_results] == ["done", "missed"]
        assert found.health == health
        assert tuple(found.reasons[0]) == (health, {"score": pytest.approx(found.score), "mark": 0.7})

    def test_reached_before_the_end_it_is_done(self) -> None:
        assert result(50, at(50, 100), at(50, 110)).health == "done"


class TestOutright:
    def test_dropped_with_all_its_key_results(self) -> None:
        found = result(50, at(50, 50), dropped={"date": on(50), "why": "gone"})
        assert (found.health, found.score, found.counts) == ("dropped", None, False)
        assert [each.health for each in found.key_results] == ["dropped"]
        assert tuple(found.reasons[0]) == ("dropped", {"date": on(50).isoformat(), "why": "gone"})
        assert result(49, at(49, 50), dropped={"date": on(50), "why": "gone"}).health == "on-track"

    def test_a_key_result_dropped_before_keeps_its_own_reason(self) -> None:
        own = at(50, 50, dropped={"date": on(20), "why": "too dear"})
        found = result(50, own, dropped={"date": on(50), "why": "gone"})
        assert found.key_results[0].reasons[0].values["why"] == "too dear"

    def test_upcoming_before_its_start(self) -> None:
        found = result(9, key_result(), start=on(10))
        assert (found.health, found.counts) == ("upcoming", False)
        assert tuple(found.reasons[0]) == ("upcoming", {"days": 1})

    def test_upcoming_while_all_its_key_results_are(self) -> None:
        dropped = key_result(dropped={"date": on(1), "why": "gone"})
        assert result(9, key_result(start=on(10)), dropped).health == "upcoming"
        assert result(10, key_result(start=on(10)), dropped).health == "on-track"

    def test_all_dropped_one_by_one(self) -> None:
        found = result(9, key_result(dropped={"date": on(1), "why": "gone"}))
        assert (found.health, codes(found)) == ("dropped", ["all-alike"])

    @pytest.mark.parametrize(("today", "health"), [(15, "on-track"), (16, "no-data")])
    def test_where_nothing_counts(self, today: int, health: str) -> None:
        assert result(today).health == health
        weightless = result(today, at(15, 60, weight=0))
        assert (weightless.health, weightless.score) == (health, None)
        if health == "no-data":
            assert weightless.reasons[0].values["missing"] == "weight"

    def test_without_weight_it_does_not_count(self) -> None:
        assert not result(50, at(50, 60), weight=0).counts
