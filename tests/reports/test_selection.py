from __future__ import annotations

from datetime import date

import pytest

from okrcli.reports.selection import Selection, in_teams, select, settle
from okrcli.scoring import Scorecard
from tests.support.sample import TODAY
from tests.support.sampled import scorecard, workspace


def _ids(shown: Scorecard) -> dict[str, list[str]]:
    return {
        each.planned.objective.id: [one.planned.key_result.id for one in each.key_results] for each in shown.objectives
    }


def test_without_filters_everything_is_shown() -> None:
    shown = select(scorecard(), Selection())
    assert shown.objectives == scorecard().objectives
    assert shown.cycles == scorecard().cycles
    assert shown.teams == scorecard().teams
    assert shown.kpis == scorecard().kpis


def test_by_cycle() -> None:
    shown = select(scorecard(), Selection(cycle=("2026",)))
    assert list(_ids(shown)) == ["market-leader"]
    assert [each.cycle.name for each in shown.cycles] == ["2026"]


def test_a_team_stands_for_its_sub_teams() -> None:
    assert list(_ids(select(scorecard(), Selection(team=("product",))))) == ["first-week"]
    assert list(_ids(select(scorecard(), Selection(team=("product/app",))))) == ["first-week"]
    assert _ids(select(scorecard(), Selection(team=("prod",)))) == {}
    assert in_teams(None, ["growth"]) is False


def test_several_values_mean_any_of_them() -> None:
    shown = select(scorecard(), Selection(team=("company", "marketing")))
    assert list(_ids(shown)) == ["market-leader", "organic-demand", "brand"]


def test_a_key_result_keeps_its_objective_and_the_objective_its_score() -> None:
    shown = select(scorecard(), Selection(health=("off-track",), cycle=("2026-Q4",)))
    assert _ids(shown) == {"organic-demand": ["domain-rating"], "brand": ["nps", "voice"]}
    before = {each.planned.ref: each.score for each in scorecard().objectives}
    assert all(each.score == before[each.planned.ref] for each in shown.objectives)
    assert sum(shown.cycles[0].health.values()) == 3
    assert shown.kpis == ()


def test_by_owner_of_the_key_result_or_of_its_objective() -> None:
    assert _ids(select(scorecard(), Selection(owner=("jan",)))) == {
        "organic-demand": ["sessions", "ctr", "domain-rating"]
    }
    assert _ids(select(scorecard(), Selection(owner=("ola",)))) == {
        "organic-demand": ["articles", "bounce-rate"],
        "brand": ["nps", "posts", "voice", "referrals"],
    }
    assert [each.planned.kpi.id for each in select(scorecard(), Selection(owner=("jan",))).kpis] == ["ctr"]


def test_by_reference() -> None:
    key_result = "marketing/brand/nps@2026-Q4"
    shown = select(scorecard(), Selection(refs=(key_result, "kpi/cpm", "company/market-leader@2026")))
    assert _ids(shown) == {"market-leader": ["revenue", "returns", "markets", "certificate"], "brand": ["nps"]}
    assert [each.planned.ref for each in shown.kpis] == ["kpi/cpm"]


@pytest.mark.parametrize(
    ("sort", "objectives", "first"),
    [
        ("health", ["organic-demand", "brand", "first-week"], "domain-rating"),
        ("progress", ["brand", "organic-demand", "first-week"], "voice"),
        ("due", ["brand", "organic-demand", "first-week"], "nps"),
        ("title", ["organic-demand", "brand", "first-week"], "bounce-rate"),
        ("owner", ["organic-demand", "brand", "first-week"], "sessions"),
    ],
)
def test_the_order(sort: str, objectives: list[str], first: str) -> None:
    shown = _ids(select(scorecard(), Selection(cycle=("2026-Q4",), sort=sort)))  # type: ignore[arg-type]
    assert list(shown) == objectives
    assert shown[objectives[0]][0] == first


def test_trouble_comes_first() -> None:
    shown = select(scorecard(), Selection(sort="health"))
    assert [each.health for each in shown.objectives] == ["off-track", "at-risk", "at-risk", "on-track"]
    assert [each.health for each in shown.objectives[0].key_results] == ["off-track", "missed", "stale", "on-track"]


def test_cycles_that_hold_today_are_shown_unless_others_are_named() -> None:
    plan = workspace().plan
    assert settle(plan, TODAY, Selection()).selection.cycle == ("2026", "2026-Q4")
    assert settle(plan, TODAY, Selection(cycle=("2026",))) == (Selection(cycle=("2026",)), None)
    assert settle(plan, TODAY, Selection(refs=("kpi/ctr",))).selection.cycle == ()
    assert settle(plan, date(2026, 7, 1), Selection()) == (Selection(cycle=("2026",)), None)


def test_where_no_cycle_holds_the_nearest_stands_in() -> None:
    settled = settle(workspace().plan, date(2027, 5, 1), Selection())
    assert settled.stands_in == settled.selection.cycle[0]
    assert settled.stands_in in ("2026", "2026-Q4")
