"""Teams and cycles."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from okrcli.model.key_result import KeyResult
from okrcli.scoring import HEALTHS, CurrentCycles, current_cycles, score
from tests.support.plans import checkins, day, key_result, objective, plan, settings

TODAY = day(0.5)


def at(value: float, **keys: Any) -> KeyResult:
    return key_result(checkins=checkins((TODAY, value)), **keys)


def test_groups_are_by_cycle_and_team_and_never_mixed() -> None:
    whole = plan(
        objective(at(20), team="product", name="a"),
        objective(at(80), team="marketing", name="b"),
        objective(at(40), team="marketing", name="c", weight=3),
        objective(at(10), team="company", name="d", cycle="2026"),
        objective(at(10), team="company", name="e", cycle="2026-H2"),
    )
    found = score(whole, TODAY)
    assert [(each.cycle.name, each.team) for each in found.cycles] == [
        ("2026", None),
        ("2026-H2", None),
        ("2026-Q4", None),
    ]
    assert [each.score for each in found.cycles] == [pytest.approx(share) for share in (0.1, 0.1, 0.44)]
    assert [(each.cycle.name, each.team) for each in found.teams] == [
        ("2026", "company"),
        ("2026-H2", "company"),
        ("2026-Q4", "marketing"),
        ("2026-Q4", "product"),
    ]
    assert [each.score for each in found.teams[2:]] == [pytest.approx(0.5), pytest.approx(0.2)]


def test_a_sub_team_is_a_team_of_its_own() -> None:
    whole = plan(objective(at(20), team="marketing"), objective(at(80), team="marketing/seo"))
    assert [(each.team, each.score) for each in score(whole, TODAY).teams] == [
        ("marketing", 0.2),
        ("marketing/seo", 0.8),
    ]


def test_earlier_cycles_come_first() -> None:
    whole = plan(*(objective(name="a", cycle=name) for name in ("2027-Q1", "2026-Q4", "2026-12", "2026-10")))
    assert [each.cycle.name for each in score(whole, TODAY).cycles] == ["2026-Q4", "2026-10", "2026-12", "2027-Q1"]


def test_how_much_of_a_cycle_is_gone() -> None:
    [group] = score(plan(objective(cycle="2026-10", start=date(2026, 10, 20))), date(2026, 10, 16)).cycles
    assert group.elapsed == 0.5


def test_every_state_is_counted_by_key_results() -> None:
    dropped = at(20, dropped={"date": TODAY, "why": "gone"})
    whole = plan(objective(at(80), at(70), at(5), at(100), dropped, key_result(), at(5, weight=0)))
    [group] = score(whole, TODAY).cycles
    assert set(group.health) == set(HEALTHS)
    found = {state: number for state, number in group.health.items() if number}
    assert found == {"on-track": 2, "off-track": 2, "done": 1, "dropped": 1, "no-data": 1}


def test_objectives_that_do_not_count_are_left_out() -> None:
    whole = plan(
        objective(at(20), name="a"),
        objective(at(80), name="b", weight=0),
        objective(at(80), name="c", dropped={"date": TODAY, "why": "gone"}),
        objective(key_result(), name="d", start=day(0.6)),
        objective(at(80, weight=0), name="e"),
    )
    [group] = score(whole, TODAY).cycles
    assert group.score == 0.2


def test_nothing_to_count_is_null() -> None:
    [group] = score(plan(objective()), TODAY).cycles
    assert group.score is None


def test_drafts_are_not_scored() -> None:
    found = score(plan(objective(at(20), cycle="backlog")), TODAY)
    assert (found.objectives, found.cycles, found.teams) == ((), (), ())


def test_an_empty_plan() -> None:
    found = score(plan(), TODAY)
    assert (found.today, found.policy, found.objectives, found.kpis) == (TODAY, 1, (), ())
    assert current_cycles(plan(), TODAY) == CurrentCycles((), False)


@pytest.mark.parametrize(
    ("today", "names", "holds"),
    [
        (date(2026, 11, 20), ["2026", "2026-Q4"], True),
        (date(2026, 10, 1), ["2026", "2026-Q4"], True),
        (date(2026, 12, 31), ["2026", "2026-Q4"], True),
        (date(2026, 9, 30), ["2026"], True),
        (date(2027, 2, 1), ["2026-Q4"], False),
        (date(2027, 4, 1), ["2027-Q2"], True),
        (date(2025, 12, 31), ["2026"], False),
        (date(2028, 1, 1), ["2027-Q2"], False),
    ],
)
def test_current_cycles(today: date, names: list[str], holds: bool) -> None:
    whole = plan(*(objective(cycle=name) for name in ("2026-Q4", "2026", "2027-Q2", "backlog")))
    found = current_cycles(whole, today)
    assert ([cycle.name for cycle in found.cycles], found.holds) == (names, holds)


def test_custom_cycles_hold_too() -> None:
    workspace = settings(cycles=[{"name": "sprint", "start": date(2026, 11, 16), "end": date(2026, 11, 27)}])
    whole = plan(objective(cycle="sprint", workspace=workspace), objective(), workspace=workspace)
    assert [cycle.name for cycle in current_cycles(whole, date(2026, 11, 20)).cycles] == ["2026-Q4", "sprint"]
