"""Runs commands as children, in turns, and tells how long they took and how much memory they held."""

from __future__ import annotations

import errno
import fcntl
import os
import struct
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import NamedTuple

ROWS, COLUMNS = 24, 80


class BenchError(Exception):
    """A line that cannot be measured here; the sentence says why."""


class Command(NamedTuple):
    """A command to measure.

    Attributes:
        words: the program, by its full path, and its arguments.
        environ: its whole environment.
        folder: where it runs.
        prepare: what to do before each run; not measured.
        terminal: whether its output is a terminal of 80 columns instead of a pipe.
        allowed: exit statuses that are as they should be.
        expects: what it must print, so that nothing is measured that does nothing.
    """

    words: tuple[str, ...]
    environ: Mapping[str, str]
    folder: Path
    prepare: Callable[[], None] | None = None
    terminal: bool = False
    allowed: tuple[int, ...] = (0,)
    expects: bytes = b""


class Run(NamedTuple):
    """What one run took.

    Attributes:
        seconds: from the start of the child to its end.
        peak: the most memory it held at once, in bytes.
        output: what it wrote to its standard output (at a terminal: to its standard error as well).
    """

    seconds: float
    peak: int
    output: bytes


class Sample(NamedTuple):
    """What a command takes.

    Attributes:
        seconds: the median of its runs.
        peak: the highest peak of memory, in bytes.
    """

    seconds: float
    peak: int


def in_turns(commands: Sequence[Command], runs: int) -> list[Sample]:
    """Runs commands one after the other, again and again, once more before that to warm up.

    In turns, so that what else the machine does hits all of them alike.

    Raises:
        BenchError: one of them failed.
    """
    rounds = [[run(command) for command in commands] for _ in range(runs + 1)][1:]
    return [
        Sample(median(each.seconds for each in column), max(each.peak for each in column))
        for column in zip(*rounds, strict=True)
    ]


def run(command: Command) -> Run:
    """Runs a command once.

    Raises:
        BenchError: its exit status is not one of those allowed, or it does not print what it should.
    """
    if command.prepare is not None:
        command.prepare()
    # The child inherits the folder: posix_spawn has no parameter for it, and is the cheapest way to start one.
    os.chdir(command.folder)
    with TemporaryFile() as errors:
        ours, theirs = _terminal() if command.terminal else os.pipe()
        nothing = os.open(os.devnull, os.O_RDONLY)
        streams = (theirs, theirs, theirs) if command.terminal else (nothing, theirs, errors.fileno())
        actions = [(os.POSIX_SPAWN_DUP2, source, target) for target, source in enumerate(streams)]
        started = perf_counter()
        child = os.posix_spawn(command.words[0], command.words, command.environ, file_actions=actions)
        os.close(theirs)
        output = _read_all(ours)
        _, status, usage = os.wait4(child, 0)
        seconds = perf_counter() - started
        os.close(ours)
        os.close(nothing)
        errors.seek(0)
        said = errors.read() or output
    code = os.waitstatus_to_exitcode(status)
    if code not in command.allowed:
        raise BenchError(f"{_told(command)} exits with {code}: {said.decode('utf-8', 'replace').strip()[:200]!r}")
    if command.expects not in output:
        raise BenchError(f"{_told(command)} does not say {command.expects.decode()!r}")
    # The kernel counts the memory of the parent as long as the child shares it: keep this process small.
    return Run(seconds, usage.ru_maxrss * 1024, output)


def _terminal() -> tuple[int, int]:
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return ours, theirs


def _read_all(stream: int) -> bytes:
    parts = []
    while True:
        try:
            part = os.read(stream, 1 << 16)
        except OSError as error:
            # Linux says so when the last writer of a terminal is gone.
            if error.errno != errno.EIO:
                raise
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts)


def _told(command: Command) -> str:
    return " ".join(Path(word).name if "/" in word else word for word in command.words[1:])[:80]
