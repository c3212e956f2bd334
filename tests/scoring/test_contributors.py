"""Objectives made of what contributes to them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from okrcli.model.plan import PlannedObjective
from okrcli.scoring import ObjectiveScore, score
from tests.support.plans import QUARTER, START, checkins, day, key_result, objective, plan

TODAY = day(0.5)


def own(name: str, value: float | None, *targets: str, **keys: Any) -> PlannedObjective:
    """An objective with one key result at a value."""
    logged = [] if value is None else checkins((TODAY, value))
    return objective(key_result(checkins=logged), name=name, contributes_to=targets, **keys)


def made(name: str, *targets: str, **keys: Any) -> PlannedObjective:
    """An objective made of contributors; its own key result is at 5."""
    return own(name, 5, *targets, rollup="contributors", **keys)


def ref(name: str, cycle: str = QUARTER) -> str:
    return f"marketing/{name}@{cycle}"


def results(*objectives: PlannedObjective, today: date = TODAY) -> dict[str, ObjectiveScore]:
    return {each.planned.ref: each for each in score(plan(*objectives), today).objectives}


def test_it_is_the_weighted_mean_of_contributors() -> None:
    found = results(made("top"), own("a", 20, ref("top"), weight=3), own("b", 80, ref("top")))[ref("top")]
    assert found.score == pytest.approx(0.35)
    assert found.contributors == (ref("a"), ref("b"))
    assert found.key_results[0].score == 0.05


def test_a_contribution_to_one_of_its_key_results_is_one_to_it() -> None:
    target = f"marketing/top/key-result@{QUARTER}"
    found = results(made("top"), own("a", 20, target, ref("top")))[ref("top")]
    assert found.contributors == (ref("a"),)


def test_objectives_of_another_cycle_contribute() -> None:
    top = made("top", cycle="2026")
    found = results(top, own("a", 20, ref("top", "2026")))[ref("top", "2026")]
    assert found.score == 0.2


def test_what_contributes_to_an_ordinary_objective_changes_nothing() -> None:
    found = results(own("top", 50), own("a", 20, ref("top")))[ref("top")]
    assert (found.score, found.contributors) == (0.5, ())


def test_dropped_upcoming_and_weightless_ones_do_not_count() -> None:
    dropped = own("b", 80, ref("top"), dropped={"date": START, "why": "gone"})
    upcoming = own("c", None, ref("top"), start=day(0.6))
    weightless = own("d", 80, ref("top"), weight=0)
    assert results(made("top"), own("a", 20, ref("top")), dropped, upcoming, weightless)[ref("top")].score == 0.2


def test_health_comes_from_contributors() -> None:
    found = results(made("top"), own("a", 80, ref("top")), own("b", 70, ref("top")), own("c", 5, ref("top")))
    assert [found[ref(name)].health for name in "abc"] == ["on-track", "on-track", "off-track"]
    top = found[ref("top")]
    assert top.health == "at-risk"
    assert found[ref("c")].trend == pytest.approx(0.1, abs=0.01)
    assert tuple(top.reasons[0]) == ("worst", {"ref": ref("c"), "health": "off-track"})
    assert results(made("top"), own("a", 80, ref("top")), own("b", 70, ref("top")))[ref("top")].health == "on-track"


def test_without_a_contributor_nothing_counts() -> None:
    found = results(made("top"))[ref("top")]
    assert (found.score, found.health) == (None, "no-data")


def test_chains_are_scored_from_the_bottom_whatever_their_order() -> None:
    chain = [made("top"), made("middle", ref("top")), own("low", 30, ref("middle"))]
    for order in (chain, chain[::-1], [chain[1], chain[0], chain[2]]):
        found = results(*order)
        assert [found[ref(name)].score for name in ("top", "middle", "low")] == [0.3, 0.3, 0.3]


def test_a_loop_is_broken_where_it_closes() -> None:
    found = results(made("a", ref("b")), made("b", ref("a")), own("c", 40, ref("b")))
    assert found[ref("b")].contributors == (ref("c"),)
    assert found[ref("a")].contributors == (ref("b"),)
    assert [found[ref(name)].score for name in "ab"] == [0.4, 0.4]


def test_an_objective_that_contributes_to_itself_is_left_out() -> None:
    found = results(made("a", ref("a")), own("b", 40, ref("a")))[ref("a")]
    assert found.contributors == (ref("b"),)


def test_two_loops_through_one_objective() -> None:
    found = results(made("a", ref("b"), ref("c")), made("b", ref("a")), made("c", ref("a")), own("d", 60, ref("c")))
    assert found[ref("c")].score == 0.6
    assert found[ref("a")].score == 0.6


def test_a_long_chain_is_no_trap() -> None:
    links = [made(f"o-{n}", *([ref(f"o-{n - 1}")] if n else [])) for n in range(3000)]
    found = results(*links, own("low", 30, ref("o-2999")))
    assert found[ref("o-0")].score == pytest.approx(0.3)
