from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.git.commit import NotCommitted, NotTracked, OtherChanges, Unfinished, commit, ready
from tests.support.folders import commit as commit_all
from tests.support.folders import git, repository
from tests.support.repositories import said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with two files."""
    repository(tmp_path)
    (tmp_path / "a b.yaml").write_text("1\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("1\n", encoding="utf-8")
    commit_all(tmp_path)
    return tmp_path


def test_only_the_named_files_are_committed(folder: Path) -> None:
    (folder / "b.yaml").write_text("staged\n", encoding="utf-8")
    git(folder, "add", "b.yaml")
    (folder / "c.yaml").write_text("new\n", encoding="utf-8")
    ready(str(folder), ["a b.yaml"])
    (folder / "a b.yaml").write_text("2\n", encoding="utf-8")
    name = commit(str(folder), ["a b.yaml"], "Log a\n\n# no comment\n")
    assert said(folder, "show", "--format=%h%n%B", "--no-patch", "HEAD").split("\n")[:4] == [
        name,
        "Log a",
        "",
        "# no comment",
    ]
    assert said(folder, "show", "--format=", "--name-only", "-z", "HEAD") == "a b.yaml\0"
    assert said(folder, "status", "--porcelain") == "M  b.yaml\n?? c.yaml\n"


def test_a_workspace_may_lie_deep_in_a_repository(folder: Path) -> None:
    deep = folder / "okrs" / "żółw 🐢"
    deep.mkdir(parents=True)
    (deep / "*.yaml").write_text("1\n", encoding="utf-8")
    (deep / "x.yaml").write_text("1\n", encoding="utf-8")
    commit_all(folder)
    ready(str(deep), ["*.yaml"])
    (deep / "*.yaml").write_text("2\n", encoding="utf-8")
    (deep / "x.yaml").write_text("2\n", encoding="utf-8")
    commit(str(deep), ["*.yaml"], "Log")
    assert said(deep, "status", "--porcelain", "-z", ".").split("\0")[0].endswith("x.yaml")


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NotTracked, match="is in none; nothing was written"):
        ready(str(tmp_path), ["a.yaml"])


@pytest.mark.parametrize(
    ("changed", "staged", "why"),
    [
        ("b.yaml", False, "has other changes, not committed"),
        ("b.yaml", True, "has other changes, staged"),
        ("new.yaml", False, "is not tracked"),
    ],
)
def test_what_is_not_ours_is_not_committed(folder: Path, changed: str, staged: bool, why: str) -> None:
    (folder / changed).write_text("2\n", encoding="utf-8")
    if staged:
        git(folder, "add", changed)
    with pytest.raises(OtherChanges, match=f"{changed} {why}"):
        ready(str(folder), ["a b.yaml", changed])


def test_a_file_that_git_ignores_is_not_tracked(folder: Path) -> None:
    (folder / ".gitignore").write_text("own.yaml\n", encoding="utf-8")
    (folder / "own.yaml").write_text("1\n", encoding="utf-8")
    with pytest.raises(OtherChanges, match="is not tracked by git"):
        ready(str(folder), ["own.yaml"])


def test_in_the_middle_of_a_merge(folder: Path) -> None:
    (folder / ".git" / "MERGE_HEAD").write_text(said(folder, "rev-parse", "HEAD"), encoding="utf-8")
    with pytest.raises(Unfinished, match="in the middle of a merge"):
        ready(str(folder), ["b.yaml"])


def test_a_hook_may_refuse_and_the_file_stays_as_it_was_written(folder: Path) -> None:
    hook = folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no goals on a Friday >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    (folder / "b.yaml").write_text("2\n", encoding="utf-8")
    with pytest.raises(NotCommitted, match=r"b\.yaml changed as asked, but git did not commit: no goals on a Friday"):
        commit(str(folder), ["b.yaml"], "Log")
    assert said(folder, "status", "--porcelain") == " M b.yaml\n"
