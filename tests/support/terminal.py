"""Runs the command line at a real terminal, with somebody who types."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
END_OF_INPUT = b"\x04"
PATIENCE = 30
"""Seconds without a sign of life after which a test fails."""


class Screen(NamedTuple):
    """What a command came to.

    Attributes:
        status: exit status.
        text: all that stands on the screen.
    """

    status: int
    text: str


def at_terminal(where: Path, *words: str, typed: tuple[str, ...] = (), today: str = "2026-11-22") -> Screen:
    """Runs `okr` in a folder, at a terminal.

    Args:
        where: the folder.
        words: the command line.
        typed: the line that is typed at each question; at one more the input ends.
        today: what OKR_TODAY says.
    """
    environ = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(where),
        "PYTHONPATH": str(ROOT),
        "OKR_TODAY": today,
        "TERM": "xterm",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
    pid, screen = pty.fork()
    if pid == 0:
        os.chdir(where)
        os.execve(sys.executable, [sys.executable, "-m", "okrcli", *words], environ)
    shown, lines = b"", [*(f"{line}\n".encode() for line in typed)]
    while chunk := _read(screen):
        shown += chunk
        if shown.endswith(b": "):
            os.write(screen, lines.pop(0) if lines else END_OF_INPUT)
    os.close(screen)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    text = re.sub(r"\r", "", shown.decode())
    return Screen(status, text)


def _read(screen: int) -> bytes:
    ready, _, _ = select.select([screen], [], [], PATIENCE)
    assert ready, "it waits for something else than an answer"
    try:
        return os.read(screen, 65536)
    except OSError:  # what Linux says at the end
        return b""
