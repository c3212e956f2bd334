from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from okrcli.compare.change import GOALPOSTS, Comparison, Difference
from okrcli.compare.entries import entry_changes
from okrcli.compare.plans import compare
from okrcli.edit.retarget import GOALPOSTS as RETARGETED
from okrcli.model.checkin import Checkin
from okrcli.model.plan import Plan
from tests.support.plans import checkins, key_result, kpi, objective, plan

DAYS = [f"2026-10-{day:02}" for day in range(5, 31)]
MOVE = {"date": "2026-10-20", "field": "target", "from": 100, "to": 80, "why": "cut by half"}


def one(comparison: Comparison) -> Difference:
    """The only difference."""
    [only] = comparison.every()
    return only


def differs(before: Mapping[str, object], after: Mapping[str, object]) -> Difference:
    """The only difference between two key results."""
    return one(compare(plan(objective(key_result(**before))), plan(objective(key_result(**after)))))


def test_what_can_be_moved_is_what_is_watched() -> None:
    assert set(RETARGETED) == GOALPOSTS


def test_the_same_plan_does_not_differ() -> None:
    given = plan(objective(key_result(checkins=checkins((DAYS[0], 5)))), kpis=[kpi("nps", (DAYS[0], 40))])
    assert not compare(given, given)
    assert list(compare(given, given).every()) == []


def test_a_goalpost_that_moves_in_silence_and_one_with_a_record() -> None:
    silent = differs({"target": 100, "baseline": 0}, {"target": 80, "baseline": 0})
    assert [(each.field, each.before, each.after, each.silent) for each in silent.fields] == [
        ("target", Decimal(100), Decimal(80), True)
    ]
    told = differs({"target": 100, "baseline": 0}, {"target": 80, "baseline": 0, "moves": [MOVE]})
    assert [(each.field, each.why) for each in told.fields] == [("target", "cut by half")]
    wrong = differs({"target": 100, "baseline": 0}, {"target": 80, "baseline": 0, "moves": [{**MOVE, "to": 90}]})
    assert wrong.fields[0].silent


def test_several_records_may_tell_one_move() -> None:
    moves = [{**MOVE, "from": 90, "to": 80, "date": "2026-10-25", "why": "later"}, {**MOVE, "to": 90}]
    told = differs({"target": 100, "baseline": 0}, {"target": 80, "baseline": 0, "moves": moves})
    assert told.fields[0].why == "later"


def test_a_change_that_takes_the_place_of_a_target() -> None:
    moves = [{**MOVE, "to": None}, {**MOVE, "field": "change", "from": None, "to": "+50%"}]
    told = differs({"target": 100, "baseline": 10}, {"change": "+50%", "baseline": 10, "moves": moves})
    assert [(each.field, each.silent) for each in told.fields] == [("target", False), ("change", False)]


def test_what_was_not_chosen_yet_is_not_moved() -> None:
    filled = differs({"target": None, "baseline": None}, {"target": 80, "baseline": 0})
    assert [(each.field, each.silent) for each in filled.fields] == [("baseline", False), ("target", False)]


@pytest.mark.parametrize(
    ("field", "before", "after"), [("weight", 1, 2), ("due", None, "2026-11-30"), ("due", "2026-11-30", "2026-12-15")]
)
def test_weight_and_due(field: str, before: object, after: object) -> None:
    given = {} if before is None else {field: before}
    assert differs(given, {field: after}).fields[0].silent
    record = {"date": "2026-10-20", "field": field, "from": before, "to": after, "why": "so"}
    assert differs(given, {field: after, "moves": [record]}).fields[0].why == "so"


def test_the_due_date_of_an_objective_is_told_by_its_key_results() -> None:
    record = {"date": "2026-10-20", "field": "due", "from": None, "to": "2026-12-15", "why": "late"}
    before = plan(objective(key_result()))
    silent = compare(before, plan(objective(key_result(), due="2026-12-15")))
    assert silent.objectives[0].fields[0].silent
    told = compare(before, plan(objective(key_result(moves=[record]), due="2026-12-15")))
    assert told.objectives[0].fields[0].why == "late"


def test_a_step_that_vanishes() -> None:
    steps = [{"id": "brief"}, {"id": "launch", "weight": 2}]
    gone = differs({"kind": "milestones", "steps": steps}, {"kind": "milestones", "steps": steps[:1]})
    assert [(each.field, each.silent) for each in gone.fields] == [("steps.launch", True)]
    done = [{"id": "brief", "done": "2026-10-20"}, steps[1]]
    finished = differs({"kind": "milestones", "steps": steps}, {"kind": "milestones", "steps": done})
    assert [(each.field, each.silent) for each in finished.fields] == [("steps.brief.done", False)]


def test_another_kind_is_one_move() -> None:
    other = differs({"target": 100, "baseline": 0}, {"kind": "maintain", "min": 40})
    assert [each.field for each in other.fields if each.silent] == ["kind"]


def test_entries_added_corrected_and_removed() -> None:
    before = {"checkins": checkins((DAYS[0], 1), (DAYS[1], 2), (DAYS[2], 3))}
    after = {"checkins": checkins((DAYS[0], 1), (DAYS[1], 2.5), (DAYS[3], 4))}
    assert [each.state for each in differs(before, after).entries] == ["corrected", "removed", "added"]


