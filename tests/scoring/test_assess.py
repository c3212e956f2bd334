"""The scoring as a whole: closed files, policies, KPIs, and a future that does not exist yet."""

from __future__ import annotations

import gc
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from okrcli.scoring import POLICIES, ObjectiveScore, Policy, Scorecard, score
from tests.support.plans import DUE, START, checkins, day, key_result, kpi, objective, plan, settings

TODAY = day(0.5)
CLOSED = date(2027, 1, 8)


def closed(today: date, closing: dict[str, object] | None = None, **keys: Any) -> ObjectiveScore:
    given = key_result(**{"checkins": checkins((DUE, 60)), "grade": 0.8, **keys})
    record = {"date": CLOSED, "policy": 1, **(closing or {})}
    [only] = score(plan(objective(given, closed=record)), today).objectives
    return only


class TestClosedFiles:
    def test_grades_roll_up(self) -> None:
        found = closed(CLOSED)
        assert (found.score, found.health, found.closed) == (0.8, "done", True)
        assert found.key_results[0].closed

    def test_before_its_day_it_is_not_closed_and_has_no_grades(self) -> None:
        found = closed(CLOSED - timedelta(days=1))
        assert (found.score, found.health, found.closed) == (0.6, "missed", False)
        assert (found.key_results[0].grade, found.key_results[0].closed) == (None, False)

    def test_a_grade_in_an_open_file_counts(self) -> None:
        [found] = score(plan(objective(key_result(grade=0.8))), TODAY).objectives
        assert (found.score, found.health, found.closed) == (0.8, "done", False)

    def test_a_key_result_without_a_grade_rolls_up_its_score(self) -> None:
        assert closed(CLOSED, grade=None).score == 0.6

    def test_it_keeps_its_own_bands(self) -> None:
        bands = {"aspirational": [0.5, 0.9], "committed": [0.9, 1]}
        found = closed(CLOSED, {"bands": bands})
        assert (found.health, found.bounds, found.key_results[0].bounds) == ("missed", (0.5, 0.9), (0.5, 0.9))
        assert closed(CLOSED - timedelta(days=1), {"bands": bands}).bounds == (0.4, 0.7)

    def test_later_settings_change_nothing(self) -> None:
        workspace = settings(scoring={"bands": {"aspirational": [0.1, 0.95]}})
        bands = {"aspirational": [0.4, 0.7], "committed": [0.7, 1]}
        whole = objective(key_result(grade=0.8), closed={"date": CLOSED, "policy": 1, "bands": bands})
        assert score(plan(whole, workspace=workspace), CLOSED).objectives[0].health == "done"

    def test_it_keeps_its_own_policy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        undamped = Policy(version=9, damping=1.0, half_width=0.05, widening=0.75, deviations=1.2816)
        given = key_result(checkins=checkins((TODAY, 30)))
        files = [
            objective(given, name="open"),
            objective(given, name="closed", closed={"date": TODAY, "policy": 1}),
            objective(given, name="unknown", closed={"date": TODAY, "policy": 77}),
            objective(given, name="unsaid", closed={"date": TODAY}),
        ]
        found = score(plan(*files), TODAY, undamped)
        likely = {each.planned.objective.id: each.key_results[0].forecast.likely for each in found.objectives}
        u = (TODAY - START).days / (DUE - START).days
        damped, full = 0.3 + (1 - u) * 0.5 * 0.3 / u, 0.3 / u
        assert likely == {
            name: pytest.approx(value)
            for name, value in (("open", full), ("closed", damped), ("unknown", damped), ("unsaid", full))
        }
        assert found.policy == 9


def test_the_policy_comes_from_the_settings() -> None:
    assert score(plan(workspace=settings(scoring={"policy": 1})), TODAY).policy == 1
    assert score(plan(workspace=settings(scoring={"policy": 12})), TODAY).policy == 1
    assert set(POLICIES) == {1}
    assert all(number == policy.version for number, policy in POLICIES.items())


