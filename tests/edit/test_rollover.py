from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okrcli.edit.proof import new_problems, proven
from okrcli.edit.rollover import Handover, handover, rollover
from okrcli.edit.rollover.carrying import Candidate, Entity
from okrcli.edit.rollover.succession import successor
from okrcli.edit.rollover.text import text
from okrcli.errors import OkrError
from okrcli.workspace import Workspace, load
from okrcli.yamldoc.intended import read_back
from tests.support.folders import write
from tests.support.plans import checkins, history, key_result, raw, settings

AFTER = date(2027, 1, 4)

GOALS = """\
# what we agreed
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    why: |
      Because they do not know us.

      Not yet.
    start: 2026-10-05
    due: 2026-12-20
    contributes_to: [company/leader]
    carried_from: marketing/demand@2026-Q3
    key_results:
      # of the last 28 days
      - id: sessions
        title: Organic sessions
        unit: sessions
        baseline: 40000
        target: 50000  # agreed
        due: 2026-12-18
        weight: 0.50
        pace:
          - {date: 2026-11-15, value: 43000}
        moves:
          - {date: 2026-10-19, field: target, from: 60000, to: 50000, why: too much}
        checkins:
          - {date: 2026-12-07, value: 47300.50, confidence: 0.7, note: good}
        grade: 0.6
        grade_note: short
        carried_from: marketing/demand/sessions@2026-Q3
        meta: {board: yes}
      - {id: articles, title: "Articles: long ones", kind: total, unit: articles, target: 10, checkins: [{date: 2026-12-01, value: 4}, {date: 2026-12-15, value: 2}]}
      - {id: nps, title: NPS, kind: maintain, min: 40, pace: late, guardrails: [ctr]}
      - id: launch
        title: The launch
        kind: milestones
        steps:
          - {id: brief, title: Brief agreed, due: 2026-10-16, done: 2026-10-15}
          - {id: ship, title: "Shipped, everywhere", weight: 2, due: 2026-12-11}
      - {id: rank, title: Local rank, baseline: 8, target: 5, dropped: {date: 2026-11-01, why: nobody looks there}}
      - {id: plan, title: Crisis plan, kind: binary, checkins: [{date: 2026-11-01, value: yes}]}
"""

NEW = """\
# Carried over from 2026-Q4: every baseline is what was reached then.
cycle: 2027-Q1
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    why: |
      Because they do not know us.

      Not yet.
    contributes_to: [company/leader]
    carried_from: marketing/demand@2026-Q4
    key_results:
      - id: sessions
        title: Organic sessions
        unit: sessions
        baseline: 47300.50
        target: 50000
        weight: 0.50
        carried_from: marketing/demand/sessions@2026-Q4
        meta: {board: "yes"}
      - id: articles
        title: "Articles: long ones"
        kind: total
        unit: articles
        baseline: 6
        target: null  # to be chosen; it was 10 articles
        carried_from: marketing/demand/articles@2026-Q4
      - id: nps
        title: NPS
        kind: maintain
        min: 40
        guardrails: [ctr]
        pace: late
        carried_from: marketing/demand/nps@2026-Q4
      - id: launch
        title: The launch
        kind: milestones
        steps:
          - {id: ship, title: "Shipped, everywhere", weight: 2}
        carried_from: marketing/demand/launch@2026-Q4
"""


def _load(root: Path, **files: str) -> Workspace:
    return load(write(root, **files))


def _handover(workspace: Workspace, start: str | None = "2026-Q4", end: str | None = None, *teams: str) -> Handover:
    return handover(workspace, start, end, teams, AFTER)


def _usual(what: Handover) -> Mapping[str, Candidate]:
    return {each.ref: each for each in what.candidates() if each.default}


def _files(workspace: Workspace, what: Handover, picked: Mapping[str, Candidate] | None = None) -> dict[str, str]:
    changes = rollover(workspace, what, _usual(what) if picked is None else picked)
    proven(workspace, changes, lenient=True)
    return {edit.file: edit.after.decode() for edit in changes.edits}


