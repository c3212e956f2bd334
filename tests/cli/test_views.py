from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from jsonschema import Draft202012Validator

from okrcli.wording.lines import width
from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, commit, repository, write
from tests.support.sampled import bare

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"
VIEWS = ("tree", "board", "timeline", "calendar", "todo")
TREE = """\
cycle: "2026"
team: company
objectives:
  - id: growth
    title: We grow
    owner: ruth
    key_results:
      - {id: revenue, title: Revenue, target: 20, baseline: 10, checkins: [{date: 2026-11-20, value: 15}]}
"""
SERVING = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: reach
    title: We are seen
    owner: ania
    contributes_to: [company/growth@2026, company/growth/revenue@2026]
    key_results:
      - {id: visits, title: Visits, target: 20, baseline: 10, checkins: [{date: 2026-11-20, value: 12}]}
"""


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("room", [40, 80, 200])
def test_nothing_is_wider_than_the_terminal(view: str, room: int) -> None:
    result = okr(EXAMPLE, view, FORCE_COLOR="1", COLUMNS=str(room))
    assert result.status == 0
    assert max(map(width, bare(result.out).splitlines())) <= room


def test_text_is_not_written_under_the_ending_of_another_format(tmp_path: Path) -> None:
    for name in ("board.ics", "board.docx"):
        result = okr(EXAMPLE, "board", "-o", str(tmp_path / name))
        assert (result.status, result.out) == (2, "") and "is not to be had as" in result.err
    assert okr(EXAMPLE, "board", "-o", str(tmp_path / "board.log")).status == 0
    assert [each.name for each in tmp_path.iterdir()] == ["board.log"]


@pytest.mark.parametrize("view", VIEWS)
def test_the_document_is_as_its_schema_says(view: str) -> None:
    schema = okr(EXAMPLE, "schema", "--for", view).json()
    Draft202012Validator.check_schema(schema)
    document = okr(EXAMPLE, view, "--format", "json").json()
    assert document["kind"] == view
    assert not list(Draft202012Validator(schema).iter_errors(document))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", ["text", "json", "html", "md", "csv"])
def test_every_view_is_there_in_every_format_and_always_the_same(view: str, form: str) -> None:
    first, second = (okr(EXAMPLE, view, "--format", form) for _ in range(2))
    assert (first.status, first.out) == (0, second.out)
    assert "Product origin shown" in first.out


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_workspace_is_said_to_be_empty(view: str, tmp_path: Path) -> None:
    result = okr(write(tmp_path), view)
    assert (result.status, result.err) == (0, "") or view == "todo"
    assert result.out.count("\n") >= 2


def test_filters_are_those_of_status(tmp_path: Path) -> None:
    out = okr(EXAMPLE, "board", "--team", "product", "--health", "no-data").out
    assert out.count("\n") == 4 and "Payment dropouts" in out
    assert okr(EXAMPLE, "board", "--by", "color").err.startswith("error: --by color is not ")
    assert okr(EXAMPLE, "tree", "--team", "produkt").status == 2


def test_a_goal_stands_below_what_it_serves_and_its_own_only_once(tmp_path: Path) -> None:
    write(tmp_path, company=TREE, marketing=SERVING)
    (growth,) = okr(tmp_path, "tree", "--format", "json").json()["data"]["roots"]
    revenue, reach = growth["below"]
    (again,) = revenue["below"]
    assert (revenue["ref"], reach["ref"]) == ("company/growth/revenue@2026", "marketing/reach@2026-Q4")
    assert again["ref"] == reach["ref"]
    assert [again["again"], reach["again"]] == [False, True]
    assert [each["title"] for each in again["below"]] == ["Visits"] and reach["below"] == []
    lines = [line.split("\t")[1] for line in okr(tmp_path, "tree").out.splitlines() if "\t" in line]
    assert lines == ["We grow", "  Revenue", "    We are seen", "      Visits", "  We are seen"]


def test_with_several_owners_a_card_stands_in_each_column(tmp_path: Path) -> None:
    two = OBJECTIVE.replace("owner: ania", "owner: [ania, jan]")
    lanes = okr(write(tmp_path, a=two), "board", "--by", "owner", "--format", "json").json()["data"]["lanes"]
    assert [each["name"] for each in lanes] == ["ania", "jan"]
    assert lanes[0]["key_results"] == lanes[1]["key_results"] != []
    nobody = okr(write(tmp_path, a=OBJECTIVE.replace("    owner: ania\n", "")), "board", "--by", "owner").out
    assert "no owner 3" in nobody


def _events(where: Path | str, *words: str, today: str = "2026-11-22") -> list[Any]:
    text = okr(where, "calendar", "--format", "ics", *words, today=today).out
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (calendar,) = icalendar.Calendar.from_ical(text, multiple=True)
    return [each for each in calendar.walk() if each.name == "VEVENT"]


def test_a_calendar_program_reads_the_events() -> None:
    events = _events(EXAMPLE)
    told = okr(EXAMPLE, "calendar", "--format", "json").json()["data"]["events"]
    assert len(events) == len(told) > 20
    assert len({str(each["UID"]) for each in events}) == len(events)
    for event, record in zip(events, told, strict=True):
        assert event["DTSTART"].dt == date.fromisoformat(record["date"])
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert record["title"] in str(event["SUMMARY"]) and record["ref"] in str(event["DESCRIPTION"])


def test_a_due_date_that_moves_is_the_same_event(tmp_path: Path) -> None:
    goal = OBJECTIVE.replace("target: 50000", "target: 50000, due: 2026-12-01")
    (before,) = (each for each in _events(write(tmp_path, a=goal)) if str(each["UID"]).startswith("goal"))
    moved = goal.replace("2026-12-01", "2026-12-05")
    (after,) = (each for each in _events(write(tmp_path, a=moved)) if str(each["UID"]).startswith("goal"))
    assert before["UID"] == after["UID"] and before["DTSTART"].dt < after["DTSTART"].dt


@pytest.mark.parametrize("title", ["a; b, c: d \\\\n e", "END:VEVENT", "ż" * 200, "👩‍👩‍👧 " * 30])
def test_a_title_does_nothing_to_a_calendar(tmp_path: Path, title: str) -> None:
    goal = OBJECTIVE.replace("title: Organic sessions", f'title: "{title}"').replace(
        "target: 50000", "target: 50000, due: 2026-12-01"
    )
    (event,) = (each for each in _events(write(tmp_path, a=goal)) if str(each["UID"]).startswith("goal"))
    assert event["DTSTART"].dt == date(2026, 12, 1)


def test_a_calendar_is_the_only_thing_for_calendar_programs() -> None:
    result = okr(EXAMPLE, "status", "--format", "ics")
    assert result.status == 2 and "--format ics is not" in result.err


def test_todo_is_mine_where_git_knows_me(tmp_path: Path) -> None:
    settings = "version: 1\npeople:\n  ania: {name: Ania, email: ania@example.com}\n  jan: {name: Jan}\n"
    other = (
        OBJECTIVE.replace("owner: ania", "owner: jan")
        .replace("growth", "other")
        .replace("team: marketing", "team: sales")
    )
    write(tmp_path, settings=settings, a=OBJECTIVE, b=other)
    repository(tmp_path)
    mine = okr(tmp_path, "todo", "--format", "json").json()["data"]
    assert mine["owner"] == "ania" and {each["owners"][0] for each in mine["tasks"]} == {"ania"}
    every = okr(tmp_path, "todo", "--all", "--format", "json").json()["data"]
    assert every["owner"] is None and {each["owners"][0] for each in every["tasks"]} == {"ania", "jan"}
    assert {
        each["owners"][0]
        for each in okr(tmp_path, "todo", "--owner", "jan", "--format", "json").json()["data"]["tasks"]
    } == {"jan"}
    assert okr(tmp_path, "todo", "--owner", "jn").status == 2


def test_todo_says_what_to_type(tmp_path: Path) -> None:
    text = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: growth
    title: Grow
    key_results:
      - {id: silent, title: Silent, baseline: 1, target: 9, checkins: [{date: 2026-10-05, value: 2}]}
      - {id: blank, title: Blank, owner: ania}
      - {id: soon, title: Soon, baseline: 1, target: 9, due: 2026-11-30, checkins: [{date: 2026-11-20, value: 8}]}
      - {id: lost, title: Lost, baseline: 1, target: 90, checkins: [{date: 2026-10-05, value: 1}, {date: 2026-11-20, value: 2}]}
      - {id: fine, title: Fine, kind: total, target: 4, checkins: [{date: 2026-11-20, value: 4}]}
"""
    tasks = okr(write(tmp_path, a=text), "todo", "--format", "json").json()["data"]["tasks"]
    assert [(each["code"], each["text"], each["command"]) for each in tasks] == [
        ("stale", "no check-in for 48 days", "okr update silent VALUE"),
        ("no-owner", "has no owner", "okr edit marketing/growth@2026-Q4"),
        ("placeholder", "no baseline and no target", "okr edit blank"),
        ("off-track", "off track, and no note says why", "okr update lost VALUE --note WHY"),
        ("due-soon", "due in 8 days, 88 % of the way", "okr update soon VALUE"),
    ]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\\tx", "\\r=1"]


