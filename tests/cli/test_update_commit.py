from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, commit, git, repository, write
from tests.support.repositories import said


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A workspace in a repository, all committed."""
    write(tmp_path, a=OBJECTIVE, b=OBJECTIVE.replace("marketing", "product").replace("sessions", "visits"))
    repository(tmp_path)
    commit(tmp_path)
    return tmp_path


def test_one_value_is_committed_with_a_message_that_says_it(acme: Path) -> None:
    (acme / "b.okr.yaml").write_text("cycle: 2026-Q4\n", encoding="utf-8")
    result = okr(acme, "update", "sessions", "44300", "-m", "ranks\nfirst", "--commit")
    assert (result.status, result.out) == (0, "●\tsessions\t44,300\t43%\ton track\n")
    assert result.err.startswith("Committed as ")
    assert result.err.endswith(": Log sessions: 44,300\n")
    assert said(acme, "log", "-1", "--format=%an%n%B") == "Ania Nowak\nLog sessions: 44,300\n\nranks first\n\n"
    assert said(acme, "show", "--format=", "--name-only") == "a.okr.yaml\n"
    assert said(acme, "status", "--porcelain") == " M b.okr.yaml\n"


def test_several_values_are_one_commit(acme: Path) -> None:
    result = okr(acme, "update", "sessions=44300", "visits=41000", "product/demand/articles+=3", "--commit")
    assert result.status == 0
    assert said(acme, "log", "-1", "--format=%B") == (
        "Log 3 values: sessions, visits, articles\n\n"
        "marketing/demand/sessions@2026-Q4: 44,300\n"
        "product/demand/visits@2026-Q4: 41,000\n"
        "product/demand/articles@2026-Q4: 0 → 3 (+3)\n\n"
    )
    assert said(acme, "status", "--porcelain") == ""


def test_without_the_option_git_is_not_touched(acme: Path) -> None:
    assert okr(acme, "update", "sessions", "44300").status == 0
    assert said(acme, "rev-list", "--count", "HEAD") == "1\n"
    assert said(acme, "status", "--porcelain") == " M a.okr.yaml\n"


def test_a_correction_that_changes_nothing_commits_nothing(acme: Path) -> None:
    words = ("update", "sessions", "44300", "--commit")
    assert okr(acme, *words).status == 0
    again = okr(acme, *words, "--replace")
    assert (again.status, again.err) == (0, "")
    assert said(acme, "rev-list", "--count", "HEAD") == "2\n"


@pytest.mark.parametrize("stage", [True, False])
def test_a_file_with_other_changes_is_left_alone(acme: Path, stage: bool) -> None:
    path = acme / "a.okr.yaml"
    text = path.read_text(encoding="utf-8") + "# by hand\n"
    path.write_text(text, encoding="utf-8")
    if stage:
        git(acme, "add", "a.okr.yaml")
    result = okr(acme, "update", "sessions", "44300", "--commit")
    how = "staged" if stage else "not committed"
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(
        f"error: a.okr.yaml has other changes, {how}; nothing was written\nhint: commit that first"
    )
    assert path.read_text(encoding="utf-8") == text


def test_outside_a_repository_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "update", "sessions", "44300", "--commit")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: --commit needs a git repository")
    assert (tmp_path / "a.okr.yaml").read_text(encoding="utf-8") == OBJECTIVE


def test_a_hook_that_refuses_is_told(acme: Path) -> None:
    hook = acme / ".git" / "hooks" / "commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no ticket >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    result = okr(acme, "update", "sessions", "44300", "--commit")
    assert result.status == 2
    assert result.out.startswith("●\tsessions")
    assert "error: a.okr.yaml changed as asked, but git did not commit: no ticket" in result.err
