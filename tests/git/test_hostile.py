from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, commit, git, repository, write

COMMANDS = (
    ("diff",),
    ("diff", "HEAD~1..HEAD"),
    ("diff", "HEAD~1...HEAD"),
    ("log", "sessions"),
    ("status", "--at", "2026-11-01"),
    ("status", "--rev", "HEAD~1"),
    ("check", "--since", "HEAD~1"),
    ("check", "--since", "merge-base:HEAD~1"),
)


@pytest.fixture
def trapped(tmp_path: Path) -> Path:
    """A repository in which whatever git can be told to run says that it ran."""
    root = tmp_path / "trapped"
    root.mkdir()
    repository(root)
    write(root, a=OBJECTIVE)
    (root / ".gitattributes").write_text("* filter=trap diff=trap merge=trap textconv=trap\n", encoding="utf-8")
    commit(root, day="2026-10-01")
    write(root, a=OBJECTIVE.replace("target: 50000", "target: 45000"))
    commit(root, day="2026-10-08")
    write(root, a=OBJECTIVE.replace("target: 50000", "target: 44000"))
    trap = root / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\nexit 0\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "pager.log",
        "pager.diff",
        "diff.external",
        "diff.trap.command",
        "diff.trap.textconv",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "merge.trap.driver",
        "gpg.program",
        "alias.log",
        "alias.cat-file",
        "interactive.diffFilter",
        "uploadpack.packObjectsHook",
        "credential.helper",
    ):
        git(root, "config", key, str(trap))
    git(root, "config", "log.showSignature", "true")
    hooks = root / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout", "pre-auto-gc"):
        (hooks / hook).write_text(trap.read_text(encoding="utf-8"), encoding="utf-8")
        (hooks / hook).chmod(0o755)
    git(root, "config", "core.hooksPath", str(hooks))
    return root


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_in_a_repository_runs_anything(trapped: Path, words: tuple[str, ...]) -> None:
    (trapped.parent / "sprung").unlink(missing_ok=True)
    result = okr(trapped, *words)
    assert result.status in (0, 1), result.err
    assert result.out
    assert not (trapped.parent / "sprung").exists()


def test_the_trap_works(trapped: Path) -> None:
    (trapped.parent / "sprung").unlink(missing_ok=True)
    subprocess.run(["git", "diff"], cwd=trapped, capture_output=True, check=False)
    assert (trapped.parent / "sprung").exists()


def test_objects_that_are_missing_are_not_fetched(trapped: Path) -> None:
    (trapped.parent / "sprung").unlink(missing_ok=True)
    trap = trapped / "trap.sh"
    git(trapped, "config", "remote.origin.url", f"ext::{trap}")
    git(trapped, "config", "remote.origin.promisor", "true")
    git(trapped, "config", "remote.origin.uploadpack", str(trap))
    git(trapped, "config", "extensions.partialClone", "origin")
    git(trapped, "config", "protocol.ext.allow", "always")
    blob = subprocess.run(["git", "rev-parse", "HEAD:a.okr.yaml"], cwd=trapped, capture_output=True, text=True).stdout
    (trapped / ".git" / "objects" / blob[:2] / blob[2:].strip()).unlink()
    result = okr(trapped, "diff")
    assert (result.status, result.out) == (2, "")
    assert "this clone does not hold its content" in result.err
    assert not (trapped.parent / "sprung").exists()


@pytest.mark.parametrize("name", ["--output=sprung", "-p", "--help", "HEAD\nHEAD", ""])
def test_a_revision_is_never_an_option(trapped: Path, name: str) -> None:
    for words in (("diff", "--", name), ("diff", "--", f"{name}..HEAD"), ("check", f"--since={name}")):
        result = okr(trapped, *words)
        if name or words[0] == "diff":
            assert result.status in (0, 2)
        if name:
            assert "git could not find the revision" in result.err
    assert not (trapped / "sprung").exists()


def test_file_names_that_look_like_something_else(tmp_path: Path) -> None:
    repository(tmp_path)
    names = ("-x", ":(glob)q", "a b", "tab\tin", "ü", "'quoted'", "$(touch sprung)", "line\nbreak")
    for index, name in enumerate(names):
        path = tmp_path / f"{name}.okr.yaml"
        path.write_text(OBJECTIVE.replace("id: demand", f"id: demand-{index}"), encoding="utf-8")
    write(tmp_path)
    commit(tmp_path)
    for index, name in enumerate(names):
        path = tmp_path / f"{name}.okr.yaml"
        text = OBJECTIVE.replace("id: demand", f"id: demand-{index}").replace("50000", "51000")
        path.write_text(text, encoding="utf-8")
    data = okr(tmp_path, "diff", "--format", "json").json()["data"]
    assert len(data["key_results"]) == len(names)
    for index in range(len(names)):
        told = okr(tmp_path, "log", f"demand-{index}/sessions", "--format", "json")
        assert [each["what"] for each in told.json()["data"]["events"]] == ["created", "unrecorded"], told.err
    assert not (tmp_path / "sprung").exists()


def test_a_search_through_history_runs_nothing_either(trapped: Path) -> None:
    (trapped.parent / "sprung").unlink(missing_ok=True)
    result = okr(trapped, "log", "vanished")
    assert (result.status, result.out) == (2, "")
    assert "vanished" in result.err
    assert not (trapped.parent / "sprung").exists()