def _sheet(**keys: object) -> str:
    """A file with one objective and one key result, in a line."""
    inner = ", ".join(f"{key}: {value}" for key, value in {"id": "sessions", "title": "Sessions", **keys}.items())
    return f"cycle: 2026-Q4\nteam: marketing\nobjectives: [{{id: demand, title: Demand, key_results: [{{{inner}}}]}}]\n"


def test_a_new_file_has_what_goes_on_and_nothing_of_the_old_cycle(tmp_path: Path) -> None:
    workspace = _load(tmp_path, okrs__old=GOALS)
    assert _files(workspace, _handover(workspace)) == {"okrs/2027-Q1/marketing.okr.yaml": NEW}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("okrs/2026-Q4/growth", "okrs/2027-Q1/growth"),
        ("2026-Q4/marketing/seo", "2027-Q1/marketing/seo"),
        ("goals/marketing-2026-Q4", "goals/marketing-2027-Q1"),
        ("goals/2026-Q4b/marketing", "okrs/2027-Q1/marketing"),
        ("goals", "okrs/2027-Q1/marketing"),
    ],
)
def test_a_new_file_is_called_like_the_old_one(old: str, new: str, tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / f"{old}.okr.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(GOALS, encoding="utf-8")
    workspace = load(str(tmp_path))
    assert list(_files(workspace, _handover(workspace))) == [f"{new}.okr.yaml"]


def test_objectives_are_added_to_a_file_that_is_there(tmp_path: Path) -> None:
    there = """\
        # ours
        cycle: 2027-Q1
        team: marketing
        objectives:
          - id: trust  # first of all
            title: Trusted
            key_results:
              - id: audit
                title: Audit
                kind: milestones
                steps:
                  - {id: one, title: One}
        retrospective:
    """
    workspace = _load(tmp_path, old=GOALS, new=there)
    [(file, after)] = _files(workspace, _handover(workspace)).items()
    before = (tmp_path / "new.okr.yaml").read_text(encoding="utf-8")
    head, tail = before.split("retrospective:")
    assert file == "new.okr.yaml"
    assert after.startswith(head) and after.endswith(f"retrospective:{tail}")
    added = after[len(head) : -len(f"retrospective:{tail}")]
    wanted = NEW.replace("  # to be chosen; it was 10 articles", "").partition("objectives:\n")[2]
    assert added == wanted.replace('meta: {board: "yes"}', 'meta:\n          board: "yes"')


def test_what_is_there_already_is_skipped(tmp_path: Path) -> None:
    workspace = _load(tmp_path, old=GOALS, new=_sheet(kind="binary").replace("2026-Q4", "2027-Q1"))
    with pytest.raises(OkrError, match="all objectives of 2026-Q4 that may go on are in 2027-Q1 already"):
        _handover(workspace)
    second = _sheet(kind="binary").replace("id: demand", "id: trust")
    workspace = _load(tmp_path, second=second)
    what = _handover(workspace)
    assert what.there == ("marketing/demand@2027-Q1",)
    [(file, after)] = _files(workspace, what).items()
    assert file == "new.okr.yaml" and after.count("id: demand") == 1 and "id: trust" in after


def test_a_closed_file_of_the_next_cycle_is_left_alone(tmp_path: Path) -> None:
    new = _sheet(kind="binary").replace("2026-Q4", "2027-Q1").replace("id: demand", "id: trust")
    workspace = _load(tmp_path, old=GOALS, new=new + "closed: {date: 2027-03-31}\n")
    with pytest.raises(OkrError, match=r"new\.okr\.yaml was closed on 2027-03-31"):
        _files(workspace, _handover(workspace))


def test_a_place_that_is_taken_is_not_written_over(tmp_path: Path) -> None:
    workspace = _load(tmp_path, q__2026_Q4=GOALS)
    (tmp_path / "q" / "2026_Q4.okr.yaml").rename(tmp_path / "q" / "2026-Q4.okr.yaml")
    (tmp_path / "q" / "2027-Q1.okr.yaml").write_text("kpis: []\n", encoding="utf-8")
    workspace = load(str(tmp_path))
    with pytest.raises(OkrError, match=r"q/2027-Q1\.okr\.yaml is there already"):
        _files(workspace, _handover(workspace))


def test_two_files_of_a_team_stay_two(tmp_path: Path) -> None:
    (tmp_path / "2026-Q4").mkdir()
    for name in ("a", "b"):
        sheet = _sheet(kind="judged").replace("demand", f"demand-{name}")
        (tmp_path / "2026-Q4" / f"{name}.okr.yaml").write_text(sheet, encoding="utf-8")
    workspace = load(write(tmp_path))
    files = ["2027-Q1/a.okr.yaml", "2027-Q1/b.okr.yaml"]
    assert list(_files(workspace, _handover(workspace))) == files
    (tmp_path / "2027-Q1").mkdir()
    for name in ("a", "b"):
        sheet = _sheet(kind="judged").replace("demand", f"trust-{name}").replace("2026-Q4", "2027-Q1")
        (tmp_path / "2027-Q1" / f"{name}.okr.yaml").write_text(sheet, encoding="utf-8")
    workspace = load(str(tmp_path))
    after = _files(workspace, _handover(workspace))
    assert list(after) == files
    assert "demand-b" in after[files[1]] and "demand-b" not in after[files[0]]


def test_what_is_done_or_given_up_stays_behind(tmp_path: Path) -> None:
    workspace = _load(tmp_path, old=GOALS)
    candidates = {each.ref.split("/")[2].split("@")[0]: each for each in _handover(workspace).candidates()}
    assert {name: each.default for name, each in candidates.items()} == {
        "sessions": True,
        "articles": True,
        "nps": True,
        "launch": True,
        "plan": False,
    }
    what = _handover(workspace)
    assert "id: plan" in "".join(_files(workspace, what, {each.ref: each for each in what.candidates()}).values())
    gone = load(write(tmp_path, old=GOALS.replace("    owner: ania\n", "    dropped: {date: 2026-12-01, why: x}\n")))
    with pytest.raises(OkrError, match="nothing of 2026-Q4 goes on"):
        _handover(gone)
    with pytest.raises(OkrError, match="nothing of 2026-Q4 goes on"):
        rollover(workspace, what, {})


def test_a_kpi_tells_the_baseline_where_it_did(tmp_path: Path) -> None:
    kpis = "kpis: [{id: ctr, title: CTR, readings: [{date: 2026-09-30, value: 2}, {date: 2026-12-28, value: 3}]}]\n"
    for baseline, wanted in ((None, []), ("2.5", ["        baseline: 3"])):
        given = {"baseline": baseline} if baseline else {}
        workspace = _load(tmp_path, old=_sheet(target=5, kpi="ctr", **given), kpis=kpis)
        [after] = _files(workspace, _handover(workspace)).values()
        assert [line for line in after.splitlines() if "baseline:" in line] == wanted
        assert "        target: 5\n" in after


def test_which_cycle_it_goes_on_from_and_in(tmp_path: Path) -> None:
    own = "version: 1\ncycles:\n" + "".join(
        f"  - {{name: sprint-{n}, start: 2027-0{n}-01, end: 2027-0{n}-20}}\n" for n in (3, 1, 2)
    )
    workspace = _load(tmp_path, settings=own, old=GOALS, year=_sheet(kind="judged").replace("2026-Q4", "2027"))
    assert [each.name for each in _handover(workspace, None)[:2]] == ["2026-Q4", "2027-Q1"]
    early = handover(workspace, None, None, (), date(2026, 11, 22))
    assert (early.cycle.name, early.next.name) == ("2026-Q4", "2027-Q1")
    assert _handover(workspace, "2026-Q4", "sprint-1").next.name == "sprint-1"
    for start, end, said in (
        ("2026-Q4", "2026-Q4", "2026-Q4 does not come after 2026-Q4"),
        ("2026-Q4", "2026-Q1", "2026-Q1 does not come after 2026-Q4"),
        ("2026-Q4", "backlog", "--to backlog is not a cycle that begins and ends"),
        ("2026-Q7", None, "--from 2026-Q7 is not a cycle"),
        ("2026-Q2", None, "there are no objectives for 2026-Q2 here"),
    ):
        with pytest.raises(OkrError, match=said):
            _handover(workspace, start, end)


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("2026", "2027"),
        ("2026-H1", "2026-H2"),
        ("2026-H2", "2027-H1"),
        ("2026-Q4", "2027-Q1"),
        ("2026-09", "2026-10"),
        ("2026-12", "2027-01"),
        ("2026-W09", "2026-W10"),
        ("2026-W53", "2027-W01"),
        ("2027-W52", "2028-W01"),
        ("sprint-1", "sprint-2"),
    ],
)
@pytest.mark.parametrize("named_by", ["start", "end"])
def test_the_next_cycle_is_as_long_and_begins_where_the_last_ends(name: str, following: str, named_by: str) -> None:
    sprints = [{"name": f"sprint-{n}", "start": date(2026, n, 1), "end": date(2026, n, 20)} for n in (2, 1)]
    given = settings(cycles=sprints, fiscal_year={"starts": 4, "named_by": named_by})
    cycle = given.cycle(name)
    assert cycle is not None
    after = successor(cycle, given)
    assert after.name == following
    if not name.startswith("sprint"):
        assert (after.window.start - cycle.window.due).days == 1


