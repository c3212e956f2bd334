"""The example workspace: whole, plausible, and with something of everything on the day that it is shown for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from okrcli.check.engine import run
from okrcli.model.cycle import BACKLOG
from okrcli.model.history import History
from okrcli.model.kinds import KIND_NAMES
from okrcli.model.plan import PlannedObjective
from okrcli.scoring import HEALTHS, KeyResultScore, Scorecard, current_cycles, score
from okrcli.workspace import Workspace, load
from okrcli.workspace.references import References

ROOT = Path(__file__).parents[2] / "examples" / "marketing"
TODAY = date(2026, 11, 22)
CLOSED = "2026-Q3"
CURRENT = ("2026", "2026-Q4")

HEALTH_OF = {
    "off-track": ["domain-rating"],
    "missed": ["accessibility"],
    "stale": ["customer-cost"],
    "no-data": ["payment-dropouts"],
    "at-risk": ["search-ctr", "mobile-conversion", "size-advisor", "size-returns", "revenue", "resale-share"],
    "on-track": [
        "organic-sessions",
        "buying-guides",
        "active-subscribers",
        "email-revenue",
        "tailored-mailings",
        "unsubscribes",
        "new-customers",
        "page-speed",
        "origin-shown",
        "open-tickets",
        "awareness",
        "recommendation",
        "repairs",
        "cotton-audits",
        "repair-culture",
    ],
    "upcoming": ["gift-guide"],
    "done": ["repair-booking"],
    "dropped": ["lookalikes"],
}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load(str(ROOT))


@pytest.fixture(scope="module")
def card(workspace: Workspace) -> Scorecard:
    return score(workspace.plan, TODAY)


def scores(card: Scorecard, *cycles: str) -> list[KeyResultScore]:
    return [
        each
        for objective in card.objectives
        if objective.planned.cycle.name in cycles
        for each in objective.key_results
    ]


def find(card: Scorecard, name: str, *cycles: str) -> KeyResultScore:
    (found,) = (each for each in scores(card, *(cycles or CURRENT)) if each.planned.key_result.id == name)
    return found


def everything(workspace: Workspace) -> tuple[PlannedObjective, ...]:
    return (*workspace.plan.objectives, *workspace.plan.drafts)


def dates(workspace: Workspace) -> Iterator[date]:
    """Every day on which something is said to have happened."""
    for objective in everything(workspace):
        for planned in objective.key_results:
            key_result = planned.key_result
            yield from (each.date for each in key_result.checkins)
            yield from (each.date for each in key_result.moves)
            yield from (step.done for step in key_result.measure.goal().steps if step.done)
            if key_result.dropped:
                yield key_result.dropped.date
        if objective.closed:
            yield objective.closed.date
    for kpi in workspace.plan.kpis:
        yield from (each.date for each in kpi.kpi.readings)


def test_it_loads_without_a_problem(workspace: Workspace) -> None:
    assert [workspace.locate(problem) for problem in workspace.problems] == []


def test_the_check_has_nothing_to_say(workspace: Workspace) -> None:
    findings = run(workspace, TODAY).findings
    assert [f"{each.file}:{each.line} {each.code} {each.message}" for each in findings if each.severity != "info"] == []


def test_it_has_a_year_a_quarter_a_closed_quarter_and_drafts(workspace: Workspace, card: Scorecard) -> None:
    assert [cycle.name for cycle in current_cycles(workspace.plan, TODAY).cycles] == list(CURRENT)
    teams = {(each.cycle.name, each.team): each.closed for each in everything(workspace)}
    assert {key for key, closed in teams.items() if closed} == {(CLOSED, "marketing"), (CLOSED, "product")}
    assert {key for key, closed in teams.items() if not closed} == {
        ("2026", "company"),
        ("2026-Q4", "marketing"),
        ("2026-Q4", "product"),
        (BACKLOG, "marketing"),
    }


def test_each_key_result_is_in_the_health_that_it_shows(card: Scorecard) -> None:
    healths: dict[str, list[str]] = {health: [] for health in HEALTHS}
    for each in scores(card, "2026-Q4", "2026"):
        healths[each.health].append(each.planned.key_result.id)
    assert {health: sorted(names) for health, names in healths.items()} == {
        health: sorted(names) for health, names in HEALTH_OF.items()
    }


def test_every_kind_and_several_ways_to_hold_a_level_are_there(card: Scorecard) -> None:
    current = scores(card, *CURRENT)
    assert {each.planned.key_result.measure.model_dump()["kind"] for each in current} == set(KIND_NAMES)
    assert {each.goal.hold for each in current} >= {"throughout", "at-end", "each-week", "each-month"}
    steps = [each.goal.steps for each in current if each.goal.steps]
    assert any(all(step.due for step in plan) for plan in steps)
    assert any(not any(step.due for step in plan) for plan in steps)
    ways = {(each.goal.baseline or 0) < (each.goal.target or 0) for each in current if each.goal.baseline}
    assert ways == {True, False}
    assert any(each.goal.change for each in current)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("domain-rating", "contradiction"),
        ("mobile-conversion", "guardrail"),
        ("size-advisor", "low-confidence"),
        ("size-advisor", "falling"),
        ("customer-cost", "stale"),
    ],
)
def test_what_a_review_wants_to_talk_about_is_there(card: Scorecard, name: str, reason: str) -> None:
    assert reason in [each.code for each in find(card, name).reasons]


def test_the_options_of_a_key_result_are_shown(card: Scorecard) -> None:
    current = [each.planned.key_result for each in scores(card, "2026-Q4")]
    assert any(each.pace == "late" for each in current)
    assert any(isinstance(each.pace, tuple) for each in current)
    assert any(each.moves for each in current)
    assert any(each.dropped and each.dropped.why for each in current)
    assert any(each.kpi for each in current)
    assert len({each.weight for each in current}) > 2
    assert {each.planned.ambition for each in scores(card, "2026-Q4")} == {"committed", "aspirational"}


def test_a_key_result_without_data_lacks_nothing_but_check_ins(card: Scorecard) -> None:
    blank = find(card, "payment-dropouts")
    assert blank.no_data
    assert blank.goal.baseline is not None and blank.goal.target is not None
    assert blank.planned.key_result.checkins == ()


def test_nothing_is_dated_after_the_day_it_is_shown_for(workspace: Workspace) -> None:
    assert max(dates(workspace)) <= date(2026, 11, 20)
    assert min(each.date for objective in workspace.plan.objectives if objective.cycle.name == "2026-Q4"
               for planned in objective.key_results for each in planned.key_result.checkins) <= date(2026, 10, 5)  # fmt: skip


def test_every_goal_is_within_the_recommended_counts(workspace: Workspace) -> None:
    teams: dict[tuple[str, str], int] = {}
    for objective in workspace.plan.objectives:
        assert 3 <= len(objective.key_results) <= 5
        assert len(objective.objective.title) <= 45
        assert all(len(each.key_result.title) <= 22 for each in objective.key_results)
        teams[objective.cycle.name, objective.team] = teams.get((objective.cycle.name, objective.team), 0) + 1
    assert set(teams.values()) <= {2, 3}


def test_the_current_quarter_fits_on_a_screen_and_a_half(card: Scorecard) -> None:
    objectives = [each for each in card.objectives if each.planned.cycle.name == "2026-Q4"]
    assert sum(len(each.key_results) + 3 for each in objectives) <= 40


def test_everybody_is_known(workspace: Workspace) -> None:
    people = workspace.plan.settings.people or {}
    assert all(person and (person.email or "").endswith("@example.com") for person in people.values())
    assert all(each.objective.owner for each in everything(workspace))
    logged = [each for objective in everything(workspace) for planned in objective.key_results
              for each in planned.key_result.checkins]  # fmt: skip
    logged += [each for kpi in workspace.plan.kpis for each in kpi.kpi.readings]
    assert {each.by for each in logged} <= set(people)


def test_one_kpi_is_out_of_its_band(card: Scorecard) -> None:
    assert 6 <= len(card.kpis) <= 8
    assert [each.planned.kpi.id for each in card.kpis if each.in_band is False] == ["return-rate"]
    assert all(each.planned.kpi.healthy and len(each.planned.kpi.readings) >= 4 for each in card.kpis)


def test_teams_contribute_to_the_company(workspace: Workspace) -> None:
    quarters = [each for each in workspace.plan.objectives if each.team != "company"]
    assert {ref for each in quarters for ref in each.contributes_to} == {
        "company/market-leader@2026",
        "company/clothes-that-last@2026",
    }
    assert all(each.contributes_to for each in quarters)
    assert "contributors" in {each.objective.rollup for each in workspace.plan.objectives if each.team == "company"}


def test_what_was_carried_over_leads_back(workspace: Workspace) -> None:
    references = References(workspace.plan)
    carried = [each.objective.carried_from for each in workspace.plan.objectives]
    carried += [
        each.key_result.carried_from for objective in workspace.plan.objectives for each in objective.key_results
    ]
    links = [each for each in carried if each]
    assert len(links) >= 4
    assert {references.resolve(each, []).ref for each in links} == set(links)


def test_the_closed_quarter_scores_by_its_grades(card: Scorecard) -> None:
    closed = [each for each in card.objectives if each.planned.cycle.name == CLOSED]
    assert len(closed) == 4
    for objective in closed:
        graded = [(each.grade, float(each.planned.key_result.weight)) for each in objective.key_results]
        assert all(each.closed and each.planned.key_result.grade_note for each in objective.key_results)
        weights = sum(weight for _, weight in graded)
        by_hand = sum(grade * weight for grade, weight in graded if grade is not None) / weights
        assert objective.score == pytest.approx(by_hand)
        assert objective.score != pytest.approx(
            sum((each.score or 0) * float(each.planned.key_result.weight) for each in objective.key_results) / weights
        )


def test_the_closed_quarter_is_the_same_on_any_later_day(workspace: Workspace, card: Scorecard) -> None:
    later = score(workspace.plan, date(2031, 1, 1))
    before = {each.planned.ref: (each.score, each.health) for each in card.objectives if each.closed}
    assert before
    assert before == {each.planned.ref: (each.score, each.health) for each in later.objectives if each.closed}


def test_a_fed_key_result_begins_where_its_kpi_stood(card: Scorecard) -> None:
    fed = find(card, "mobile-conversion")
    history: History = fed.history
    assert fed.planned.key_result.measure.goal().baseline is None
    assert str(history.baseline) == "1.9"
    assert len(history.checkins) >= 7


def test_closed_files_have_a_retrospective() -> None:
    for path in (ROOT / "okrs" / CLOSED).glob("*.okr.yaml"):
        assert "\nretrospective: |\n" in path.read_text(encoding="utf-8")
