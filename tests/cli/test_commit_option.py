"""`--commit`, on every command that writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, commit, git, repository, write
from tests.support.repositories import said

SETTINGS = "version: 1\ncheck:\n  ignore: [OKR2, OKR5]\n"
OTHER = """\
cycle: 2026-Q4
team: ads
objectives:
  - id: reach
    title: Reach
    contributes_to: [demand]
    key_results: []
"""
COMMANDS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "update": (("update", "sessions", "44300", "-m", "ranks"), "Log sessions: 44,300\n\nranks\n", "a.okr.yaml\n"),
    "new": (
        ("new", "key-result", "--objective", "demand", "--title", "Links", "--target", "30", "--id", "links"),
        "Add marketing/demand/links@2026-Q4\n",
        "a.okr.yaml\n",
    ),
    "new, in a new file": (
        ("new", "kpi", "--title", "CTR", "--unit", "%"),
        "Add kpi/ctr\n",
        "okrs/kpis.okr.yaml\n",
    ),
    "retarget": (
        ("retarget", "sessions", "45000", "--why", "the market\nfell"),
        "Retarget sessions: target 50,000 sessions → 45,000 sessions\n\nthe market\nfell\n",
        "a.okr.yaml\n",
    ),
    "retarget twice": (
        ("retarget", "nps", "--min", "38", "--weight", "2", "--why", "new survey"),
        "Retarget nps\n\nnps  min 40 → 38\nnps  weight 1 → 2\n\nnew survey\n",
        "a.okr.yaml\n",
    ),
    "drop": (
        ("drop", "articles", "--why", "no hands"),
        "Drop marketing/demand/articles@2026-Q4\n\nno hands\n",
        "a.okr.yaml\n",
    ),
    "rename": (
        ("rename", "demand", "pull"),
        "Rename marketing/demand@2026-Q4 to pull\n\nid: demand → pull\ncontributes_to: demand → pull\n",
        "a.okr.yaml\nb.okr.yaml\n",
    ),
    "close": (
        ("close", "--cycle", "2026-Q4", "--early", "--team", "marketing", "--accept", "--retrospective", "Good"),
        "Close 2026-Q4\n\n0.00  marketing/demand/sessions  – → 50,000 sessions\n",
        "a.okr.yaml\n",
    ),
    "rollover": (
        ("rollover", "--from", "2026-Q4", "--team", "marketing", "--all"),
        "Roll 2026-Q4 over to 2027-Q1\n\nmarketing/demand/sessions  from 40,000 to 50,000 sessions\n",
        "okrs/2027-Q1/marketing.okr.yaml\n",
    ),
}
every_command = pytest.mark.parametrize("name", COMMANDS)


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A workspace in a repository, all committed but one file of somebody else."""
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE, b=OTHER)
    repository(tmp_path)
    commit(tmp_path)
    (tmp_path / "notes.txt").write_text("staged\n", encoding="utf-8")
    git(tmp_path, "add", "notes.txt")
    return tmp_path


@every_command
def test_what_changes_is_committed_and_nothing_else(name: str, acme: Path) -> None:
    words, message, files = COMMANDS[name]
    result = okr(acme, *words, "--commit")
    assert result.status == 0, result.err
    assert f": {message.partition(chr(10))[0]}\n" in result.err.partition("Committed as ")[2]
    assert said(acme, "log", "-1", "--format=%B").startswith(message)
    assert said(acme, "show", "--format=", "--name-only") == files
    assert said(acme, "status", "--porcelain") == "A  notes.txt\n"


@every_command
def test_without_the_option_git_is_not_touched(name: str, acme: Path) -> None:
    words, _, files = COMMANDS[name]
    assert okr(acme, *words).status == 0
    assert said(acme, "rev-list", "--count", "HEAD") == "1\n"
    state = said(acme, "status", "--porcelain", "--untracked-files=all")
    assert sorted(line[3:] for line in state.splitlines()) == sorted([*files.splitlines(), "notes.txt"])
    assert all(line[0] in " ?" or line == "A  notes.txt" for line in state.splitlines())


@every_command
def test_a_dry_run_commits_nothing(name: str, acme: Path) -> None:
    before = said(acme, "status", "--porcelain")
    result = okr(acme, *COMMANDS[name][0], "--commit", "--dry-run")
    assert (result.status, result.out[:2]) == (0, "--")
    assert said(acme, "rev-list", "--count", "HEAD") == "1\n"
    assert said(acme, "status", "--porcelain") == before


@every_command
def test_outside_a_repository_nothing_is_written(name: str, tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE, b=OTHER)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = okr(tmp_path, *COMMANDS[name][0], "--commit")
    assert (result.status, result.out) == (2, "")
    assert "error: --commit needs a git repository" in result.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_one_file_with_other_changes_keeps_all_from_being_written(acme: Path) -> None:
    (acme / "b.okr.yaml").write_text(f"{OTHER}# by hand\n", encoding="utf-8")
    result = okr(acme, "rename", "demand", "pull", "--commit")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: b.okr.yaml has other changes, not committed; nothing was written\n")
    assert (acme / "a.okr.yaml").read_text(encoding="utf-8") == OBJECTIVE


def test_a_new_file_that_git_ignores_is_not_written(acme: Path) -> None:
    (acme / ".gitignore").write_text("kpis.*\n", encoding="utf-8")
    result = okr(acme, "new", "kpi", "--title", "CTR", "--commit")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(
        "error: okrs/kpis.okr.yaml is ignored by git; nothing was written\nhint: take it out of .gitignore"
    )
    assert not (acme / "okrs").exists()


def test_a_new_file_that_a_hook_refuses_stays_and_is_told(acme: Path) -> None:
    hook = acme / ".git" / "hooks" / "commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no ticket >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    result = okr(acme, "new", "kpi", "--title", "CTR", "--commit")
    assert (result.status, result.out) == (2, "added kpi/ctr  okrs/kpis.okr.yaml:2\n")
    assert "okrs/kpis.okr.yaml changed as asked, but git did not commit: no ticket" in result.err
    assert (acme / "okrs/kpis.okr.yaml").exists()
