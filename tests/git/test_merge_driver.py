"""Real runs of git with the driver that `okr git install` sets up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli.git.install import install
from okrcli.workspace import load
from okrcli.yamldoc import parse
from tests.house.source import CHECKOUT
from tests.support.folders import OBJECTIVE, write

GOALS = OBJECTIVE.replace("min: 40}", "min: 40}\n")
HOSTILE = (
    "a b",
    "żółw 🐢",
    "it's",
    'say "x"',
    "100% %A %P",
    "$(touch pwned)",
    "`touch pwned`",
    ";touch pwned;",
    "-x",
    "&touch pwned&",
)


WITHOUT_OKR = ":".join(folder for folder in os.environ["PATH"].split(":") if not Path(folder, "okr").exists())


class Clone:
    """A repository with a workspace in a folder of it, and programs to run git with."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.top = folder
        self.root = folder / "our goals"
        self.root.mkdir(parents=True)
        self.programs = programs
        self.git("init", "-q", "-b", "main")
        for name, value in (("user.name", "Ania"), ("user.email", "ania@example.com"), ("commit.gpgsign", "false")):
            self.git("config", name, value)
        write(self.root, goals=GOALS)
        install(str(self.root))
        self.commit()

    def git(self, *words: str, status: int = 0) -> str:
        """What git says; it must end with a status."""
        environ = {
            "PATH": f"{self.programs}:{WITHOUT_OKR}",
            "HOME": str(self.top),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_EDITOR": "true",
            "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(
            ["git", *words], cwd=self.top, env=environ, capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self) -> None:
        """Commits all there is."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Change")

    def path(self, name: str = "goals") -> Path:
        """A file of the workspace."""
        return self.root / f"{name}.okr.yaml"

    def log(self, by: str, name: str = "goals") -> None:
        """Logs a value on the first key result, and says what is planned next on the second."""
        text = self.path(name).read_text(encoding="utf-8")
        record = f"{{date: 2026-10-12, value: 41000, by: {by}}}"
        self.path(name).write_text(text.replace("target: 50000}", f"target: 50000, checkins: [{record}]}}"), "utf-8")

    def part(self) -> None:
        """Two branches, each with a check-in on the same key result; the work goes on at `main`."""
        self.git("checkout", "-q", "-b", "other")
        self.log("jan")
        self.commit()
        self.git("checkout", "-q", "main")
        self.log("ania")
        self.commit()

    def logged(self) -> set[str | None]:
        """Who has logged values, by the files as they are."""
        workspace = load(str(self.root))
        assert not workspace.problems
        goals = [each for each in workspace.plan.objectives[0].key_results if each.key_result.id == "sessions"]
        return {each.by for each in goals[0].key_result.checkins}


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for the PATH with this okr in it."""
    folder = tmp_path / "bin"
    program(folder, "okr", f'PYTHONPATH="{CHECKOUT}" exec "{sys.executable}" -m okrcli "$@"')
    return folder


@pytest.fixture
def clone(tmp_path: Path, programs: Path) -> Clone:
    return Clone(tmp_path / "repository", programs)


def test_merge(clone: Clone) -> None:
    clone.part()
    clone.git("merge", "-q", "-m", "Both", "other")
    assert clone.logged() == {"ania", "jan"}


def test_rebase(clone: Clone) -> None:
    clone.part()
    clone.git("rebase", "-q", "other")
    assert clone.logged() == {"ania", "jan"}


def test_cherry_pick(clone: Clone) -> None:
    clone.part()
    clone.git("cherry-pick", "other")
    assert clone.logged() == {"ania", "jan"}


def test_stash_pop(clone: Clone) -> None:
    clone.log("jan")
    clone.git("stash", "-q")
    clone.log("ania")
    clone.commit()
    clone.git("stash", "pop")
    assert clone.logged() == {"ania", "jan"}


def test_revert_takes_out_what_it_should(clone: Clone) -> None:
    clone.part()
    clone.git("merge", "-q", "-m", "Both", "other")
    clone.git("revert", "--no-edit", "-m", "1", "HEAD")
    assert clone.logged() == {"ania"}


