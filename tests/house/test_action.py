from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import CHECKOUT
from tests.support.folders import OBJECTIVE, commit, repository, write
from tests.support.runner import read_log
from tests.support.schemas import assert_keeps_file

ACTION = assert_keeps_file("github-actions", CHECKOUT / "action.yml")
INSTALL, CHECK = ACTION["runs"]["steps"]
BROKEN = OBJECTIVE.replace("target: 10", "target: ten")
NASTY = "a \"b\" 'c' $(touch pwned) `touch pwned`; touch pwned #é"


def run(step: dict[str, str], top: Path, **values: str) -> subprocess.CompletedProcess[str]:
    """Runs the script of a step as a runner does, in the checkout `top`, with a summary beside it."""
    room = top.parent
    shim = room / "okrcli" / "bin" / "okr"
    if not shim.exists():
        shim.parent.mkdir(parents=True)
        shim.write_text(f'#!/bin/sh\nPYTHONPATH="{CHECKOUT}" exec "{sys.executable}" -m okrcli "$@"\n')
        shim.chmod(0o755)
    script = room / "script.sh"
    script.write_text(step["run"], encoding="utf-8")
    environ = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(room),
        "LC_ALL": "C.UTF-8",
        "OKR_TODAY": "2026-10-01",
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(top),
        "GITHUB_STEP_SUMMARY": str(room / "summary.md"),
        "RUNNER_TEMP": str(room),
        **values,
    }
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return subprocess.run(words, cwd=top, env=environ, capture_output=True, text=True, encoding="utf-8", check=False)


def check(top: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs the second step with the inputs that are given and the defaults of the others."""
    names = {value.split("inputs.")[1].rstrip(" }"): key for key, value in CHECK["env"].items()}
    values = {names[name]: str(ACTION["inputs"][name]["default"]) for name in names}
    return run(CHECK, top, **{**values, **{names[name.replace("_", "-")]: value for name, value in inputs.items()}})


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A checkout with a broken workspace in a folder of an odd name."""
    made = tmp_path / "checkout"
    goals = made / NASTY
    goals.mkdir(parents=True)
    repository(made)
    write(goals, okrs__a=BROKEN, okrs__b=OBJECTIVE.replace("marketing", "product"))
    return made


def test_every_input_reaches_the_shell_through_the_environment_alone() -> None:
    used = {
        value.split("inputs.")[1].rstrip(" }")
        for step in (INSTALL, CHECK)
        for value in step["env"].values()
        if "inputs." in value
    }
    assert used == set(ACTION["inputs"])
    assert "${{" not in INSTALL["run"] + CHECK["run"]


def test_a_workspace_in_a_folder_of_an_odd_name(top: Path) -> None:
    done = check(top, folder=NASTY)
    assert (done.returncode, done.stderr) == (1, "")
    errors = [each for each in read_log(done.stdout).annotations if each.name == "error"]
    assert [each.properties["file"] for each in errors] == [f"{NASTY}/okrs/a.okr.yaml"]
    assert "1 error" in (top.parent / "summary.md").read_text(encoding="utf-8")
    assert not list(top.rglob("pwned"))


def test_paths_count_from_the_top_one_a_line(top: Path) -> None:
    assert check(top, folder=NASTY, paths=f"{NASTY}/okrs/b.okr.yaml\r\n\n").returncode == 0
    assert check(top, folder=NASTY, paths=f"{NASTY}/okrs/b.okr.yaml\n{NASTY}/okrs/a.okr.yaml").returncode == 1
    assert check(top, folder=str(top / NASTY), paths=str(top / NASTY / "okrs")).returncode == 1
    missing = check(top, folder=NASTY, paths="--help\n$(touch pwned)")
    assert missing.returncode == 2
    assert "there is no file or folder" in missing.stderr
    assert not list(top.rglob("pwned"))


def test_a_report_goes_where_it_is_said(top: Path) -> None:
    (top / "my reports").mkdir()
    done = check(top, folder=NASTY, output="my reports/$(x).sarif", fail_on="never")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (top / "my reports" / "$(x).sarif").read_text(encoding="utf-8").startswith("{")
    assert check(top, folder=NASTY, format="concise").stdout.startswith("okrs/a.okr.yaml:9:62: OKR102")


@pytest.mark.parametrize("name", ["fail_on", "format"])
def test_a_value_that_is_none_fails(top: Path, name: str) -> None:
    done = check(top, folder=NASTY, **{name: "never\"; touch pwned; '$(touch pwned)\n--help"})
    assert done.returncode == 2
    assert not list(top.parent.rglob("pwned"))


def test_goalposts_are_compared_with_a_revision(top: Path) -> None:
    commit(top)
    write(top / NASTY, okrs__a=BROKEN, okrs__b=OBJECTIVE.replace("marketing", "product").replace("50000", "45000"))
    paths = f"{NASTY}/okrs/b.okr.yaml"
    assert check(top, folder=NASTY, paths=paths).returncode == 0
    moved = check(top, folder=NASTY, paths=paths, since="HEAD")
    assert [each.message[:4] for each in read_log(moved.stdout).annotations if each.name != "notice"] == ["OKR4"]
    assert check(top, folder=NASTY, since="$(touch pwned); --help").returncode == 2
    assert not list(top.rglob("pwned"))


def test_no_workspace_fails(top: Path) -> None:
    assert check(top).returncode == 2
    assert check(top, folder="no such folder").returncode == 2


def test_okr_is_installed_from_the_action_itself(top: Path) -> None:
    # A Python that makes an environment whose pip writes down what it is asked for.
    python = top.parent / "my python"
    python.write_text(
        '#!/bin/sh\nmkdir -p "$3/bin"\nprintf \'#!/bin/sh\\nprintf "%%s\\\\n" "$@"\' > "$3/bin/pip"\nchmod +x "$3/bin/pip"\n'
    )
    python.chmod(0o755)
    done = run(INSTALL, top, PYTHON=str(python), ACTION_PATH=NASTY, RUNNER_TEMP=str(top.parent / "my room"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == NASTY