def test_order_and_alike_entries() -> None:
    def entry(day: int, value: object, by: str | None = None) -> Checkin:
        return Checkin(date=DAYS[day], value=value, by=by)  # type: ignore[arg-type]

    first, second = entry(0, Decimal(1)), entry(1, Decimal(2))
    assert entry_changes((first, second), (second, first)) == ()
    [again] = entry_changes((first,), (first, first))
    assert again.state == "added"
    [moved] = entry_changes((first,), (entry(4, Decimal(1)),))
    assert moved.state == "corrected"
    both = (entry(0, Decimal(1), "ana"), entry(0, Decimal(5), "jan"))
    [corrected] = entry_changes(both, (both[0], entry(0, Decimal(6), "jan")))
    assert (corrected.before, corrected.state) == (both[1], "corrected")


def test_added_deleted_and_dropped() -> None:
    a, b, c = (key_result(id=name, title=f"Title of {name} alone {name * 9}") for name in "abc")
    found = compare(plan(objective(a, b)), plan(objective(a, c)))
    assert sorted((each.ref.split("/")[-1], each.state) for each in found.key_results) == [
        ("b@2026-Q4", "deleted"),
        ("c@2026-Q4", "added"),
    ]
    dropped = differs({}, {"dropped": {"date": DAYS[0], "why": "no"}})
    assert (dropped.dropped, dropped.state) == (True, "changed")


def test_another_id_and_the_same_content() -> None:
    logged = [(DAYS[0], 5), (DAYS[1], 7), (DAYS[2], 8)]
    old = key_result(id="sessions", title="Organic sessions", checkins=checkins(*logged))
    renamed = one(compare(plan(objective(old)), plan(objective(old.model_copy(update={"id": "visits"})))))
    assert (renamed.renamed, renamed.moved, renamed.state, renamed.fields) == (True, False, "changed", ())
    retitled = key_result(id="visits", title="Visits from search", checkins=checkins(*logged, (DAYS[3], 9)))
    other = one(compare(plan(objective(old)), plan(objective(retitled))))
    assert other.renamed
    assert len(other.entries) == 1


def test_an_objective_with_another_id_takes_its_key_results_along() -> None:
    parts = (key_result(id="a", title="First of them"), key_result(id="b", title="Second one"))
    helper = objective(key_result(id="x"), name="helper", contributes_to=["marketing/growth@2026-Q4"])
    helper = helper._replace(objective=helper.objective.model_copy(update={"contributes_to": ("growth",)}))
    after = helper._replace(objective=helper.objective.model_copy(update={"contributes_to": ("demand",)}))
    before = plan(objective(*parts, title="Grow"), helper)
    found = one(compare(before, plan(objective(*parts, name="demand", title="Grow"), after)))
    assert (found.renamed, found.ref) == (True, "marketing/demand@2026-Q4")


def test_moved_to_another_team_cycle_objective_or_file() -> None:
    part = key_result(id="a", title="First of them")
    here = objective(part, title="Grow")
    team = one(compare(plan(here), plan(objective(part, title="Grow", team="product"))))
    assert (team.moved, team.renamed) == (True, False)
    assert ("team", "marketing", "product") in [each[:3] for each in team.fields]
    cycle = one(compare(plan(here), plan(objective(part, title="Grow", cycle="2026-H2"))))
    assert cycle.moved
    file = one(compare(plan(here), plan(here._replace(file="elsewhere.okr.yaml"))))
    assert (file.moved, file.fields) == (True, ())
    other = objective(key_result(id="z", title="Something else"), name="other", title="Other")
    empty = here._replace(key_results=())
    taken = other._replace(key_results=(*other.key_results, objective(part, name="other").key_results[0]))
    found = compare(plan(here, other), plan(empty, taken))
    assert [(each.moved, each.state) for each in found.key_results] == [(True, "changed")]


def test_what_a_kpi_feeds_is_affected() -> None:
    def fed(*readings: tuple[str, float]) -> Plan:
        ctr = kpi("ctr", *readings)
        return plan(objective(key_result(kpi="ctr"), fed_by={"key-result": ctr}), kpis=[ctr])

    found = compare(fed((DAYS[0], 2)), fed((DAYS[0], 2), (DAYS[1], 3)))
    assert [each.state for each in found.kpis] == ["changed"]
    assert [(each.state, each.by) for each in found.key_results] == [("affected", ("kpi/ctr",))]


def test_what_is_made_of_contributors_is_affected() -> None:
    above = objective(key_result(id="x"), name="above", rollup="contributors")
    ref = ("marketing/above@2026-Q4",)
    before = plan(above, objective(key_result(), contributes_to=ref))
    after = plan(above, objective(key_result(checkins=checkins((DAYS[0], 5))), contributes_to=ref))
    found = compare(before, after)
    assert [(each.ref, each.state, each.by) for each in found.objectives] == [
        ("marketing/above@2026-Q4", "affected", ("marketing/growth@2026-Q4",))
    ]
    assert found


def test_what_is_invalid_on_one_side_is_neither_new_nor_gone() -> None:
    whole = plan(objective(key_result(id="a"), key_result(id="b", title="Another one of them")))
    part = plan(objective(key_result(id="a")))
    ref = frozenset({"marketing/growth/b@2026-Q4"})
    assert compare(whole, part)
    assert not compare(whole, part, (frozenset(), ref))
    assert not compare(part, whole, (ref, frozenset()))
