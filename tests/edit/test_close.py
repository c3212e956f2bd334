from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.edit.close import Ending, Verdicts, close, ending, proposed
from okrcli.edit.proof import Unsound, proven
from okrcli.errors import OkrError
from okrcli.scoring import score
from okrcli.workspace import Workspace, load
from tests.support.folders import SETTINGS, write

AFTER = date(2027, 1, 4)

GOALS = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    key_results:
      # of the last 28 days
      - id: sessions
        title: Organic sessions
        baseline: 40000
        target: 50000  # agreed
        checkins:
          - {date: 2026-12-30, value: 47333, confidence: 0.7}
      - {id: articles, title: Articles, kind: total, target: 10, checkins: [{date: 2026-12-01, value: 12}]}
      - id: nps
        title: NPS
        kind: maintain
        min: 40

      - id: rank
        title: Local rank
        baseline: 8
        target: 5
        dropped: {date: 2026-11-01, why: nobody looks there}
"""


def _load(root: Path, **files: str) -> Workspace:
    return load(write(root, **files))


def _ending(workspace: Workspace, cycle: str | None = "2026-Q4", *teams: str, day: date = AFTER) -> Ending:
    return ending(workspace, cycle, teams, day, day)


def _verdicts(what: Ending, notes: dict[str, str] | None = None, **retrospectives: str) -> Verdicts:
    return Verdicts({each.planned.ref: proposed(each) for each in what.graded()}, notes or {}, retrospectives)


def _after(workspace: Workspace, what: Ending, verdicts: Verdicts) -> str:
    changes = close(workspace, what, verdicts)
    proven(workspace, changes, lenient=True)
    [edit] = changes.edits
    return edit.after.decode()


def _added(before: str, after: str) -> list[str]:
    """The lines that are new; none of the old ones may be gone or moved."""
    new, old = after.splitlines(), before.splitlines()
    added = []
    for line in new:
        if old and line == old[0]:
            del old[0]
        else:
            added.append(line)
    assert not old, old
    return added


def test_only_grades_and_the_close_are_written(tmp_path: Path) -> None:
    workspace = _load(tmp_path, a=GOALS)
    what = _ending(workspace)
    notes = {"marketing/demand/sessions@2026-Q4": "just short: August was thin"}
    after = _after(workspace, what, _verdicts(what, notes, marketing="**Learned**\n\n- ask first  \n"))
    changed = (
        "      - {id: articles, title: Articles, kind: total, target: 10, checkins: [{date: 2026-12-01, value: 12}]}"
    )
    graded = changed.replace("]}", "], grade: 1.0}")
    assert graded in after
    assert _added(GOALS, after.replace(graded, changed)) == [
        "        grade: 0.73",
        '        grade_note: "just short: August was thin"',
        "        grade: 0.0",
        "closed: {date: 2027-01-04, policy: 1, bands: {aspirational: [0.4, 0.7], committed: [0.7, 1.0]}}",
        "retrospective: |",
        "  **Learned**",
        "",
        "  - ask first",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOALS.replace("\n", "\r\n"), b"        grade: 0.73\r\n"),
        (GOALS.rstrip("\n"), b"\nclosed: {date: 2027-01-04"),
        (GOALS + "closed:\nretrospective:\n", b"\nclosed: {date: 2027-01-04"),
        (GOALS + "meta: {reviewed: no}  # for us\n", b"\nmeta: {reviewed: no}  # for us\n"),
    ],
)
def test_files_are_closed_however_they_are_written(text: str, told: bytes, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "a.okr.yaml").write_bytes(text.encode())
    workspace = load(str(tmp_path))
    what = _ending(workspace)
    changes = close(workspace, what, _verdicts(what, marketing="Ask first."))
    assert told in changes.edits[0].after
    [objective] = proven(workspace, changes, lenient=True).plan.objectives
    assert objective.closed is not None and objective.closed.date == AFTER
    assert b"retrospective: Ask first." in changes.edits[0].after


def test_a_closed_file_is_scored_by_its_own_bands_for_ever(tmp_path: Path) -> None:
    workspace = _load(tmp_path, a=GOALS)
    what = _ending(workspace)
    close(workspace, what, _verdicts(what)).apply(lambda _: None, None)
    before = score(load(str(tmp_path)).plan, AFTER).objectives[0]
    bands = "scoring: {bands: {aspirational: [0.9, 0.95], committed: [0.95, 1]}}\n"
    (tmp_path / "okr.yaml").write_text(SETTINGS + bands, encoding="utf-8")
    after = score(load(str(tmp_path)).plan, AFTER).objectives[0]
    assert before.closed and after.closed
    assert [each.health for each in after.key_results] == [each.health for each in before.key_results]
    assert [each.health for each in after.key_results] == ["done", "done", "missed", "dropped"]
    assert after.score == before.score == pytest.approx((0.73 + 1 + 0) / 3)


@pytest.mark.parametrize(
    ("value", "grade"),
    [("44000", "0.40"), ("47333", "0.73"), ("49990", "0.99"), ("50000", "1"), ("60000", "1"), ("30000", "0.00")],
)
def test_what_is_proposed_is_the_score_with_two_places(value: str, grade: str, tmp_path: Path) -> None:
    workspace = _load(tmp_path, a=GOALS.replace("47333", value))
    assert proposed(_ending(workspace).graded()[0]) == Decimal(grade)


def test_a_grade_in_the_file_is_proposed_and_may_be_changed(tmp_path: Path) -> None:
    text = GOALS.replace("        checkins:\n", "        grade: 0.5\n        checkins:\n")
    workspace = _load(tmp_path, a=text)
    what = _ending(workspace)
    assert proposed(what.graded()[0]) == Decimal("0.5")
    kept = _after(workspace, what, _verdicts(what))
    assert kept.count("grade: 0.5\n") == 1 and "0.73" not in kept
    grades = {**_verdicts(what).grades, "marketing/demand/sessions@2026-Q4": Decimal("0.6")}
    assert "grade: 0.6\n" in _after(workspace, what, Verdicts(grades, {}, {}))


def test_what_was_given_up_gets_no_grade(tmp_path: Path) -> None:
    refs = [each.planned.key_result.id for each in _ending(_load(tmp_path, a=GOALS)).graded()]
    assert refs == ["sessions", "articles", "nps"]
    gone = GOALS.replace("    key_results:\n", "    dropped: {date: 2026-12-01, why: x}\n    key_results:\n")
    assert _ending(load(write(tmp_path, a=gone))).graded() == ()


def test_the_latest_cycle_that_is_over_and_open_is_closed(tmp_path: Path) -> None:
    workspace = _load(
        tmp_path,
        year=GOALS.replace("2026-Q4", "2026"),
        q3=GOALS.replace("2026-Q4", "2026-Q3").replace("dropped: {date: 2026-11-01, why: nobody looks there}", ""),
        q4=GOALS,
        next=GOALS.replace("2026-Q4", "2027-Q1"),
    )
    assert _ending(workspace, None).cycle.name == "2026-Q4"
    assert _ending(workspace, None, day=date(2026, 12, 31)).cycle.name == "2026-Q3"
    running = _ending(workspace, "2026-Q4", day=date(2026, 12, 31))
    assert (running.over, _ending(workspace).over) == (False, True)
    with pytest.raises(OkrError, match="no open file is of a cycle that was over on 2026-09-30"):
        _ending(workspace, None, day=date(2026, 9, 30))


def test_a_close_is_not_dated_ahead(tmp_path: Path) -> None:
    with pytest.raises(OkrError, match="--date 2027-01-04 lies ahead: today is 2026-11-22"):
        ending(_load(tmp_path, a=GOALS), None, (), AFTER, date(2026, 11, 22))


def test_a_closed_file_stays_as_it_is(tmp_path: Path) -> None:
    closed = GOALS + "closed: {date: 2027-01-02}\n"
    workspace = _load(tmp_path, a=closed)
    with pytest.raises(OkrError, match=r"2026-Q4 is closed already: a\.okr\.yaml"):
        _ending(workspace)
    both = _ending(_load(tmp_path, a=closed, b=GOALS.replace("id: demand", "id: other")))
    assert (both.files, both.closed) == (("b.okr.yaml",), ("a.okr.yaml",))
    with pytest.raises(OkrError, match="there are no objectives for 2026-Q2"):
        _ending(workspace, "2026-Q2")
    with pytest.raises(OkrError, match="--cycle backlog is not a cycle that begins and ends"):
        _ending(workspace, "backlog")


def test_a_team_stands_for_its_sub_teams(tmp_path: Path) -> None:
    workspace = _load(
        tmp_path,
        a=GOALS,
        b=GOALS.replace("marketing", "growth/seo"),
        c=GOALS.replace("marketing", "growth-lab"),
    )
    assert _ending(workspace, None, "growth").files == ("b.okr.yaml",)
    with pytest.raises(OkrError, match="--team sales: there is no such team") as error:
        _ending(workspace, None, "sales")
    assert error.value.hint == "there are growth-lab, growth/seo, marketing"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("baseline: 40000", "baseline: forty", "with demand/sessions in it"),
        ("value: 47333", "value: many", "with demand/sessions/checkin 1 in it"),
        ("baseline: 40000", "kpi: visits", "with demand/sessions in it"),
        ("title: Become the first place people look", "titel: x", "with demand in it"),
        ("team: marketing", "team: [marketing]", "with `team` in it"),
        ("min: 40", "min: 40\n        max: 30", "with demand/nps in it"),
        ("team: marketing", "team: marketing: x", "it does not parse"),
    ],
)
def test_a_file_that_is_not_whole_is_not_closed(old: str, new: str, named: str, tmp_path: Path) -> None:
    workspace = _load(tmp_path, a=GOALS.replace(old, new))
    with pytest.raises(OkrError) as error:
        _ending(workspace)
    assert str(error.value).startswith("a.okr.yaml cannot be taken as it is: ")
    assert named in str(error.value)
    assert error.value.file == "a.okr.yaml" and error.value.place is not None
    assert error.value.line_text == GOALS.replace(old, new).splitlines()[error.value.place.line - 1]


def test_what_is_wrong_elsewhere_does_not_matter(tmp_path: Path) -> None:
    people = "version: 1\npeople: {ania: }\n"
    workspace = _load(
        tmp_path,
        settings=people,
        a=GOALS.replace("    key_results:\n", "    owner: jan\n    key_results:\n"),
        b="cycle: 2026-Q3\nteam: [\n",
        c=GOALS.replace("2026-Q4", "2026-Q3").replace("baseline: 40000", "baseline: forty"),
    )
    assert _ending(workspace).files == ("a.okr.yaml",)


def test_a_change_that_breaks_a_file_is_refused(tmp_path: Path) -> None:
    workspace = _load(tmp_path, a=GOALS)
    before = GOALS.encode()
    with pytest.raises(Unsound, match="`closed` wants a mapping") as error:
        proven(workspace, ChangeSet(str(tmp_path), (FileEdit("a.okr.yaml", before, before + b"closed: 3\n"),)))
    assert error.value.key == "closed"