def test_nothing_follows_the_last_cycle_of_ones_own() -> None:
    given = settings(cycles=[{"name": "sprint-1", "start": date(2026, 1, 1), "end": date(2026, 1, 20)}])
    cycle = given.cycle("sprint-1")
    assert cycle is not None
    with pytest.raises(OkrError, match="no cycle follows sprint-1"):
        successor(cycle, given)


@pytest.mark.parametrize(
    ("keys", "values", "carried"),
    [
        ({"baseline": 40, "target": 50}, [45], {"baseline": 45, "target": 50}),
        ({"baseline": 40, "target": 50}, [], {"target": 50}),
        ({"baseline": 40, "target": 50}, [40], {"target": 50}),
        ({"baseline": 40, "target": 50}, [30], {"baseline": 30, "target": 50}),
        ({"baseline": 40, "target": 50}, [50], {"baseline": 50, "target": None}),
        ({"baseline": 40, "target": 50}, [55], {"baseline": 55, "target": None}),
        ({"baseline": 8, "target": 5}, [6], {"baseline": 6, "target": 5}),
        ({"baseline": 8, "target": 5}, [4], {"baseline": 4, "target": None}),
        ({"baseline": 40, "target": None}, [45], {"baseline": 45, "target": None}),
        ({"target": 60}, [45], {"baseline": 45, "target": 60}),
        ({"target": 60}, [60], {"baseline": 60, "target": None}),
        ({"baseline": 40, "change": "+25%"}, [45], {"baseline": 45, "change": "+25%"}),
        ({"baseline": 40, "change": "x2"}, [0], {"baseline": 0, "target": None}),
        ({"baseline": 40, "change": -1.5}, [0], {"baseline": 0, "change": -1.5}),
        ({"kind": "total", "target": 10}, [3, 2], {"baseline": 5, "target": None}),
        ({"kind": "total", "target": 10, "baseline": 100}, [3], {"baseline": 103, "target": None}),
        ({"kind": "total", "target": 10}, [], {"target": None}),
        ({"kind": "recurring", "target": 4, "per": "week"}, [3], {"target": 4}),
        ({"kind": "recurring", "per": "week"}, [3], {}),
        ({"kind": "maintain", "min": 4, "max": 9}, [3], {"min": 4, "max": 9}),
        ({"kind": "maintain", "max": None}, [3], {"max": None}),
        ({"kind": "binary"}, ["yes"], {}),
        ({"kind": "judged", "criteria": "x"}, ["0.5"], {}),
        ({"kind": "milestones", "steps": [{"id": "a", "done": "2026-10-10"}]}, [], None),
        (
            {"kind": "milestones", "steps": [{"id": "a", "done": "2026-10-10"}, {"id": "b", "due": "2026-11-10"}]},
            [],
            {"steps": [{"id": "b"}]},
        ),
    ],
)
def test_each_kind_says_how_it_goes_on(keys: dict[str, object], values: list[object], carried: object) -> None:
    logged = checkins(*((date(2026, 10, 12 + index), value) for index, value in enumerate(values)))
    given = key_result(**keys, checkins=logged)
    found = given.measure.carried(history(given, AFTER))
    assert (None if found is None else read_back(found)) == raw(carried)


