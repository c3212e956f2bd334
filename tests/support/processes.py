"""Real processes for tests of what happens between them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable


def start(work: Callable[[], None]) -> int:
    """Runs a function in a process of its own and gives its id; the process ends with 0, or 1 after an exception."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def ended(process: int) -> int:
    """Waits for a process and gives its exit status; minus the signal where that ended it."""
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def kill(process: int) -> None:
    """Ends a process at once and waits until it is gone."""
    os.kill(process, signal.SIGKILL)
    ended(process)