@pytest.mark.parametrize("title", FORMULAS)
def test_a_title_is_no_formula(tmp_path: Path, title: str) -> None:
    write(tmp_path, a=OBJECTIVE.replace("title: Organic sessions", f'title: "{title}"'))
    rows = list(csv.DictReader(io.StringIO(okr(tmp_path, "status", "--format", "csv").out)))
    row = rows[0]
    assert not row["title"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["target"] == "50000"


def test_csv_has_plain_numbers_and_days() -> None:
    rows = list(csv.DictReader(io.StringIO(okr(EXAMPLE, "status", "--format", "csv").out)))
    status = okr(EXAMPLE, "status", "--format", "json").json()["data"]
    told = {one["ref"]: one for each in status["objectives"] for one in each["key_results"]}
    assert {row["ref"] for row in rows} == set(told)
    for row in rows:
        one = told[row["ref"]]
        assert (float(row["progress"]) if row["progress"] else None) == one["progress"]
        assert (row["start"], row["due"]) == (one["start"], one["due"])


@pytest.mark.parametrize("view", ("status", *VIEWS))
@pytest.mark.parametrize("name", ["::error::pwned", "##[error]pwned", "\u200d::error::pwned"])
def test_a_name_is_no_command_to_a_build_server(tmp_path: Path, view: str, name: str) -> None:
    text = OBJECTIVE.replace("title: Organic sessions", f'title: "{name}"')
    write(tmp_path, settings=f'version: 1\nname: "{name}"\n', a=text)
    result = okr(tmp_path, view, GITHUB_ACTIONS="true")
    lines = [line.lstrip("\u200d ") for line in (result.out + result.err).splitlines()]
    assert result.status == 0
    assert not [line for line in lines if line.startswith(("::", "##["))]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_the_past(tmp_path: Path, view: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    repository(tmp_path)
    commit(tmp_path, day="2026-10-05")
    write(tmp_path, a=OBJECTIVE.replace("title: Organic sessions", "title: Visits"))
    for words in (("--at", "2026-10-06"), ("--rev", "HEAD")):
        shown = okr(tmp_path, view, *words, "--format", "json", today=None).json()
        assert shown["today"] == ("2026-10-06" if words[0] == "--at" else "2026-10-05")
        assert "Organic sessions" in str(shown["data"]) and "Visits" not in str(shown["data"])