@pytest.mark.parametrize(
    ("keys", "key", "typed", "aimed"),
    [
        ({"baseline": 40, "target": 50}, "target", "60", {"target": 60}),
        ({"baseline": 40, "target": 50}, "target", "+25%", {"change": "+25%"}),
        ({"baseline": 40, "change": "+25%"}, "change", "60", {"target": 60}),
        ({"baseline": 40, "change": "+25%"}, "change", "many", None),
        ({"kind": "total", "target": 10}, "target", "x2", None),
        ({"kind": "maintain", "min": 4, "max": 9}, "max", "8", {"max": 8}),
    ],
)
def test_a_goal_is_read_as_people_type_it(keys: dict[str, object], key: str, typed: str, aimed: object) -> None:
    def number(text: str) -> Decimal | None:
        return Decimal(text) if text.isdigit() else None

    found = key_result(**keys).measure.aimed(key, typed, number)
    assert (None if found is None else read_back(found)) == raw(aimed)


def test_a_goal_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    workspace = _load(tmp_path, old=GOALS)
    sessions = _handover(workspace).candidates()[0]
    with pytest.raises(OkrError, match="nothing to gain: the target equals the baseline"):
        sessions.aimed("target", "x", lambda _: Decimal("47300.50"))
    changed = sessions.aimed("target", "x2", lambda _: None)
    assert changed is not None and changed.entity is not None
    assert "target" not in changed.entity and changed.entity["change"] == "x2" and changed.aims == ("change",)


