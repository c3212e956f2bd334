from __future__ import annotations

from dataclasses import replace
from datetime import date

from okrcli.console import Policy
from okrcli.model.plan import Plan
from okrcli.page import Heading, Paragraph, Table
from okrcli.problem import Problem
from okrcli.render.text import render_blocks
from okrcli.reports import REPORTS, builder
from okrcli.reports.scoreboard import COLUMNS, tallies
from okrcli.reports.selection import Selection
from okrcli.reports.status import StatusReport, build
from okrcli.scoring import HEALTHS, score
from okrcli.workspace import Workspace
from tests.support.plans import checkins, day, key_result, objective, plan
from tests.support.sampled import PIPE, report, scorecard, workspace

TODAY = day(0.55)
EARLY = checkins((day(0.1), 8, 0.8), (day(0.5), 50, 0.8))


def _status(shown: Plan, today: date = TODAY, **of_workspace: object) -> StatusReport:
    where = replace(workspace(), plan=shown, **of_workspace)  # type: ignore[arg-type]
    return build(where, score(shown, today), Selection())


def _text(shown: StatusReport) -> str:
    return render_blocks(shown.page(), PIPE)


def test_a_section_for_each_cycle_and_a_part_for_each_team_where_there_are_several() -> None:
    headings = [each for each in report().page() if isinstance(each, Heading)]
    said = [render_blocks([each], PIPE).partition("\t")[0].strip() for each in headings]
    assert said == ["Acme · 2026 · 22 Nov 2026 · 89% gone", "2026-Q4 · 57% gone", "marketing", "product/app", "KPIs"]
    assert [each.level for each in headings] == [1, 1, 2, 2, 2]


def test_every_table_has_the_same_columns() -> None:
    tables = [each for each in report().page() if isinstance(each, Table)]
    assert {each.columns for each in tables} == {COLUMNS}
    assert all(len(row.cells) == len(COLUMNS) for each in tables for group in each.groups for row in group.rows)
    assert all(len(group.cells) in (0, len(COLUMNS)) for each in tables for group in each.groups)


def test_counts_come_with_trouble_first_and_silence_taken_together() -> None:
    health = dict.fromkeys(HEALTHS, 0) | {"stale": 1, "no-data": 2, "off-track": 1, "on-track": 3}
    assert [(cell.unit, cell.value) for cell in tallies(health)] == [("off-track", 1), ("silent", 3), ("on-track", 3)]
    health["stale"] = 0
    assert [cell.unit for cell in tallies(health)] == ["off-track", "no-data", "on-track"]


def test_what_needs_a_decision_is_named_the_most_urgent_first() -> None:
    trouble = key_result(id="slow", title="Slow", checkins=checkins((day(0.5), 5)))
    silent = key_result(id="silent", title="Silent", checkins=checkins((day(0.1), 20)))
    fine = key_result(id="fine", title="Fine", checkins=EARLY)
    said = _text(_status(plan(objective(silent, fine, trouble))))
    assert "2 need a decision: “Slow” is off track; “Silent” has had no check-in for 41 days.\n" in said
    assert said.endswith("okr show slow tells why; okr todo lists what is due from you.\n")


def test_one_that_needs_a_decision() -> None:
    said = _text(_status(plan(objective(key_result(id="slow", title="Slow", checkins=checkins((day(0.5), 5)))))))
    assert "1 needs a decision: “Slow” is off track.\n" in said


def test_an_owner_who_contradicts_the_trend_needs_a_decision() -> None:
    proud = key_result(id="proud", title="Proud", checkins=checkins((day(0.5), 5, 0.9)))
    gloomy = key_result(id="gloomy", title="Gloomy", checkins=checkins((day(0.5), 60, 0.3)))
    said = _text(_status(plan(objective(proud, gloomy))))
    assert "“Proud” is off track, though its owner is sure of it" in said
    assert "“Gloomy” goes one way by its numbers and another by its owner" in said


