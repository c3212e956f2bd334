"""One writer at a time: a lock on a file that is there anyway, so that nothing is left behind."""

from __future__ import annotations

import errno
import os
from _thread import get_ident
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from okrcli.errors import OkrError

_HELD: set[tuple[int, int, int, int]] = set()
"""What is locked here: process, thread, and device and number of the file."""

_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF)


class NoLocks(OkrError):
    """The file system of a workspace has no locks."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} cannot be locked: its file system has no locks; nothing was written")
        self.hint = "keep the workspace on a disk of this machine, or on a network drive with locks"


class NotThere(OkrError):
    """The file that is to be locked cannot be opened."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be opened: {reason}; nothing was written")
        self.hint = "see whether it is there, and who may read it"


@contextmanager
def lock(path: str, waiting: Callable[[str], None]) -> Iterator[None]:
    """Holds a lock on a file while the block runs; where somebody else holds it, waits for them.

    The lock goes with the process that holds it, however that ends. It keeps out other programs that ask for it, which
    are other runs of okr; an editor does not ask. Who holds it already, in the same thread, has it at once, and lets go
    of it at the end of the outer block.

    Args:
        path: the file, which must be there.
        waiting: told once, before the wait, who holds the lock: `another okr (process 4711)`, or `another okr`.

    Raises:
        NoLocks: the file system has no locks.
        NotThere: there is no such file, or it may not be read.
    """
    if _name(path) in _HELD:
        yield
        return
    descriptor = _locked(path, waiting)
    name = _name(descriptor)
    _HELD.add(name)
    try:
        yield
    finally:
        _HELD.discard(name)
        os.close(descriptor)


def _name(file: str | int) -> tuple[int, int, int, int]:
    """Who asks, and for what; of a process that was forked the parent's locks are not its own."""
    try:
        held = os.stat(file)  # noqa: PTH116 - a path or a descriptor
    except OSError:
        return 0, 0, 0, 0
    return os.getpid(), get_ident(), held.st_dev, held.st_ino


def _locked(path: str, waiting: Callable[[str], None]) -> int:
    told = False
    while True:
        descriptor = _opened(path)
        try:
            if not _locks(path, descriptor, blocks=False):
                if not told:
                    waiting(_holder(descriptor))
                    told = True
                _locks(path, descriptor, blocks=True)
            if _is_still(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        # Who held the lock has put another file in its place, and a lock on the old one keeps nobody out.
        os.close(descriptor)


def _opened(path: str) -> int:
    """A descriptor of a file; one that could write where that is allowed, since NFS locks no others."""
    for flags in (os.O_RDWR, os.O_RDONLY):
        try:
            return os.open(path, flags | os.O_CLOEXEC)
        except PermissionError:
            continue
        except OSError as error:
            if error.errno != errno.EROFS:
                raise NotThere(path, (error.strerror or "it is not there").lower()) from None
    raise NotThere(path, "permission denied")


def _locks(path: str, descriptor: int, *, blocks: bool) -> bool:
    """Takes the lock, or says that somebody else has it."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if blocks else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno in _NO_LOCKS:
            raise NoLocks(path) from None
        raise
    return True


def _is_still(path: str, descriptor: int) -> bool:
    """Whether a path still names the file of a descriptor."""
    held = os.fstat(descriptor)
    try:
        named = Path(path).stat()
    except OSError:
        return False
    return (held.st_dev, held.st_ino) == (named.st_dev, named.st_ino)


def _holder(descriptor: int) -> str:
    """Who holds the lock on a file, as far as the system tells.

    Format of /proc/locks: https://man7.org/linux/man-pages/man5/proc_locks.5.html
    """
    held = os.fstat(descriptor)
    name = f"{os.major(held.st_dev):02x}:{os.minor(held.st_dev):02x}:{held.st_ino}"
    try:
        lines = Path("/proc/locks").read_text().splitlines()
    except OSError:
        return "another okr"
    for line in lines:
        words = line.split()
        if len(words) > 5 and words[1] == "FLOCK" and words[5] == name:
            return f"another okr (process {words[4]})"
    return "another okr"
