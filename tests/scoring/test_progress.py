"""What is known on a day: order, the future, the KPI that feeds a key result, confidence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.plans import DUE, START, checkins, key_result, kpi, scored

TODAY = date(2026, 11, 20)


def on(day: int) -> date:
    return START + timedelta(days=day)


def test_checkins_need_no_order() -> None:
    points = [(on(30), 30), (on(10), 50), (on(20), 40)]
    result = scored(key_result(checkins=checkins(*points)), TODAY)
    assert result.value == 30
    assert [each.date for each in result.history.checkins] == [on(10), on(20), on(30)]


def test_what_is_dated_after_today_does_not_exist() -> None:
    points = [(on(10), 10, 0.8), (TODAY, 20, 0.7), (TODAY + timedelta(days=1), 90, 0.1)]
    result = scored(key_result(checkins=checkins(*points)), TODAY)
    assert [result.value, result.confidence] == [20, 0.7]
    assert result.last_checkin is not None
    assert result.last_checkin.date == TODAY


def test_the_last_level_of_a_day_in_the_file_counts() -> None:
    assert scored(key_result(checkins=checkins((on(9), 70), (on(9), 40), (on(3), 1))), TODAY).value == 40


def test_a_level_logged_late_counts_and_one_logged_early_does_not() -> None:
    given = key_result(checkins=checkins((START - timedelta(days=1), 90), (DUE + timedelta(days=4), 60)))
    assert scored(given, DUE).progress == 0.0
    assert scored(given, DUE + timedelta(days=4)).progress == 0.6


def test_the_last_confidence_counts() -> None:
    points: list[tuple[object, ...]] = [(on(1), 1, 0.9), (on(8), 2, 0.6), (on(15), 3)]
    result = scored(key_result(checkins=checkins(*points)), TODAY)
    assert result.confidence == 0.6
    assert result.falling == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("stated", "falling"),
    [
        ([0.8, 0.6], 0.2),
        ([0.8, 0.61], None),
        ([0.9, 0.7], 0.2),
        ([0.5, 0.9], None),
        ([0.9, 0.3, 0.3], None),
        ([], None),
    ],
)
def test_falling_confidence(stated: list[float], falling: float | None) -> None:
    points = [(on(n), n, confidence) for n, confidence in enumerate(stated)]
    result = scored(key_result(checkins=checkins(*points)), TODAY)
    assert result.falling == (None if falling is None else pytest.approx(falling))


class TestFedByAKpi:
    """A KPI's readings in the window are the check-ins."""

    def feed(self, *points: tuple[object, ...], **keys: object) -> dict[str, object]:
        return {"fed_by": {"key-result": kpi("ctr", *points, **keys)}}

    def test_readings_in_the_window_are_checkins(self) -> None:
        place = self.feed((on(40), 60), (on(-5), 10), (on(20), 50), (TODAY + timedelta(days=1), 99))
        result = scored(key_result(baseline=0, target=100, kpi="ctr"), TODAY, **place)
        assert [result.value, result.progress] == [60, 0.6]
        assert [each.date for each in result.history.checkins] == [on(20), on(40)]

    def test_the_last_reading_on_or_before_the_start_is_the_baseline(self) -> None:
        place = self.feed((on(-30), 20), (on(-5), 40), (on(20), 50))
        result = scored(key_result(target=60, kpi="ctr"), TODAY, **place)
        assert result.history.baseline == 40
        assert result.goal.baseline == 40
        assert result.progress == 0.5

    def test_a_reading_on_the_start_is_both_baseline_and_checkin(self) -> None:
        result = scored(key_result(target=60, kpi="ctr"), START, **self.feed((on(-30), 20), (START, 40)))
        assert [result.history.baseline, result.progress, result.no_data] == [40, 0.0, False]

    def test_a_baseline_of_its_own_comes_first(self) -> None:
        result = scored(key_result(baseline=50, target=60, kpi="ctr"), TODAY, **self.feed((on(-5), 40), (on(9), 55)))
        assert result.progress == 0.5

    def test_without_any_reading_before_the_start_there_is_no_baseline(self) -> None:
        result = scored(key_result(target=60, kpi="ctr"), TODAY, **self.feed((on(1), 40)))
        assert result.progress is None
        assert result.reasons[0].values["missing"] == "baseline"

    def test_a_reading_after_the_due_date_belongs_to_the_next_period(self) -> None:
        place = self.feed((DUE, 50), (DUE + timedelta(days=4), 90))
        assert scored(key_result(baseline=0, target=100, kpi="ctr"), DUE + timedelta(days=9), **place).value == 50

    def test_the_reading_wins_on_its_day_and_the_rest_is_kept(self) -> None:
        own: list[dict[str, object]] = [
            {"date": on(20), "value": 1, "confidence": 0.6, "note": "mine", "by": "ania", "evidence": ["a1b2c3"]},
        ]
        given = key_result(baseline=0, target=100, kpi="ctr", checkins=own)
        result = scored(given, TODAY, **self.feed((on(20), 50)))
        last = result.last_checkin
        assert last is not None
        assert (last.value, last.confidence, last.note, last.by) == (
            50,
            result.history.checkins[0].confidence,
            "mine",
            "ania",
        )
        assert last.evidence == ("a1b2c3",)
        assert [result.value, result.confidence] == [50, 0.6]

    def test_its_own_values_count_on_other_days(self) -> None:
        given = key_result(baseline=0, target=100, kpi="ctr", checkins=checkins((on(30), 70)))
        assert scored(given, TODAY, **self.feed((on(20), 50))).value == 70

    def test_a_checkin_without_value_carries_confidence_alone(self) -> None:
        given = key_result(baseline=0, target=100, kpi="ctr", checkins=checkins((on(30), None, 0.4)))
        result = scored(given, TODAY, **self.feed((on(20), 50)))
        assert [result.value, result.confidence] == [50, 0.4]
        assert result.last_checkin is not None
        assert result.last_checkin.date == on(30)

    def test_saying_something_is_no_reading(self) -> None:
        given = key_result(baseline=0, target=100, kpi="ctr", checkins=checkins((TODAY, None, 0.9)))
        assert scored(given, TODAY, **self.feed((on(20), 50))).health == "stale"

    def test_the_confidence_is_the_owners_and_not_the_readings(self) -> None:
        reading = (on(20), 50, 0.1)
        assert scored(key_result(baseline=0, target=100, kpi="ctr"), TODAY, **self.feed(reading)).confidence is None

    def test_the_last_reading_of_a_day_counts(self) -> None:
        given = key_result(baseline=0, target=100, kpi="ctr")
        assert scored(given, TODAY, **self.feed((on(20), 50), (on(20), 40))).value == 40

    def test_a_level_is_held_by_a_kpi(self) -> None:
        given = key_result(kind="maintain", min=40, kpi="ctr")
        result = scored(given, on(9), **self.feed((on(-1), 10), (START, 42), (on(6), 38)))
        assert result.progress == pytest.approx(0.6)
