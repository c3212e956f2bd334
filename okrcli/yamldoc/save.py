"""Writes files so that at every instant each has its old bytes or its new ones, and all of them one or the other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from okrcli.errors import OkrError, enumerated
from okrcli.yamldoc.lock import NoLocks, NotThere, lock
from okrcli.yamldoc.temporary import JOURNAL, Temporary, name_for, sweep, sync
from okrcli.yamldoc.unwritten import ChangedMeanwhile, NotWritten, telling

if TYPE_CHECKING:
    from okrcli.yamldoc.journal import Step

__all__ = [
    "Change",
    "ChangedMeanwhile",
    "EndedFirst",
    "NoLocks",
    "NotThere",
    "NotWritten",
    "ended",
    "is_torn",
    "lock",
    "save",
]

Change = tuple[str, bytes | None, bytes]
"""Path, the bytes it should have now (None where it should not be there), the bytes it is to have."""


class EndedFirst(OkrError):
    """What a killed run had begun was there to be ended first, so the files are not those that were read."""

    def __init__(self, files: Sequence[str]) -> None:
        super().__init__(
            f"an okr that was killed had written only a part of its files; {enumerated(files, 'and')} followed now, "
            "and nothing else was written"
        )
        self.hint = "run the command again"


class _Write(NamedTuple):
    """One file: the path as it was given, where it leads, and what should be and is to be there."""

    path: str
    real: Path
    before: bytes | None
    after: bytes
    temporary: str


def is_torn(root: str) -> bool:
    """Whether some process has begun to save several files here and not ended; it may be at it."""
    return os.path.lexists(f"{root}/{JOURNAL}")


def ended(root: str) -> tuple[str, ...]:
    """Ends the save of several files that a killed process has begun; the lock of the workspace must be held.

    Args:
        root: the folder that the files lie in.

    Returns:
        The files that are written now; none where there was nothing to do.

    Raises:
        OkrError: it cannot be ended.
    """
    if not is_torn(root):
        return ()
    from okrcli.yamldoc.journal import end_killed

    return end_killed(Path(root).resolve())


def save(changes: Sequence[Change], *, root: str) -> None:
    """Writes all files or none.

    Everything is on the disk under no name, or another, before the first file is touched; then each takes its place in
    one step. A failure in between puts the old bytes back. A process that is killed between two of these steps leaves
    some files new and others old, and a journal from which the next save puts the rest in place before anything else.
    Mode, owner and group stay, as far as the system allows. Links are followed to the files they lead to.

    Args:
        changes: file by file; folders of new files are made.
        root: the folder that no written file may lie outside of, whatever links say.

    Raises:
        ChangedMeanwhile: a file is not as it should be.
        EndedFirst: a killed run had to be ended; what was to be written now is to be thought over.
        NotWritten: a file cannot be written.
    """
    inside = Path(root).resolve()
    late = ended(root)
    if late:
        raise EndedFirst(late)
    writes = [_checked(change, inside) for change in changes]
    seen: dict[Path, str] = {}
    for write in writes:
        if write.real in seen:
            raise NotWritten(write.path, f"it is the same file as {seen[write.real]}", "remove one of the two links")
        seen[write.real] = write.path
    with ExitStack() as stack:
        made = stack.enter_context(_folders(writes))
        if len(writes) > 1 and inside.is_dir():
            from okrcli.yamldoc.journal import journal

            stack.enter_context(
                journal(inside, _steps(writes, inside), [each for each in made if inside in each.parents])
            )
        temporaries = stack.enter_context(_temporaries(writes, inside))
        if len(writes) > 1:
            _settle(writes, temporaries)
        _exchange(writes, temporaries)
        made.clear()
        for folder in {write.real.parent for write in writes}:
            sync(folder)


def _steps(writes: Sequence[_Write], inside: Path) -> list[Step]:
    from okrcli.yamldoc.journal import Step, digest

    return [
        Step(
            write.real.relative_to(inside).as_posix(),
            write.temporary,
            None if write.before is None else digest(write.before),
            digest(write.after),
        )
        for write in writes
    ]


def _settle(writes: Sequence[_Write], temporaries: Sequence[Temporary]) -> None:
    """Makes all new contents last, each beside its file, before the first one takes its place."""
    for write, temporary in zip(writes, temporaries, strict=True):
        with telling(write.path):
            temporary.settle()
    for folder in {write.real.parent for write in writes}:
        sync(folder)


def _checked(change: Change, inside: Path) -> _Write:
    path, before, after = change
    with telling(path):
        real = Path(path).resolve()
        write = _Write(path, real, before, after, name_for(real))
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
def _folders(writes: Sequence[_Write]) -> Iterator[list[Path]]:
    """The folders of new files; those in the list are taken away again at the end."""
    made: list[Path] = []
    try:
        for write in writes:
            with telling(write.path):
                for folder in reversed([each for each in write.real.parents if not each.exists()]):
                    folder.mkdir()
                    made.append(folder)
        yield made
    finally:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _temporaries(writes: Sequence[_Write], inside: Path) -> Iterator[list[Temporary]]:
    """The new contents, on the disk."""
    made: list[Temporary] = []
    try:
        for folder in {inside, *(write.real.parent for write in writes)}:
            sweep(folder)
        for write in writes:
            with telling(write.path):
                like = None if write.before is None else write.real.stat()
                made.append(Temporary(write.real, write.after, like, write.temporary))
        yield made
    finally:
        for temporary in made:
            temporary.discard()


def _exchange(writes: Sequence[_Write], temporaries: Sequence[Temporary]) -> None:
    done: list[_Write] = []
    try:
        for write, temporary in zip(writes, temporaries, strict=True):
            with telling(write.path):
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
