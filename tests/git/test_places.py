from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, commit, git, repository, write
from tests.support.repositories import said

LOWERED = OBJECTIVE.replace("target: 50000", "target: 45000")


def lowered(root: Path, *words: str, **variables: str) -> bool:
    """Whether a diff tells that the target was lowered, and nothing else."""
    result = okr(root, "diff", *words, "--format", "json", **{"GIT_CEILING_DIRECTORIES": "", **variables})
    assert result.status == 0, result.err
    [each] = result.json()["data"]["key_results"]
    return [(field["field"], field["before"], field["after"]) for field in each["fields"]] == [("target", 50000, 45000)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two commits."""
    folder = tmp_path / "acme"
    folder.mkdir()
    repository(folder)
    write(folder, a=OBJECTIVE)
    commit(folder, day="2026-10-01")
    write(folder, a=LOWERED)
    commit(folder, day="2026-10-08")
    return folder


def test_a_folder_of_a_repository(tmp_path: Path) -> None:
    repository(tmp_path)
    inner = tmp_path / "goals" / "of us"
    inner.mkdir(parents=True)
    write(inner, okrs__a=OBJECTIVE)
    commit(tmp_path)
    write(inner, okrs__a=LOWERED)
    assert lowered(inner)
    around = {"GIT_CEILING_DIRECTORIES": ""}
    assert okr(inner / "okrs", "diff", **around).out == okr(inner, "diff", **around).out
    assert "target 50,000 → 45,000, without a record" in okr(inner, "log", "sessions", **around).out
    assert okr(inner, "status", "--at", "2026-10-02", **around).status == 0


def test_a_worktree_and_a_detached_head(root: Path) -> None:
    other = root.parent / "other"
    git(root, "worktree", "add", "--detach", str(other), "HEAD")
    assert lowered(other, "HEAD~1")
    assert okr(other, "log", "sessions").out.count("without a record") == 1


def test_a_shallow_clone(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    shallow = tmp_path / "shallow"
    for words in (("diff", "HEAD~1"), ("check", "--since", "HEAD~1"), ("status", "--rev", "HEAD~1")):
        result = okr(shallow, *words)
        assert (result.status, result.out) == (2, "")
        assert "git fetch --unshallow" in result.err
        assert "fetch-depth: 0" in result.err
    assert "this clone is shallow" in okr(shallow, "status", "--at", "2026-10-02").err
    told = okr(shallow, "log", "sessions", "--format", "json")
    assert told.json()["data"]["shallow"] is True
    assert [(each["what"], each["commit"]) for each in told.json()["data"]["events"]] == [("created", None)]
    assert "This clone is shallow" in told.err


def test_a_submodule(root: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    repository(outer)
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(root), "goals")
    write(outer, b=OBJECTIVE.replace("marketing", "product"))
    commit(outer)
    assert lowered(outer / "goals", "HEAD~1")
    result = okr(outer, "diff")
    assert "Nothing differs" in result.out
    assert "goals is a repository of its own" in result.err


def test_before_the_first_commit(tmp_path: Path) -> None:
    repository(tmp_path)
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "diff")
    assert result.status == 0
    assert "1 objective added, 3 key results added" in result.out
    assert "there is no commit yet" in result.out
    assert "not yet" in okr(tmp_path, "log", "sessions").out
    assert okr(tmp_path, "check", "--since", "HEAD").status == 0
    assert "nothing was committed by then" in okr(tmp_path, "status", "--at", "2026-10-02").err


def test_no_repository_at_all(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    for words in (("diff",), ("log", "sessions"), ("check", "--since", "HEAD"), ("status", "--rev", "HEAD")):
        result = okr(tmp_path, *words)
        assert (result.status, result.out) == (2, "")
        assert "is not in a git repository" in result.err
    past = okr(tmp_path, "status", "--at", "2026-10-20")
    assert past.status == 0
    assert "20 Oct 2026" in past.out
    assert "There is no git repository here" in past.err
    assert okr(tmp_path, "check").status == 0


def test_without_git_the_rest_works(root: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "git is not installed" in okr(root, "diff", PATH=str(empty)).err
    assert okr(root, "status", PATH=str(empty)).status == 0
    assert okr(root, "status", "--at", "2026-10-20", PATH=str(empty)).status == 0


def test_what_a_hook_says_of_another_repository_does_not_matter(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    repository(other)
    variables = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": str(other / "index"), "GIT_PREFIX": "x/"}
    assert lowered(root, "HEAD~1", **variables)
    assert lowered(root, "HEAD~1", GIT_DIR=".git")
    (root / "deeper").mkdir()
    assert lowered(root / "deeper", "HEAD~1", GIT_DIR=".git", GIT_WORK_TREE=".")


def test_a_repository_that_only_the_environment_names(root: Path, tmp_path: Path) -> None:
    apart = tmp_path / "apart.git"
    (root / ".git").rename(apart)
    assert okr(root, "diff", "HEAD~1").status == 2
    assert lowered(root, "HEAD~1", GIT_DIR=os.path.relpath(apart, root), GIT_WORK_TREE=".")


def test_a_workspace_that_was_not_there_yet(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "README").write_text("soon\n", encoding="utf-8")
    commit(tmp_path, day="2026-09-01")
    write(tmp_path, a=OBJECTIVE)
    assert "1 objective added" in okr(tmp_path, "diff").out
    assert okr(tmp_path, "check", "--since", "HEAD").status == 0
    assert okr(tmp_path, "status", "--rev", "HEAD").status == 2


def test_line_ends_and_links_are_no_change(root: Path) -> None:
    path = root / "a.okr.yaml"
    (root / "real.yaml").write_bytes(path.read_bytes().replace(b"marketing", b"product"))
    (root / "b.okr.yaml").symlink_to("real.yaml")
    commit(root)
    assert "Nothing differs" in okr(root, "diff").out
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "Nothing differs" in okr(root, "diff").out
    assert okr(root, "status", "--rev", "HEAD", "--team", "product").status == 0


def test_the_first_parents_tell_the_past(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "topic", "HEAD~1")
    write(root, a=OBJECTIVE.replace("target: 50000", "target: 60000"))
    commit(root, day="2026-10-05")
    git(root, "checkout", "-q", "-")
    git(root, "merge", "-q", "--no-ff", "-s", "ours", "-m", "Merge", "topic", day="2026-10-20")
    assert "→ 50,000" in okr(root, "status", "--at", "2026-10-06").out.replace("50k", "50,000")
    assert "→ 45,000" in okr(root, "status", "--at", "2026-10-21").out.replace("45k", "45,000")


def test_the_day_is_that_of_the_committer(root: Path) -> None:
    write(root, a=OBJECTIVE.replace("target: 50000", "target: 47000"))
    git(root, "add", "-A")
    late = {"GIT_AUTHOR_DATE": "2026-10-10T23:30:00-0800", "GIT_COMMITTER_DATE": "2026-10-10T23:30:00-0800"}
    subprocess.run(["git", "commit", "-q", "-m", "Late"], cwd=root, check=True, env={**os.environ, **late})
    assert said(root, "log", "-1", "--format=%cs").strip() == "2026-10-10"
    assert "47" in okr(root, "status", "--at", "2026-10-10").out


def test_what_git_ignores_and_what_a_sparse_checkout_leaves_away(root: Path) -> None:
    (root / "deep").mkdir()
    (root / "deep" / "b.okr.yaml").write_text(OBJECTIVE.replace("marketing", "product"), encoding="utf-8")
    (root / ".gitignore").write_text("own.okr.yaml\n", encoding="utf-8")
    commit(root)
    (root / "own.okr.yaml").write_text(OBJECTIVE.replace("marketing", "sales"), encoding="utf-8")
    result = okr(root, "diff")
    assert result.out.startswith("Nothing differs")
    assert "own.okr.yaml is ignored by git" in result.err
    git(root, "sparse-checkout", "set", "--no-cone", "/*", "!/deep")
    assert not (root / "deep").exists()
    assert okr(root, "diff").out.startswith("Nothing differs")
    assert okr(root, "check", "--since", "HEAD", "--select", "OKR4").status == 0


def test_a_repository_of_another_user(root: Path) -> None:
    result = okr(root, "diff", GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (result.status, result.out) == (2, "")
    assert "lies in a repository of another user, which git does not trust" in result.err
    assert "git config --global --add safe.directory" in result.err
    assert okr(root, "status", GIT_TEST_ASSUME_DIFFERENT_OWNER="1").status == 0