class TestKpis:
    @pytest.mark.parametrize(
        ("healthy", "readings", "state"),
        [
            ({"min": 2}, [(TODAY, 2)], (2, TODAY, True)),
            ({"min": 2}, [(TODAY, 1.9)], (Decimal("1.9"), TODAY, False)),
            ({"max": 2}, [(TODAY, 2.1)], (Decimal("2.1"), TODAY, False)),
            ({"max": 2}, [(TODAY, 1), (TODAY, 3)], (3, TODAY, False)),
            ({"max": 2}, [(TODAY, 3), (START, 1)], (3, TODAY, False)),
            ({"max": 2}, [(START, 1), (TODAY + timedelta(days=1), 3)], (1, START, True)),
            ({"max": 2}, [], (None, None, None)),
            ({}, [(TODAY, 3)], (3, TODAY, None)),
            (None, [(TODAY, 3)], (3, TODAY, None)),
        ],
    )
    def test_states(
        self, healthy: dict[str, float] | None, readings: list[tuple[date, float]], state: tuple[object, ...]
    ) -> None:
        given = kpi("nps", *readings, **({} if healthy is None else {"healthy": healthy}))
        [found] = score(plan(kpis=[given]), TODAY).kpis
        assert (found.value, found.date, found.in_band) == state
        assert found.planned is given


class TestTheFuture:
    """What is dated after today does not exist: the same plan with and without it gives the same numbers."""

    TOMORROW = TODAY + timedelta(days=1)

    def numbers(self, found: Scorecard) -> list[object]:
        return [
            [
                (each.score, each.trend, each.health, each.reasons, each.closed),
                *((kr.progress, kr.expected, kr.health, kr.reasons, kr.forecast, kr.grade) for kr in each.key_results),
            ]
            for each in found.objectives
        ]

    @pytest.mark.parametrize(
        "later",
        [
            {"checkins": checkins((TODAY, 40, 0.6), (TODAY + timedelta(days=1), 90, 0.1))},
            {"dropped": {"date": TODAY + timedelta(days=1), "why": "gone"}},
            {
                "target": 900,
                "moves": [
                    {"date": TODAY + timedelta(days=1), "field": "target", "from": 100, "to": 900, "why": "more"}
                ],
            },
        ],
    )
    def test_in_a_key_result(self, later: dict[str, Any]) -> None:
        keys: dict[str, Any] = {"baseline": 0, "target": 100, "checkins": checkins((TODAY, 40, 0.6))}
        plain, with_future = (score(plan(objective(key_result(**each))), TODAY) for each in (keys, {**keys, **later}))
        assert self.numbers(plain) == self.numbers(with_future)

    def test_steps_done(self) -> None:
        plain, with_future = (
            score(
                plan(objective(key_result(kind="milestones", steps=[{"id": "a", "done": done}, {"id": "b"}]))), day(0.8)
            )
            for done in (None, day(0.8) + timedelta(days=1))
        )
        assert self.numbers(plain) == self.numbers(with_future)

    def test_readings(self) -> None:
        def fed(*readings: tuple[date, float]) -> Scorecard:
            given = key_result(baseline=0, target=100, kpi="ctr")
            source = kpi("ctr", *readings, healthy={"max": 50})
            whole = objective(given, fed_by={"key-result": source}, guardrails=[source])
            return score(plan(whole, kpis=[source]), TODAY)

        assert self.numbers(fed((TODAY, 40))) == self.numbers(fed((TODAY, 40), (self.TOMORROW, 90)))

    def test_dropped_objectives_and_closed_files(self) -> None:
        given = key_result(checkins=checkins((TODAY, 40)))
        plain = score(plan(objective(given)), TODAY)
        dropped = objective(given, dropped={"date": self.TOMORROW, "why": "gone"})
        graded = given.model_copy(update={"grade": Decimal(1)})
        bands = {"aspirational": [0.8, 0.9], "committed": [0.8, 0.9]}
        frozen = objective(graded, closed={"date": self.TOMORROW, "policy": 1, "bands": bands})
        assert (
            self.numbers(plain) == self.numbers(score(plan(dropped), TODAY)) == self.numbers(score(plan(frozen), TODAY))
        )


def test_objectives_stay_in_the_order_of_the_plan() -> None:
    whole = plan(*(objective(name=name) for name in ("b", "a")), objective(name="c", rollup="contributors"))
    assert [each.planned.objective.id for each in score(whole, TODAY).objectives] == ["b", "a", "c"]


def test_the_same_plan_and_day_give_the_same_numbers() -> None:
    whole = plan(objective(key_result(checkins=checkins((TODAY, 40, 0.6)))))
    assert score(whole, TODAY) == score(whole, TODAY)


@pytest.mark.parametrize("collecting", [True, False])
def test_the_garbage_collector_is_left_as_it_was(collecting: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        score(plan(objective(key_result())), TODAY)
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
