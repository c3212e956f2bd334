from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import okr
from tests.support.folders import commit, git, repository, write

TEXT = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look for wool
    owner: ania
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-05, value: 41000, confidence: 0.7, by: ania}
          - {date: 2026-11-16, value: 39000, note: "the site was down, 'they' say", by: ania}
      - {id: shops, title: Shops that sell us, kind: total, target: 12}
      - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
      - {id: returns, title: Returns of what we sold, unit: "%", baseline: 12, target: 8}
"""
SECOND = "          - {date: 2026-11-16, value: 39000, note: \"the site was down, 'they' say\", by: ania}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one commit."""
    repository(tmp_path)
    write(tmp_path, a=TEXT)
    commit(tmp_path, day="2026-11-17")
    return tmp_path


def findings(root: Path, *words: str, since: str = "HEAD") -> list[dict[str, Any]]:
    result = okr(root, "check", *words, "--since", since, "--select", "OKR4", "--format", "json")
    assert result.status in (0, 1), result.err
    found: list[dict[str, Any]] = result.json()["data"]["findings"]
    return found


def edited(root: Path, *pairs: tuple[str, str], name: str = "a") -> None:
    text = TEXT
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    write(root, **{name: text})


def hinted(hint: str) -> list[str]:
    """The command that a hint gives, as the shell takes it apart."""
    command = re.search(r"okr .*?(?=; a wrong|$)", hint)
    assert command is not None, hint
    return shlex.split(command[0])[1:]


def test_nothing_is_found_where_nothing_was_hidden(root: Path) -> None:
    assert findings(root) == []
    edited(
        root, ("ania}\n      - {id: shops", "ania}\n          - {date: 2026-11-20, value: 42000}\n      - {id: shops")
    )
    assert findings(root) == []
    assert okr(root, "check", "--select", "OKR4").status == 0


def test_a_lowered_target_and_the_command_that_makes_it_honest(root: Path) -> None:
    edited(root, ("target: 50000", "target: 45000"))
    [found] = findings(root)
    assert (found["code"], found["line"], found["ref"]) == ("OKR401", 12, "marketing/demand/sessions@2026-Q4")
    assert found["message"] == "`target` was moved from 50000 to 45000, and no record says why"
    assert found["hint"].startswith("put `target: 50000` back, then: ")
    edited(root)
    assert okr(root, *hinted(found["hint"])).status == 0
    assert "target: 45000" in (root / "a.okr.yaml").read_text(encoding="utf-8")
    assert findings(root) == []


def test_a_band_a_weight_and_a_due_date(root: Path) -> None:
    edited(root, ("min: 40", "min: 35, weight: 0.5, due: 2026-12-15"))
    assert [each["message"].split()[0] for each in findings(root)] == ["`min`", "`weight`", "`due`"]
    commands = [hinted(each["hint"]) for each in findings(root)]
    edited(root)
    for command in commands:
        assert okr(root, *command).status == 0
    assert findings(root) == []


def test_an_edited_checkin(root: Path) -> None:
    edited(root, ("value: 39000", "value: 46000"))
    [found] = findings(root)
    assert (found["code"], found["line"]) == ("OKR402", 15)
    assert found["message"] == "the value logged for 2026-11-16 was 39000 and is 46000 now, with no word why"
    result = okr(root, *hinted(found["hint"]))
    assert result.status == 0, result.err
    assert findings(root) == []


def test_a_removed_checkin(root: Path) -> None:
    edited(root, (SECOND, ""))
    [found] = findings(root)
    assert (found["code"], found["line"]) == ("OKR403", 13)
    assert "by ania for 2026-11-16, 39000," in found["message"]
    result = okr(root, *hinted(found["hint"]))
    assert result.status == 0, result.err
    assert findings(root) == []


def test_a_deleted_key_result(root: Path) -> None:
    edited(root, ("      - {id: nps, title: Customers recommend us, kind: maintain, min: 40}\n", ""))
    [found] = findings(root)
    assert (found["code"], found["line"], found["ref"]) == ("OKR404", 7, "marketing/demand@2026-Q4")
    assert "git show HEAD:./a.okr.yaml has it" in found["hint"]
    edited(root)
    assert okr(root, *hinted(found["hint"])).status == 0
    assert findings(root) == []


