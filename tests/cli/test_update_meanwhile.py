"""Others write while somebody answers the questions of the walk."""

from __future__ import annotations

import os
import pty
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import repository, write
from tests.support.terminal import ROOT
from tests.support.written import changes

GOALS = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    key_results:
      - {id: sessions, title: Sessions, baseline: 40000, target: 50000}
      - {id: nps, title: NPS, kind: maintain, min: 40}
      - {id: articles, title: Articles, kind: total, target: 10}
"""
TYPED = ("44.3k", "0.7", "it's ranking", "43", "", "", "2", "", "")


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    write(tmp_path, a=GOALS)
    repository(tmp_path)
    return tmp_path


def walk(where: Path, meanwhile: Callable[[], object], *words: str) -> tuple[int, str]:
    """Answers everything, lets somebody else work, and then confirms; exit status and screen."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(where), "PYTHONPATH": str(ROOT), "OKR_TODAY": "2026-11-22"}
    pid, screen = pty.fork()
    if pid == 0:
        os.chdir(where)
        command = [sys.executable, "-m", "okrcli", *words]
        os.execve(sys.executable, command, {**environ, "NO_COLOR": "1", "COLUMNS": "80", "TERM": "xterm"})
    shown, lines = b"", [*TYPED, "yes"]
    while chunk := _read(screen):
        shown += chunk
        if shown.endswith(b": "):
            if len(lines) == 1:
                meanwhile()
            os.write(screen, f"{lines.pop(0)}\n".encode())
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode().replace("\r", "")


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # what Linux says at the end
        return b""


def told(screen: str) -> list[str]:
    """The command lines that the screen tells."""
    return re.findall(r"^  (okr .*)$", screen, re.MULTILINE)


def test_what_a_colleague_has_logged_is_skipped_and_the_rest_is_written(acme: Path) -> None:
    def colleague() -> None:
        assert okr(acme, "update", "sessions=43500", "articles+=1", "--by", "jan").status == 0

    with changes(acme) as lines:
        status, screen = walk(acme, colleague, "update", "--by", "ania")
    assert status == 1
    after = screen.rpartition("Write these 3 values?")[2]
    assert "nps" in after and "articles" in after
    assert (
        "Skipped: marketing/demand/sessions@2026-Q4 has a value for 2026-11-22 already: 43500, by jan. You typed 44.3k. "
        "To put yours in its place:\n"
    ) in after
    added = [line for line in lines.all if line[0] == "+"]
    assert [line.partition("checkins: ")[2] for line in added] == [
        "[{date: 2026-11-22, value: 43500, by: jan}]}",
        "[{date: 2026-11-22, value: 43, by: ania}]}",
        "[{date: 2026-11-22, value: 1, by: jan}, {date: 2026-11-22, value: 2, by: ania}]}",
    ]
    [command] = told(after)
    result = okr(acme, *shlex.split(command)[1:])
    assert result.status == 0, result.err
    assert "value: 44300, confidence: 0.7, note: it's ranking, by: ania}" in (acme / "a.okr.yaml").read_text()


def test_where_all_is_skipped_it_says_so(acme: Path) -> None:
    def colleague() -> None:
        (acme / "a.okr.yaml").write_text(f"{GOALS}closed: {{date: 2026-11-22, policy: 1}}\n", encoding="utf-8")

    status, screen = walk(acme, colleague, "update")
    assert status == 1
    assert len(told(screen)) == 3
    assert screen.endswith("Nothing was written.\n")


def test_where_nothing_can_be_written_everything_can_be_typed_again(acme: Path) -> None:
    def colleague() -> None:
        (acme / "a.okr.yaml").chmod(0o444)

    status, screen = walk(acme, colleague, "-C", ".", "update", "--date", "2026-11-20")
    assert status == 2
    assert "What you typed is not lost. To log it later:\n" in screen
    assert "a.okr.yaml cannot be written: it is read-only; nothing was written" in screen
    (acme / "a.okr.yaml").chmod(0o644)
    commands = told(screen)
    assert len(commands) == 3
    for command in commands:
        result = okr(acme, *shlex.split(command)[1:])
        assert result.status == 0, result.err
    text = (acme / "a.okr.yaml").read_text()
    assert text.count("date: 2026-11-20") == 3
    assert "value: 44300, confidence: 0.7, note: it's ranking" in text


def test_a_file_that_does_not_parse_any_more_costs_nobody_what_they_typed(acme: Path) -> None:
    def colleague() -> None:
        (acme / "a.okr.yaml").write_text(f"{GOALS}<<<<<<< HEAD\n", encoding="utf-8")

    status, screen = walk(acme, colleague, "update")
    assert status == 1
    assert len(told(screen)) == 3
    assert "a.okr.yaml does not parse, and may hold it" in screen
