"""The pages of help: every command line in them runs, in a copy of the example that they speak of."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from okrcli.commands import COMMANDS
from okrcli.commands.topics import TOPICS, page
from tests.support.cli import Result, okr
from tests.support.folders import commit, git, repository

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"
MANUAL = Path(__file__).parents[2] / "okrcli" / "manual"


def command_lines(text: str) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def run_line(where: Path, line: str, path: str) -> Result:
    """Runs a line; `printf TEXT |` before it is what it is given."""
    before, _, command = line.rpartition(" | ")
    given = shlex.split(before)[1].replace("\\n", "\n") if before else ""
    name, *words = shlex.split(command)
    if name == "git":
        git(where, *words)
        return Result(0, "done", "")
    assert name == "okr"
    return okr(where, *words, given=given, PATH=path)


def _path_with_okr(folder: Path) -> str:
    """A PATH on which git finds an okr."""
    folder.mkdir()
    program = folder / "okr"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m okrcli "$@"\n')
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}"


@pytest.mark.parametrize("topic", TOPICS)
def test_every_command_line_of_a_page_runs(tmp_path: Path, topic: str) -> None:
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    repository(tmp_path)
    commit(tmp_path, day="2026-09-28")
    path = _path_with_okr(tmp_path.parent / f"{tmp_path.name}-bin")
    lines = command_lines(page(topic))
    assert lines
    for line in lines:
        result = run_line(tmp_path, line, path)
        assert result.status == 0, (line, result.out, result.err)
        assert result.out or result.err or " -o " in line, line


def test_the_topics_are_the_files() -> None:
    assert sorted(f"{topic}.md" for topic in TOPICS) == sorted(path.name for path in MANUAL.iterdir())


@pytest.mark.parametrize("topic", TOPICS)
def test_commands_in_the_prose_are_there(topic: str) -> None:
    named = re.findall(r"`okr (?:-C \S+ )?([a-z][a-z-]*)", page(topic))
    assert set(named) <= set(COMMANDS)
