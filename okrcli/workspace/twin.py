"""A second process that works beside this one: half of the work in little more than half of the time.

It is a copy of this process, made by `os.fork`, so that all that has been imported and looked at is there without
being made again. It starts no other program, which is why it is here and not with git. Whatever becomes of it, this
process can tell, and can do without it.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any


class Lost(Exception):
    """The other process is gone, or has nothing to say."""


class Line:
    """What two processes say to each other: values, one at a time."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading = os.fdopen(reading, "rb")
        self._writing = os.fdopen(writing, "wb")

    def send(self, value: object) -> None:
        """Tells the other process something; waits until it listens.

        Raises:
            Lost: there is nobody to listen.
        """
        try:
            pickle.dump(value, self._writing, pickle.HIGHEST_PROTOCOL)
            self._writing.flush()
        except OSError:
            raise Lost from None

    def receive(self) -> Any:
        """What the other process says; waits for it.

        Raises:
            Lost: it says nothing any more.
        """
        try:
            # Nobody else can write to this pipe: what comes is what the same program sent.
            return pickle.load(self._reading)
        except (OSError, EOFError, pickle.UnpicklingError):
            raise Lost from None

    def hang_up(self) -> None:
        """Ends the conversation; what was not sent yet is lost."""
        self._reading.close()
        with suppress(OSError):
            self._writing.close()


def can_fork() -> bool:
    """Whether a second process gets a processor of its own, and is a whole copy: threads are not copied."""
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    return alone and hasattr(os, "fork") and hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


@contextmanager
def beside(work: Callable[[Line], None]) -> Iterator[Line]:
    """Lets a second process do some work meanwhile; at the end it is gone, done or not.

    Args:
        work: what it does, given the line to this process; whatever stops it only ends the line.

    Raises:
        Lost: there can be no other process now.
    """
    from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask

    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    here, there = _pipes()
    # Ctrl-C is for this process, which ends the other one.
    before = pthread_sigmask(SIG_BLOCK, (SIGINT,))
    try:
        process = os.fork()
        if process == 0:
            _work(work, there, here)
    except OSError:
        process = 0
    finally:
        pthread_sigmask(SIG_SETMASK, before)
    there.hang_up()
    try:
        if not process:
            raise Lost
        yield here
    finally:
        here.hang_up()
        if process:
            _end(process)


def _pipes() -> tuple[Line, Line]:
    """The two ends of a line."""
    (reading, answering), (listening, writing) = os.pipe(), os.pipe()
    return Line(reading, writing), Line(listening, answering)


def _work(work: Callable[[Line], None], line: Line, other: Line) -> None:
    """Never comes back: nothing that the first process has begun may be done twice, not even its end."""
    try:
        other.hang_up()
        work(line)
    finally:
        os._exit(0)


def _end(process: int) -> None:
    from signal import SIGKILL

    with suppress(OSError):
        os.kill(process, SIGKILL)
        os.waitpid(process, 0)
