from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.house.source import CHECKOUT
from tests.support.cli import Result, okr
from tests.support.folders import OBJECTIVE, write

MANIFEST = CHECKOUT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
BROKEN = OBJECTIVE.replace("target: 10", "target: ten")


def commit(root: Path, name: str, *changed: str) -> Result | None:
    """Runs a hook as pre-commit does, with the files of a commit that it wants; None where it is not run at all."""
    hook = HOOKS[name]
    wanted = [file for file in changed if re.search(hook.get("files", ""), file)]
    if not wanted and not hook.get("always_run"):
        return None
    program, *words = hook["entry"].split()
    assert program == "okr"
    return okr(root, *words, *hook.get("args", []), *(wanted if hook["pass_filenames"] else []))


def status(root: Path, name: str, *changed: str) -> int:
    done = commit(root, name, *changed)
    assert done is not None
    return done.status


def test_pre_commit_takes_the_manifest() -> None:
    words = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_in_the_commit_is_reported_on_in_the_light_of_the_rest(tmp_path: Path) -> None:
    write(tmp_path, okrs__a=BROKEN, okrs__b=OBJECTIVE.replace("marketing", "product"))
    assert status(tmp_path, "okr-check", "okrs/b.okr.yaml", "README.md") == 0
    assert status(tmp_path, "okr-check", "okrs/a.okr.yaml") == 1
    assert status(tmp_path, "okr-check", "okr.yaml") == 0
    assert commit(tmp_path, "okr-check", "README.md", "okrs/notes.yaml") is None
    write(tmp_path, okrs__b=OBJECTIVE)
    assert "OKR105" in (commit(tmp_path, "okr-check", "okrs/b.okr.yaml") or Result(0, "", "")).out


def test_the_other_hook_reports_on_everything(tmp_path: Path) -> None:
    write(tmp_path, okrs__a=BROKEN)
    assert status(tmp_path, "okr-check-all", "README.md") == 1


@pytest.mark.parametrize("folder", ["goals", "ziele und mehr"])
def test_a_workspace_below_the_top_is_found_by_its_files(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    write(tmp_path / folder, okrs__a=BROKEN)
    assert status(tmp_path, "okr-check", f"{folder}/okrs/a.okr.yaml") == 1
    assert status(tmp_path, "okr-check", f"{folder}/okr.yaml") == 0


def test_what_the_settings_exclude_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, settings='version: 1\nexclude: ["archive/**"]\n', okrs__a=OBJECTIVE, archive__b=BROKEN)
    assert status(tmp_path, "okr-check", "archive/b.okr.yaml", "okrs/a.okr.yaml") == 0
    done = commit(tmp_path, "okr-check", "archive/b.okr.yaml")
    assert done == Result(0, "", "okr.yaml excludes every file that is named.\n")
    assert status(tmp_path, "okr-check", "okrs/c.okr.yaml") == 2
    assert okr(tmp_path, "check", "archive/b.okr.yaml").status == 2
