from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from okrcli.reports.schema import document_schema
from tests.support.cli import okr
from tests.support.folders import commit, git, repository, write

HEAD = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    key_results:
"""
OTHERS = """\
      - {id: articles, title: Articles, kind: total, target: 10}
      - {id: nps, title: NPS, kind: maintain, min: 40}
"""


def text(*checkins: str, name: str = "sessions", target: int = 50000, more: str = "") -> str:
    """A file with one key result to follow."""
    logged = "".join(f"          - {{{each}}}\n" for each in checkins)
    part = f"      - id: {name}\n        title: Organic sessions\n        baseline: 40000\n        target: {target}\n"
    return f"{HEAD}{part}{more}        checkins:\n{logged}{OTHERS}"


FIRST = "date: 2026-10-05, value: 41000, by: ania"
SECOND = "date: 2026-10-12, value: 39000, confidence: 0.4, note: the site was down"
THIRD = "date: 2026-10-19, value: 43000"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one commit."""
    repository(tmp_path)
    write(tmp_path, a=text(FIRST))
    commit(tmp_path, day="2026-10-05")
    return tmp_path


def events(root: Path, ref: str = "sessions") -> list[dict[str, Any]]:
    """What happened, the earliest first."""
    result = okr(root, "log", ref, "--format", "json")
    assert result.status == 0, result.err
    jsonschema.validate(result.json(), document_schema("log"), jsonschema.Draft202012Validator)
    found: list[dict[str, Any]] = result.json()["data"]["events"]
    return found


def brief(root: Path, ref: str = "sessions") -> list[tuple[str, str, bool]]:
    return [(each["date"], each["what"], each["in_file"]) for each in events(root, ref)]


def test_every_value_with_its_commit(root: Path) -> None:
    write(root, a=text(FIRST, SECOND))
    commit(root, day="2026-10-13")
    found = events(root)
    assert [(each["what"], each["date"], each["commit"]["date"]) for each in found] == [
        ("created", "2026-10-05", "2026-10-05"),
        ("logged", "2026-10-05", "2026-10-05"),
        ("logged", "2026-10-12", "2026-10-13"),
    ]
    assert found[2]["entry"]["confidence"] == 0.4
    assert found[2]["commit"]["author"] == {"name": "Ania Nowak", "email": "ania@example.com"}
    out = okr(root, "log", "sessions").out
    assert "●\t12 Oct 2026\tthe site was down\t39,000\t0.4\tAnia Nowak\t" in out


def test_what_the_file_no_longer_says(root: Path) -> None:
    write(root, a=text(FIRST, SECOND, THIRD))
    commit(root, day="2026-10-20")
    write(root, a=text(FIRST, THIRD.replace("43000", "44000")))
    commit(root, day="2026-10-26")
    assert brief(root)[1:] == [
        ("2026-10-05", "logged", True),
        ("2026-10-12", "logged", False),
        ("2026-10-12", "removed", False),
        ("2026-10-19", "logged", False),
        ("2026-10-19", "corrected", True),
    ]
    out = okr(root, "log", "sessions").out
    assert "corrected from 43,000" in out
    assert "taken out: the site was down" in out
    assert "2 of these values are no longer in the file; git has kept them." in out


def test_goalposts_with_and_without_a_record(root: Path) -> None:
    write(root, a=text(FIRST, target=45000))
    commit(root, day="2026-10-06")
    move = "        moves: [{date: 2026-10-08, field: target, from: 45000, to: 44000, why: so}]\n"
    write(root, a=text(FIRST, target=44000, more=move))
    commit(root, day="2026-10-09")
    found = [(each["what"], each["before"], each["after"], each["why"]) for each in events(root)[2:]]
    assert found == [("unrecorded", 50000, 45000, None), ("moved", 45000, 44000, "so")]


def test_another_name_another_file_and_another_one_yet(root: Path) -> None:
    write(root, a=text(FIRST, SECOND, name="visits"))
    commit(root, day="2026-10-12")
    git(root, "mv", "a.okr.yaml", "b.okr.yaml")
    commit(root, day="2026-10-13")
    other = HEAD.replace("marketing", "product") + OTHERS
    write(root, c=text(FIRST, SECOND, THIRD, name="visits").replace("marketing", "product"))
    (root / "b.okr.yaml").write_text(other.replace("product", "marketing"), encoding="utf-8")
    commit(root, day="2026-10-20")
    found = events(root, "visits")
    assert [each["what"] for each in found if each["commit"]["date"] == "2026-10-05"] == ["created", "logged"]
    assert [
        (each["what"], each["before"], each["after"]) for each in found if each["what"] in ("renamed", "changed")
    ] == [
        ("renamed", "sessions", "visits"),
        ("changed", "a.okr.yaml", "b.okr.yaml"),
        ("changed", "b.okr.yaml", "c.okr.yaml"),
    ]
    assert [each["entry"]["value"] for each in found if each["what"] == "logged"] == [41000, 39000, 43000]


