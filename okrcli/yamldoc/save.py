"""Writes files so that at every instant each has its old bytes or its new ones, and all of them one or the other."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from okrcli.errors import OkrError
from okrcli.yamldoc.lock import NoLocks, NotThere, lock
from okrcli.yamldoc.temporary import Temporary, sweep

__all__ = ["Change", "ChangedMeanwhile", "NoLocks", "NotThere", "NotWritten", "lock", "save"]

Change = tuple[str, bytes | None, bytes]
"""Path, the bytes it should have now (None where it should not be there), the bytes it is to have."""

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file is larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EIO: "the disk reports an error",
}


_TRY_AGAIN = "see who may write there, and whether there is room on the disk"


class ChangedMeanwhile(OkrError):
    """A file is not as it was when it was read."""

    def __init__(self, path: str, what: str = "has changed since it was read") -> None:
        super().__init__(f"{path} {what}; nothing was written")
        self.file = path
        self.hint = "run the command again"


class NotWritten(OkrError):
    """A file cannot be written.

    Attributes:
        reason: why, as the end of a sentence.
        torn: files that have their new bytes nevertheless, because putting the old ones back failed too.
    """

    def __init__(self, path: str, reason: str, hint: str = _TRY_AGAIN, torn: Sequence[str] = ()) -> None:
        rest = f"; these are written already: {', '.join(torn)}" if torn else "; nothing was written"
        super().__init__(f"{path} cannot be written: {reason}{rest}")
        self.file = path
        self.reason = reason
        self.torn = tuple(torn)
        self.hint = hint


class _Write(NamedTuple):
    """One file: the path as it was given, where it leads, and what should be and is to be there."""

    path: str
    real: Path
    before: bytes | None
    after: bytes


def save(changes: Sequence[Change], *, root: str) -> None:
    """Writes all files or none.

    Everything is on the disk under no name, or another, before the first file is touched; then each takes its place in
    one step. A failure in between puts the old bytes back. Only a process that is killed, or a machine that stops,
    between two of these steps leaves some files new and others old; each of them is whole, whatever happens.
    Mode, owner and group stay, as far as the system allows. Links are followed to the files they lead to.

    Args:
        changes: file by file; folders of new files are made.
        root: the folder that no written file may lie outside of, whatever links say.

    Raises:
        ChangedMeanwhile: a file is not as it should be.
        NotWritten: a file cannot be written.
    """
    inside = Path(root).resolve()
    writes = [_checked(change, inside) for change in changes]
    seen: dict[Path, str] = {}
    for write in writes:
        if write.real in seen:
            raise NotWritten(write.path, f"it is the same file as {seen[write.real]}", "remove one of the two links")
        seen[write.real] = write.path
    with _folders(writes) as made, _temporaries(writes) as temporaries:
        _exchange(writes, temporaries)
        made.clear()
    for folder in {write.real.parent for write in writes}:
        _sync(folder)


def _checked(change: Change, inside: Path) -> _Write:
    path, before, after = change
    with _telling(path):
        write = _Write(path, Path(path).resolve(), before, after)
        if inside not in write.real.parents:
            raise NotWritten(path, "it leads out of the workspace", "put the file itself into the workspace")
        _unchanged(write)
        if before is not None and not write.real.stat().st_mode & 0o222:
            raise NotWritten(path, "it is read-only", "make it writable, and run the command again")
    return write


def _unchanged(write: _Write) -> None:
    """Makes sure that the bytes of a file are those that were read."""
    try:
        status = write.real.stat()
    except (FileNotFoundError, NotADirectoryError):
        if write.before is not None:
            raise ChangedMeanwhile(write.path, "has been deleted since it was read") from None
        return
    if write.before is None:
        raise ChangedMeanwhile(write.path, "is there already")
    if not S_ISREG(status.st_mode):
        raise NotWritten(write.path, "it is not a file", "see what stands in its place")
    if status.st_size != len(write.before) or write.real.read_bytes() != write.before:
        raise ChangedMeanwhile(write.path)


@contextmanager
def _telling(path: str) -> Iterator[None]:
    """Turns what the system says into what a person reads."""
    try:
        yield
    except FileExistsError:
        raise ChangedMeanwhile(path, "is there already") from None
    except OSError as error:
        raise NotWritten(path, _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())) from error


@contextmanager
def _folders(writes: Sequence[_Write]) -> Iterator[list[Path]]:
    """The folders of new files; those in the list are taken away again at the end."""
    made: list[Path] = []
    try:
        for write in writes:
            with _telling(write.path):
                for folder in reversed([each for each in write.real.parents if not each.exists()]):
                    folder.mkdir()
                    made.append(folder)
        yield made
    finally:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _temporaries(writes: Sequence[_Write]) -> Iterator[list[Temporary]]:
    """The new contents, on the disk."""
    made: list[Temporary] = []
    try:
        for folder in {write.real.parent for write in writes}:
            sweep(folder)
        for write in writes:
            with _telling(write.path):
                made.append(Temporary(write.real, write.after, None if write.before is None else write.real.stat()))
        yield made
    finally:
        for temporary in made:
            temporary.discard()


def _exchange(writes: Sequence[_Write], temporaries: Sequence[Temporary]) -> None:
    done: list[_Write] = []
    try:
        for write, temporary in zip(writes, temporaries, strict=True):
            with _telling(write.path):
                _unchanged(write)
                if write.before is None:
                    temporary.create()
                else:
                    temporary.replace()
            done.append(write)
    except BaseException as error:
        torn = [write.path for write in reversed(done) if not _restored(write)]
        if torn:
            raise NotWritten(torn[0], "the old file could not be put back", torn=torn) from error
        raise


def _restored(write: _Write) -> bool:
    """Puts the old bytes back, unless somebody has written others meanwhile."""
    try:
        if write.real.read_bytes() != write.after:
            return False
        if write.before is None:
            write.real.unlink()
            return True
        temporary = Temporary(write.real, write.before, write.real.stat())
        try:
            temporary.replace()
        finally:
            temporary.discard()
    except OSError:
        return False
    return True


def _sync(folder: Path) -> None:
    """Makes the new names last; where a folder cannot be synced, the system does it in its own time."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
