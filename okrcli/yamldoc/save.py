"""Writes files so that the old bytes or the new ones are there at every instant, and never a mixture."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from okrcli.errors import OkrError

Change = tuple[str, bytes | None, bytes]
"""Path, the bytes it should have now (None where it should not be there), the bytes it is to have."""


class ChangedMeanwhile(OkrError):
    """A file is not as it was when it was read."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} has changed since it was read; nothing was written")
        self.hint = "run the command again"


class NotWritten(OkrError):
    """A file cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"cannot write {path}: {reason}; nothing was written")
        self.hint = "see who may write there, and whether the disk is full"


def save(changes: Sequence[Change], *, root: str) -> None:
    """Writes all files or none.

    Args:
        changes: file by file.
        root: the folder that no written file may lie outside of, whatever links say.

    Raises:
        ChangedMeanwhile: a file is not as it should be.
        NotWritten: a file cannot be written.
    """
    inside = os.path.realpath(root) + os.sep
    temporary: list[tuple[str, str]] = []
    try:
        for path, before, after in changes:
            real = os.path.realpath(path)
            if not real.startswith(inside):
                raise NotWritten(path, "it is a link that leads out of the workspace")
            if _bytes_of(real) != before:
                raise ChangedMeanwhile(path)
            temporary.append((_written(real, after), real))
        for made, real in temporary:
            os.replace(made, real)
    except OSError as error:
        raise NotWritten(error.filename or root, error.strerror or "unknown reason") from error
    finally:
        for made, _ in temporary:
            if os.path.exists(made):
                os.unlink(made)


@contextmanager
def lock(path: str, waiting: Callable[[str], None]) -> Iterator[None]:
    """Holds a lock on a file, so that two writers never meet.

    Args:
        path: the file.
        waiting: told who holds it, if somebody does.
    """
    import fcntl

    with open(path, "rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting("another okr")
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _bytes_of(path: str) -> bytes | None:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return None


def _written(real: str, content: bytes) -> str:
    folder, name = os.path.split(real)
    os.makedirs(folder, exist_ok=True)
    made = f"{folder}/.{name}.okr-{os.getpid()}.tmp"
    with open(made, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if os.path.exists(real):
        os.chmod(made, os.stat(real).st_mode & 0o7777)
    return made
