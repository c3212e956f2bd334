"""What a save of several files is about to do, on the disk before it does it, so that the next one can end it.

A process may be killed when some of its files have their new bytes and others have not. What is wanted of all of them
stands in a journal by then, and their new bytes lie beside them. The next writer puts the rest in place; where none of
the files has its new bytes yet, it clears all of it away. Either way all are new or all are old. Who only reads in
between sees some of each; every file is whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import OkrError, enumerated
from okrcli.yamldoc.temporary import JOURNAL, Temporary, belongs, sync
from okrcli.yamldoc.unwritten import NotWritten, telling


class Step(NamedTuple):
    """One file of a save.

    Attributes:
        target: its path, from the folder that holds the journal.
        temporary: name of the file beside it that has its new bytes.
        before: digest of the bytes it should have had; None where it is new.
        after: digest of its new bytes.
    """

    target: str
    temporary: str
    before: str | None
    after: str


class NotEnded(OkrError):
    """A save that was killed cannot be ended, because somebody has been at its files since."""

    def __init__(self, written: Sequence[str], left: Sequence[str]) -> None:
        super().__init__(
            f"an okr that was killed has written {enumerated(written, 'and')}, but not {enumerated(left, 'and')}, "
            "which cannot be done any more because somebody has been at it since; nothing else was written"
        )
        self.hint = "compare the files (git diff shows them), and run the command again"


class NotAJournal(OkrError):
    """There is something else in the place of the journal."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is not what okr writes there; nothing was written")
        self.hint = "look at it, and delete it or move it away"


def digest(content: bytes) -> str:
    """What tells contents apart."""
    return sha256(content).hexdigest()


@contextmanager
def journal(root: Path, steps: Sequence[Step], folders: Sequence[Path]) -> Iterator[None]:
    """Keeps a journal while the block runs. It is gone afterwards, unless the process is.

    Args:
        root: the folder it lies in; where that may not be written to, there is none.
        steps: the files.
        folders: that were made for them.

    Raises:
        NotWritten: another process has one here, or the disk is full.
    """
    path = root / JOURNAL
    said = {"version": 1, "files": steps, "folders": [each.relative_to(root).as_posix() for each in folders]}
    try:
        with telling(str(path)):
            held = Temporary(path, f"{json.dumps(said)}\n".encode(), None)
    except NotWritten as error:
        if not isinstance(error.__cause__, PermissionError):
            raise
        yield
        return
    try:
        held.mark()
        try:
            held.create()
        except FileExistsError:
            raise NotWritten(str(path), "another okr is writing here", "run the command again") from None
        sync(root)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
    finally:
        held.discard()


def end_killed(root: Path) -> tuple[str, ...]:
    """Ends what a killed process has begun. The lock of the workspace must be held.

    Args:
        root: the folder in which there is a journal, or was.

    Returns:
        The paths of the files that are written now; none where it was cleared away, or its process is still at it.

    Raises:
        NotEnded: somebody has been at the files since.
        NotAJournal: something else lies there.
        NotWritten: a file cannot be written; the next one may try again.
    """
    path = root / JOURNAL
    with telling(str(path)):
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError:
            return ()
        try:
            if _is_in_use(descriptor):
                return ()
            steps, folders = _read(root, path, descriptor)
            written = _ended(root, steps, folders)
            path.unlink(missing_ok=True)
            sync(root)
        finally:
            os.close(descriptor)
    return written


def _is_in_use(descriptor: int) -> bool:
    """Whether the process that wrote the journal still marks it; its mark goes with it."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _read(root: Path, path: Path, descriptor: int) -> tuple[list[Step], list[Path]]:
    try:
        with os.fdopen(os.dup(descriptor), "rb") as stream:
            said = json.loads(stream.read())
        steps = [Step(*each) for each in said["files"]]
        folders = [root / each for each in said["folders"]]
        is_ours = said["version"] == 1 and all(_is_inside(root, root / each.target) for each in steps)
    except (ValueError, TypeError, LookupError, RecursionError, IsADirectoryError):
        raise NotAJournal(str(path)) from None
    if not is_ours or not all(belongs(each.temporary, Path(each.target).name) for each in steps):
        raise NotAJournal(str(path))
    return steps, [each for each in folders if _is_inside(root, each)]


def _is_inside(root: Path, path: Path) -> bool:
    """Whether a path is what it says: below the folder, and reached without links."""
    return path != root and path.resolve() == path and root in path.parents


def _ended(root: Path, steps: Sequence[Step], folders: Sequence[Path]) -> tuple[str, ...]:
    now = {each: _digest_at(root / each.target) for each in steps}
    done = [each for each in steps if now[each] == each.after]
    left = [each for each in steps if now[each] != each.after] if done else []
    able = [each for each in left if now[each] == each.before and _digest_at(_beside(root, each)) == each.after]
    for each in able:
        with telling(str(root / each.target)):
            _beside(root, each).replace(root / each.target)
    for each in steps:
        _beside(root, each).unlink(missing_ok=True)
    for folder in {(root / each.target).parent for each in able}:
        sync(folder)
    if not done:
        for folder in reversed(folders):
            with suppress(OSError):
                folder.rmdir()
    stuck = [each.target for each in left if each not in able]
    if stuck:
        (root / JOURNAL).unlink(missing_ok=True)
        raise NotEnded([each.target for each in (*done, *able)], stuck)
    return tuple(each.target for each in able)


def _beside(root: Path, step: Step) -> Path:
    return (root / step.target).with_name(step.temporary)


def _digest_at(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None