def test_many_are_counted_and_long_titles_cut() -> None:
    slow = [key_result(title=f"{index} {'very ' * 20}slow", checkins=checkins((day(0.5), 5))) for index in range(5)]
    page = tuple(_status(plan(objective(*slow))).page())
    assert "5 need a decision: “0 very" in render_blocks(page, Policy(False, 200))
    assert "very…” is off track; “1 very" in render_blocks(page, Policy(False, 200)).replace("\n", " ")
    assert "off track; and 2 others.\n" in render_blocks(page, PIPE)
    assert "very…" not in render_blocks(page, PIPE)


def test_nothing_needs_a_decision() -> None:
    said = _text(_status(plan(objective(key_result(checkins=EARLY)))))
    assert said.endswith("Nothing needs a decision.\n")


def test_where_ids_are_alike_the_whole_reference_is_named() -> None:
    slow = key_result(id="slow", checkins=checkins((day(0.5), 5)))
    said = _text(_status(plan(objective(slow, name="a"), objective(slow, name="b"))))
    assert said.endswith("okr show marketing/a/slow@2026-Q4 tells why; okr todo lists what is due from you.\n")


def test_what_counts_as_nothing_for_want_of_a_number_is_said() -> None:
    without = key_result(id="without", baseline=None, target=5)
    said = _text(_status(plan(objective(key_result(checkins=EARLY), without))))
    assert "1 without a number counts as 0" in said


def test_an_empty_workspace_and_an_empty_selection() -> None:
    assert _text(_status(plan())).endswith("There are no objectives in this workspace yet.\n")
    empty = build(workspace(), scorecard(), Selection(team=("nobody",)))
    assert _text(empty).endswith("No objective fits what was asked for.\n")


def test_what_was_left_out_is_a_notice() -> None:
    problems = (
        Problem("OKR001", "no", "b.okr.yaml"),
        Problem("OKR106", "nothing to gain", "a.okr.yaml", at=("objectives", 0)),
        Problem("OKR205", "a placeholder", "a.okr.yaml", severity="info"),
    )
    shown = _status(plan(), problems=problems, unread=("b.okr.yaml",))
    assert render_blocks(shown.notices(), PIPE) == (
        "Left out: 1 file does not parse and 1 entry is not valid. okr check tells why.\n"
    )
    assert _status(plan()).notices() == ()


def test_a_cycle_that_stands_in_is_a_notice() -> None:
    shown = _status(plan(objective(key_result())), date(2027, 3, 1))
    [notice] = shown.notices()
    assert isinstance(notice, Paragraph)
    assert "2026-Q4" in render_blocks([notice], PIPE)


def test_the_table_has_a_row_for_each_key_result() -> None:
    table = report().table()
    [group] = table.groups
    assert len(group.rows) == 18
    assert {len(row.cells) for row in group.rows} == {len(table.columns)}
    by_name = dict(zip([each.key for each in table.columns], group.rows[0].cells, strict=True))
    assert by_name["ref"].value == "company/market-leader/revenue@2026"
    assert (by_name["unit"].value, by_name["value"].unit) == ("PLN", "PLN")
    assert isinstance(by_name["checked_in"].value, date)


def test_every_report_is_in_the_table_of_contents() -> None:
    assert all(callable(builder(name)) for name in REPORTS)


def test_a_report_is_of_its_workspace() -> None:
    shown = report()
    assert isinstance(workspace(), Workspace)
    assert (shown.kind, shown.edition.workspace, shown.edition.policy) == ("status", "Acme", 1)


def test_an_objective_made_of_others_says_so() -> None:
    part = objective(key_result(checkins=EARLY), name="part", contributes_to=["marketing/whole@2026-Q4"])
    whole = objective(key_result(id="own", checkins=EARLY), name="whole", rollup="contributors")
    assert "marketing/whole · made of 1 objective\n" in _text(_status(plan(part, whole)))
