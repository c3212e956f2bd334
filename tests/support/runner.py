"""Reads a log as the runner of GitHub Actions does, from its documentation; knows nothing of how we write one.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import re
from typing import NamedTuple

LEVELS = ("error", "warning", "notice")
OTHERS = (
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "group",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
)


class Command(NamedTuple):
    """A command that the runner would carry out.

    Attributes:
        name: in small letters.
        properties: unescaped.
        message: unescaped.
    """

    name: str
    properties: dict[str, str]
    message: str


class Log(NamedTuple):
    """What a runner sees in a log.

    Attributes:
        commands: in their order.
        lines: the rest, inside and outside of groups.
    """

    commands: list[Command]
    lines: list[str]

    @property
    def annotations(self) -> list[Command]:
        """The commands that annotate."""
        return [each for each in self.commands if each.name in LEVELS]


def read_log(text: str) -> Log:
    """The commands in a log, and its other lines."""
    log = Log([], [])
    for line in re.split(r"\r\n|\r|\n", text):
        command = _new(line) or _old(line)
        if command is None:
            log.lines.append(line)
        else:
            log.commands.append(command)
    return log


def _new(line: str) -> Command | None:
    # What cannot be seen does not keep two colons from being at the start.
    line = re.sub(r"^[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+", "", line)
    found = re.match(r"::([^ :]+)(?: (.*?))?::(.*)", line, re.DOTALL)
    if found is None or found[1].lower() not in (*LEVELS, *OTHERS):
        return None
    pairs = (pair.partition("=") for pair in (found[2] or "").split(",") if pair)
    properties = {key: _unescaped(value, "\r\n:,") for key, _, value in pairs}
    return Command(found[1].lower(), properties, _unescaped(found[3], "\r\n"))


def _old(line: str) -> Command | None:
    found = re.search(r"##\[([^\] ]+)(?: [^\]]*)?\](.*)", line, re.DOTALL)
    if found is None or found[1].lower() not in (*LEVELS, *OTHERS):
        return None
    return Command(found[1].lower(), {}, found[2])


def _unescaped(text: str, letters: str) -> str:
    for letter in (*letters, "%"):
        text = text.replace(f"%{ord(letter):02X}", letter)
    return text
