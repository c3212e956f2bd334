from __future__ import annotations

import os
import pty
import sys
from pathlib import Path

import pytest

from okrcli.git.editor import command_at
from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, commit, repository, write
from tests.support.repositories import said

ROOT = Path(__file__).parents[2]
SETTINGS = "version: 1\ncheck: {ignore: [OKR2, OKR5]}\n"


def _edit(where: Path, *words: str, **variables: str) -> tuple[int, str]:
    """`okr edit` at a real terminal: its exit status and what stands on the screen."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(where), "PYTHONPATH": str(ROOT), "OKR_TODAY": "2026-11-22"}
    pid, screen = pty.fork()
    if pid == 0:
        os.chdir(where)
        command = [sys.executable, "-m", "okrcli", *words]
        os.execve(sys.executable, command, {**environ, "NO_COLOR": "1", "COLUMNS": "200", **variables})
    shown = b""
    while chunk := _read(screen):
        shown += chunk
    os.close(screen)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return status, shown.decode().replace("\r", "")


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # what Linux says at the end
        return b""


def _editor(where: Path, name: str, script: str) -> str:
    path = where / name
    path.write_text(f'#!/bin/sh\necho "$@" >{where}/told\n{script}\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_editor_opens_at_the_line_and_what_was_saved_is_checked(tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE)
    editor = _editor(tmp_path, "nano", 'sed -i s/50000/40000/ "$2"')
    status, shown = _edit(tmp_path, "edit", "sessions", EDITOR=editor)
    assert status == 1
    assert (tmp_path / "told").read_text() == f"+8 {tmp_path}/a.okr.yaml\n"
    assert "OKR106 target equals baseline" in shown
    assert "1 error in 1 file." in shown


def test_what_is_left_out_for_what_is_wrong_with_it_opens_too(tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE.replace("50000", "40000"))
    editor = _editor(tmp_path, "nano", 'sed -i s/50000/40000/ "$2"')
    status, shown = _edit(tmp_path, "edit", "demand/sessions", EDITOR="false", VISUAL=editor)
    assert (status, shown) == (0, "a.okr.yaml is as it was.\n")
    assert (tmp_path / "told").read_text() == f"+8 {tmp_path}/a.okr.yaml\n"


def test_a_file_that_is_fine_is_exit_0(tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE)
    editor = _editor(tmp_path, "my editor", 'sed -i s/50000/60000/ "$2"')
    status, shown = _edit(tmp_path, "edit", "demand", EDITOR=f"'{editor}' -x")
    assert (status, shown) == (0, "No findings in 1 file.\n")
    assert (tmp_path / "told").read_text() == f"-x {tmp_path}/a.okr.yaml\n"


@pytest.mark.parametrize(
    ("editor", "error"),
    [
        ("no-such-editor", "the editor `no-such-editor` cannot be started: No such file or directory"),
        ("false", "the editor `false` ended with status 1"),
        ("vi 'x", "the editor `vi 'x` cannot be read as a command: No closing quotation"),
        ("", "there is no editor to open: neither VISUAL nor EDITOR is set"),
    ],
)
def test_an_editor_that_will_not_open_is_an_error(editor: str, error: str, tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE)
    status, shown = _edit(tmp_path, "edit", "demand", EDITOR=editor)
    assert status == 2
    assert shown.splitlines()[0] == f"error: {error}"
    assert "EDITOR" in shown.splitlines()[1]


def test_without_a_terminal_no_editor_opens(tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE)
    result = okr(tmp_path, "edit", "demand", EDITOR="true")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(
        "error: okr edit opens an editor, and that needs a terminal\nhint: run it at a terminal"
    )
    assert _edit(tmp_path, "edit", "demand", "--no-input", EDITOR="true")[0] == 2


def test_a_closed_file_stays(tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE + "closed: {date: 2026-12-31}\n")
    result = okr(tmp_path, "edit", "demand", EDITOR="true")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: a.okr.yaml was closed on 2026-12-31, and stays as it is\n")


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+12", "a.yaml"]),
        ("/usr/bin/nvim -n", ["/usr/bin/nvim", "-n", "+12", "a.yaml"]),
        ("nano", ["nano", "+12", "a.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+12", "a.yaml"]),
        ("code", ["code", "--wait", "-g", "a.yaml:12"]),
        ("code -w", ["code", "-w", "-g", "a.yaml:12"]),
        ("subl --wait", ["subl", "--wait", "a.yaml:12"]),
        ("hx", ["hx", "a.yaml:12"]),
        ("gvim", ["gvim", "--nofork", "+12", "a.yaml"]),
        ("ed", ["ed", "a.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, words: list[str]) -> None:
    assert command_at(editor, "a.yaml", 12) == words


@pytest.mark.parametrize(
    ("new", "status", "count"),
    [("45000", 0, "2\n"), ("many", 1, "1\n"), ("50000", 0, "1\n")],
    ids=["right", "wrong", "as it was"],
)
def test_what_was_saved_is_committed_if_it_is_right(new: str, status: int, count: str, tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE)
    repository(tmp_path)
    commit(tmp_path)
    editor = _editor(tmp_path / ".git", "nano", f'sed -i s/50000/{new}/ "$2"')
    ended, shown = _edit(tmp_path, "edit", "sessions", "--commit", EDITOR=editor)
    assert ended == status, shown
    assert said(tmp_path, "rev-list", "--count", "HEAD") == count
    assert ("Not committed: it has errors.\n" in shown) is (status == 1)
    if count == "2\n":
        assert said(tmp_path, "log", "-1", "--format=%s") == "Edit sessions\n"
        assert said(tmp_path, "show", "--format=", "--name-only") == "a.okr.yaml\n"