def test_both_add_the_same_file(clone: Clone) -> None:
    for branch, by in (("other", "jan"), ("main", "ania")):
        clone.git("checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        clone.path("new").write_text(GOALS.replace("2026-Q4", "2026-Q3"), encoding="utf-8")
        clone.log(by, "new")
        clone.commit()
    clone.git("merge", "-q", "-m", "Both", "other")
    assert "by: jan" in clone.path("new").read_text("utf-8") and "by: ania" in clone.path("new").read_text("utf-8")


def test_a_worktree_has_the_driver_too(clone: Clone) -> None:
    clone.part()
    clone.git("worktree", "add", "-q", "-b", "third", "../third", "main")
    clone.top, clone.root = clone.top.parent / "third", clone.top.parent / "third" / "our goals"
    clone.git("merge", "-q", "-m", "Both", "other")
    assert clone.logged() == {"ania", "jan"}


def test_a_conflict_has_markers_and_check_says_so(clone: Clone) -> None:
    for branch, title in (("other", "Jan's"), ("main", "Ania's")):
        clone.git("checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        text = clone.path().read_text("utf-8")
        clone.path().write_text(text.replace("Become the first place people look", title), encoding="utf-8")
        clone.log("jan" if branch == "other" else "ania")
        clone.commit()
    said = clone.git("merge", "-m", "Both", "other", status=1)
    assert "CONFLICT (content)" in said
    text = clone.path().read_text("utf-8")
    assert "<<<<<<< " in text and "    title: Ania's\n=======\n    title: Jan's\n>>>>>>> " in text
    assert "by: jan" in text and "by: ania" in text
    assert parse(text.encode()).problems[0].code == "OKR004"
    done = subprocess.run([str(clone.programs / "okr"), "check"], cwd=clone.root, capture_output=True, text=True)
    assert done.returncode == 1 and "OKR004" in done.stdout and "conflict" in done.stdout


def test_a_conflict_shows_how_it_was_to_those_who_want_it(clone: Clone) -> None:
    clone.git("config", "merge.conflictStyle", "diff3")
    for branch, title in (("other", "Jan's"), ("main", "Ania's")):
        clone.git("checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        text = clone.path().read_text("utf-8")
        clone.path().write_text(text.replace("Become the first place people look", title), encoding="utf-8")
        clone.commit()
    clone.git("merge", "-m", "Both", "other", status=1)
    assert "||||||| base\n    title: Become the first place people look\n=======\n" in clone.path().read_text("utf-8")


@pytest.mark.parametrize(
    "broken",
    ["", "exit 0", "exit 1", "exit 70", "exit 129", "kill -9 $$", "echo another program of this name"],
)
def test_without_a_working_okr_nothing_is_lost(clone: Clone, broken: str) -> None:
    """`broken` is what the program does; empty where there is none."""
    (clone.programs / "okr").unlink()
    if broken:
        program(clone.programs, "okr", broken)
    clone.part()
    clone.git("merge", "-m", "Both", "other", status=1)
    text = clone.path().read_text("utf-8")
    assert "<<<<<<< ours" in text and ">>>>>>> theirs" in text
    assert "by: jan" in text and "by: ania" in text


def test_a_bug_of_ours_leaves_the_merge_to_git(clone: Clone) -> None:
    fault = "import okrcli.compare.merge as m, okrcli.__main__ as p; m.merge = lambda *words: 1 / 0; p.main()"
    program(clone.programs, "okr", f'PYTHONPATH="{CHECKOUT}" exec "{sys.executable}" -c "{fault}" "$@"')
    clone.part()
    said = clone.git("merge", "-m", "Both", "other", status=1)
    assert "okr: a bug in okr, so git merged the lines: ZeroDivisionError" in said
    text = clone.path().read_text("utf-8")
    assert "<<<<<<< " in text and "by: jan" in text and "by: ania" in text


def test_a_side_that_does_not_parse_is_merged_by_lines(clone: Clone) -> None:
    for branch, text in (("other", "x: [\n"), ("main", "y: {\n")):
        clone.git("checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        clone.path().write_text(clone.path().read_text("utf-8") + text, encoding="utf-8")
        clone.commit()
    assert "merged line by line" in clone.git("merge", "-m", "Both", "other", status=1)
    assert "y: {\n=======\nx: [\n>>>>>>> " in clone.path().read_text("utf-8")


def test_names_run_no_command(clone: Clone) -> None:
    for name in HOSTILE:
        shutil.copy(clone.path(), clone.path(name))
    clone.path().unlink()
    clone.commit()
    for branch, by in (("other", "jan"), ("main", "ania")):
        clone.git("checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        for name in HOSTILE:
            clone.log(by, name)
        clone.commit()
    clone.git("merge", "-q", "-m", "Both", "other")
    for name in HOSTILE:
        text = clone.path(name).read_text("utf-8")
        assert "by: jan" in text and "by: ania" in text
    assert not list(clone.top.rglob("pwned*"))


def test_headers_of_diffs_name_the_goal(clone: Clone) -> None:
    text = clone.path().read_text("utf-8")
    block = "\n".join(f"          - {{date: 2026-10-{day}, value: {day}}}" for day in range(10, 20))
    clone.path().write_text(text + f"      - id: long\n        checkins:\n{block}\n", encoding="utf-8")
    clone.commit()
    clone.path().write_text(clone.path().read_text("utf-8").replace("value: 19", "value: 20"), encoding="utf-8")
    assert " @@ id: long\n" in clone.git("diff")