def test_a_deleted_objective_and_a_deleted_file(root: Path) -> None:
    edited(root, ("id: demand", "id: other"), ("Become the first", "Never be a"), ("sessions", "visits"))
    edited(root, name="b")
    write(root, b=TEXT.replace("marketing", "product"))
    commit(root)
    (root / "b.okr.yaml").unlink()
    [found] = findings(root)
    assert (found["code"], found["file"], found["line"]) == ("OKR404", "okr.yaml", 1)
    assert findings(root, "a.okr.yaml") == []


def test_renamed_and_moved_is_not_deleted(root: Path) -> None:
    assert okr(root, "rename", "sessions", "visits").status == 0
    (root / "a.okr.yaml").rename(root / "b.okr.yaml")
    assert findings(root) == []


def test_a_closed_file_stays_as_it_is(root: Path) -> None:
    closed = ("team: marketing\n", "team: marketing\nclosed: {date: 2026-11-18, policy: 1}\n")
    edited(root, closed)
    assert findings(root) == []
    commit(root)
    edited(root, closed, ("target: 50000", "target: 45000"))
    [found] = findings(root)
    assert (found["code"], found["file"], found["line"]) == ("OKR405", "a.okr.yaml", 3)
    assert found["hint"] == "git restore --source=HEAD -- a.okr.yaml puts it back"
    edited(root)
    assert [each["message"] for each in findings(root)] == ["a.okr.yaml was closed, and is open again since"]


def test_an_invalid_goal_is_not_a_deleted_one(root: Path) -> None:
    edited(root, ("min: 40", "min: forty"), ("value: 39000", "value: many"))
    assert findings(root) == []
    (root / "a.okr.yaml").write_text("a: [\n", encoding="utf-8")
    assert findings(root) == []


def test_drafts_may_change(tmp_path: Path) -> None:
    repository(tmp_path)
    write(tmp_path, a=TEXT.replace("2026-Q4", "backlog"))
    commit(tmp_path)
    write(tmp_path, a=TEXT.replace("2026-Q4", "backlog").replace("target: 50000", "target: 1").replace(SECOND, ""))
    assert findings(tmp_path) == []


def test_since_the_branch_was_left(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "topic")
    edited(root, ("target: 50000", "target: 45000"))
    commit(root)
    git(root, "checkout", "-q", "-")
    edited(root, ("min: 40", "min: 30"))
    commit(root)
    git(root, "checkout", "-q", "topic")
    [found] = findings(root, since="merge-base:HEAD@{1}")
    assert found["message"].startswith("`target`")
    both = findings(root, since="HEAD@{1}")
    assert len(both) == 2


def test_a_comment_may_ignore_it_and_is_not_unused_without_a_revision(root: Path) -> None:
    edited(root, ("target: 50000", "target: 45000  # okr: ignore[OKR401] agreed at the offsite"))
    assert findings(root) == []
    assert okr(root, "check", "--select", "OKR901").status == 0


def test_standard_input_stands_for_its_file(root: Path) -> None:
    lowered = TEXT.replace("target: 50000", "target: 45000")
    words = (
        "check",
        "-",
        "--stdin-filename",
        "a.okr.yaml",
        "--since",
        "HEAD",
        "--select",
        "OKR4",
        "--format",
        "concise",
    )
    result = okr(root, *words, given=lowered)
    assert result.status == 1
    assert "OKR401" in result.out


def test_another_cycle_is_another_due_date(tmp_path: Path) -> None:
    write(tmp_path, a=TEXT)
    repository(tmp_path)
    commit(tmp_path)
    write(tmp_path, a=TEXT.replace("cycle: 2026-Q4", "cycle: 2027-Q1"))
    result = okr(tmp_path, "check", "--since", "HEAD", "--select", "OKR401", "--format", "concise")
    assert result.status == 1
    assert "OKR401 it was moved from the cycle 2026-Q4 to 2027-Q1, and no record says why" in result.out
    write(tmp_path, a=TEXT.replace("cycle: 2026-Q4", "cycle: backlog"))
    commit(tmp_path)
    write(tmp_path, a=TEXT)
    assert okr(tmp_path, "check", "--since", "HEAD", "--select", "OKR401").status == 0