def test_references_that_lead_nowhere_now_are_told(tmp_path: Path) -> None:
    leader = "cycle: 2026\nteam: company\nobjectives: [{id: leader, title: Leader, key_results: []}]\n"
    workspace = _load(tmp_path, old=GOALS, year=leader)
    changes = rollover(workspace, _handover(workspace), _usual(_handover(workspace)))
    found = new_problems(workspace, proven(workspace, changes, lenient=True))
    assert [(each.code, each.place and each.place.line) for each in found] == [("OKR301", 12), ("OKR301", 34)]


@pytest.mark.parametrize(
    "nasty",
    [
        "yes",
        "2027-01-01",
        "- a",
        "a: b # c",
        "'quoted' \"twice\"",
        "#",
        "@ana & co",
        "{a}",
        "ends with a blank ",
        "tab\tin it",
        "emoji 😀 and Łódź",
        "bell\x07",
        "line\nline\n",
        "  indented\nline",
        "word " * 40,
        ("word " * 40).strip(),
        "x" * 200,
        "",
    ],
)
def test_any_text_reads_back_as_it_was(nasty: str) -> None:
    entity: Entity = {
        "id": "a",
        "title": nasty,
        "key_results": [{"id": "b", "title": nasty, "tags": [nasty], "meta": {nasty: 1}}],
    }
    whole = text("Head", "2027", "growth/seo", [entity], {})
    assert whole.startswith("# Head\ncycle: 2027\nteam: growth/seo\nobjectives:\n")


def test_a_long_text_is_folded() -> None:
    long = ("Four of ten first orders begin with a search. " * 5).strip()
    entity: Entity = {"id": "a", "title": "A", "why": long, "key_results": []}
    lines = text("Head", "2027-Q1", "marketing", [entity], {}).splitlines()
    start = lines.index("    why: >-")
    assert len(lines[start + 1]) > 60
    assert max(map(len, lines)) <= 92


def test_an_owner_who_is_gone_does_not_stop_it(tmp_path: Path) -> None:
    people = "version: 1\npeople: {jan: }\n"
    workspace = _load(tmp_path, settings=people, old=_sheet(kind="judged", owner="ania"))
    what = _handover(workspace)
    changes = rollover(workspace, what, _usual(what))
    assert [each.message for each in new_problems(workspace, proven(workspace, changes, lenient=True))] == [
        "`ania` is not in `people` of okr.yaml"
    ]
