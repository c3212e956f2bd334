from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"


def complete(shell: str, line: str) -> list[str]:
    """What the script of a shell is told for a line that ends where the cursor stands."""
    words = line.split()
    asked = {
        "_OKR_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - (not line.endswith(" "))),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "PYTHONPATH": str(EXAMPLE.parents[1]),
    }
    command = [sys.executable, "-m", "okrcli"]
    done = subprocess.run(command, cwd=EXAMPLE, env=asked, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("okr sta", "status"),
        ("okr show dom", "domain-rating"),
        ("okr show marketing/found", "marketing/found-first"),
        ("okr show kpi/ret", "kpi/return-rate"),
        ("okr update organ", "organic-sessions"),
        ("okr status --team pro", "product"),
        ("okr status --cycle 2026-", "2026-Q4"),
        ("okr status --owner m", "me"),
        ("okr check --select OKR20", "OKR203"),
        ("okr init --template mark", "marketing"),
        ("okr check --stat", "--statistics"),
    ],
)
def test_real_names_are_completed(line: str, offered: str) -> None:
    assert offered in complete("bash", line)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_told_the_same(shell: str) -> None:
    assert any("domain-rating" in line for line in complete(shell, "okr show dom"))


def test_outside_a_workspace_there_is_nothing_and_no_noise(tmp_path: Path) -> None:
    asked = {"_OKR_COMPLETE": "complete_bash", "COMP_WORDS": "okr show d", "COMP_CWORD": "2"}
    command = [sys.executable, "-m", "okrcli"]
    environment = {**asked, "PYTHONPATH": str(EXAMPLE.parents[1])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("", "")
