from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.commands import COMMANDS
from okrcli.commands.helping import laid_out
from okrcli.commands.topics import TOPICS, page
from tests.support.cli import okr


def test_alone_it_lists_the_topics(tmp_path: Path) -> None:
    result = okr(tmp_path, "help")
    assert (result.status, result.err) == (0, "")
    assert [line.split()[2] for line in result.out.splitlines() if line.startswith("  okr help")] == list(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_in_a_pipe_a_topic_is_the_file_itself(tmp_path: Path, topic: str) -> None:
    assert okr(tmp_path, "help", topic).out == page(topic)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in TOPICS])
def test_of_a_command_it_says_what_its_own_help_says(tmp_path: Path, command: str) -> None:
    told = okr(tmp_path, "help", command).out
    said = okr(tmp_path, command, "--help").out
    assert told.split()[:3] == ["Usage:", "okr", command]
    assert told.replace("  --help ", "  -h, --help").split() == said.split()


def test_an_unknown_topic_is_told_with_the_nearest(tmp_path: Path) -> None:
    result = okr(tmp_path, "help", "scorin")
    assert (result.status, result.out) == (2, "")
    assert "there is no help on `scorin`" in result.err and "did you mean okr help scoring?" in result.err


@pytest.mark.parametrize("topic", TOPICS)
def test_at_a_terminal_it_is_laid_out_and_commands_stay_whole(topic: str) -> None:
    text = laid_out(page(topic), 60, colour=False)
    assert "```" not in text and "**" not in text and "\x1b" not in text
    commands = [line for line in page(topic).splitlines() if line.startswith(("okr ", "git ", "printf "))]
    assert [line for line in commands if f"    {line}\n" not in text] == []
    assert "\x1b[1m" in laid_out(page(topic), 60, colour=True)