def test_what_two_branches_logged(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "topic")
    write(root, a=text(FIRST, SECOND))
    commit(root, day="2026-10-13")
    git(root, "checkout", "-q", "-")
    write(root, a=text(THIRD, FIRST))
    commit(root, day="2026-10-20")
    git(root, "merge", "-q", "-s", "ours", "--no-commit", "topic")
    write(root, a=text(FIRST, SECOND, THIRD).replace("value: 41000", "value: 41500"))
    commit(root, "Merge", day="2026-10-21")
    assert brief(root) == [
        ("2026-10-05", "created", True),
        ("2026-10-05", "logged", False),
        ("2026-10-05", "corrected", True),
        ("2026-10-12", "logged", True),
        ("2026-10-19", "logged", True),
    ]


def test_what_is_not_committed_yet(root: Path) -> None:
    write(root, a=text(FIRST, SECOND))
    last = events(root)[-1]
    assert (last["what"], last["commit"]) == ("logged", None)
    assert "not yet" in okr(root, "log", "sessions").out


def test_what_is_in_no_file_any_more(root: Path) -> None:
    write(root, a=HEAD + OTHERS)
    commit(root, day="2026-10-20")
    data = okr(root, "log", "sessions", "--format", "json").json()["data"]
    assert data["gone"] is True
    assert [each["what"] for each in data["events"]] == ["created", "logged", "deleted"]
    unknown = okr(root, "log", "nonsense")
    assert (unknown.status, unknown.out) == (2, "")


def test_an_objective_and_a_kpi(root: Path) -> None:
    (root / "k.okr.yaml").write_text(
        "kpis:\n  - {id: ctr, title: CTR, readings: [{date: 2026-10-05, value: 2}]}\n", encoding="utf-8"
    )
    commit(root, day="2026-10-06")
    assert [each["what"] for each in events(root, "kpi/ctr")] == ["logged", "created"]
    ids = {each["id"] for each in events(root, "demand")}
    assert ids == {"demand", "sessions", "articles", "nps"}


def test_dates_that_are_none_and_other_nonsense(root: Path) -> None:
    write(root, a=text(FIRST, "date: soon, value: [1, 2]", "value: yes"))
    commit(root, day="2026-10-06")
    write(root, a=HEAD + "      - just text\n      - id: sessions\n        checkins: nothing\n        moves: [1, {}]\n")
    commit(root, day="2026-10-07")
    assert okr(root, "log", "sessions").status == 0
    write(root, a="a: [")
    commit(root, day="2026-10-08")
    write(root, a=text(FIRST))
    assert okr(root, "log", "sessions").status == 0


def test_it_does_without_the_model() -> None:
    said = "import sys, okrcli.commands.log, okrcli.reports.log.telling; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout == "False\n", done.stderr


def test_names_that_look_like_numbers_and_a_name_in_two_cycles(root: Path) -> None:
    write(root, a=text(FIRST), b=text(SECOND).replace("2026-Q4", "2026").replace("marketing", "7"))
    commit(root, day="2026-10-12")
    assert [each["what"] for each in events(root, "7/demand/sessions@2026")] == ["created", "logged"]
    ambiguous = okr(root, "log", "sessions")
    assert (ambiguous.status, ambiguous.out) == (2, "")
    assert "say which" in ambiguous.err


def test_a_commit_that_touched_both_files_counts_once(root: Path) -> None:
    write(root, b=OTHERS.join((HEAD.replace("marketing", "product"), "")))
    commit(root, day="2026-10-06")
    write(root, a=HEAD + OTHERS, b=text(FIRST).replace("marketing", "product"))
    commit(root, day="2026-10-20")
    result = okr(root, "log", "sessions", "--format", "json")
    told = {each["commit"]["id"] for each in result.json()["data"]["events"]}
    assert result.json()["data"]["commits"] == 3
    assert len(told) == 2
