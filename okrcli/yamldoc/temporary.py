"""New content for a file, written and on the disk before the file itself is touched."""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

JOURNAL = ".okr.journal"
"""Name of the file that says what a save of several files is about to do; see `journal`."""

_NAME = re.compile(r"\..+\.okr-([0-9]+)-[0-9a-f]{8}\.tmp")
_NO_UNNAMED = (errno.EOPNOTSUPP, errno.ENOTSUP, errno.EISDIR, errno.ENOENT, errno.EINVAL, errno.EACCES)


class Temporary:
    """The bytes that a file is to have, in its folder; without a name where the system can do that.

    What has no name is gone when the process is. A name, where one is needed, tells the process it belongs to, so that
    the next one can sweep away what a killed one has left.
    """

    def __init__(self, target: Path, content: bytes, like: os.stat_result | None, name: str | None = None) -> None:
        self._target = target
        self._name = target.with_name(name or name_for(target))
        self._named: Path | None = None
        self._descriptor = self._opened()
        try:
            self._fill(content, like)
        except BaseException:
            self.discard()
            raise

    def _opened(self) -> int:
        unnamed = getattr(os, "O_TMPFILE", 0)
        if unnamed:
            try:
                return os.open(self._target.parent, unnamed | os.O_WRONLY | os.O_CLOEXEC, 0o666)
            except OSError as error:
                if error.errno not in _NO_UNNAMED:
                    raise
        self._named = self._name
        return os.open(self._named, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)

    def _fill(self, content: bytes, like: os.stat_result | None) -> None:
        view = memoryview(content)
        while view:
            view = view[os.write(self._descriptor, view) :]
        if like is not None:
            made = os.fstat(self._descriptor)
            if (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
                self._give(like)
            os.fchmod(self._descriptor, like.st_mode & 0o7777)
        os.fsync(self._descriptor)

    def _give(self, like: os.stat_result) -> None:
        for owner, group in ((like.st_uid, like.st_gid), (-1, like.st_gid)):
            try:
                os.fchown(self._descriptor, owner, group)
            except PermissionError:
                continue
            return

    def create(self) -> None:
        """Gives the content the name of the file, which must not be there.

        Raises:
            FileExistsError: it is.
        """
        if self._named is None:
            self._link(self._target)
            return
        try:
            os.link(self._named, self._target)
        except PermissionError:
            # A file system without hard links; okr's own lock keeps the gap between the two steps closed.
            if self._target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self._target)) from None
            self._named.replace(self._target)
            self._named = None

    def replace(self) -> None:
        """Puts the content in the place of the file, in one step."""
        self.settle().replace(self._target)
        self._named = None

    def settle(self) -> Path:
        """Gives the content a name beside the file, where it has none yet."""
        if self._named is None:
            self._link(self._name)
            self._named = self._name
        return self._named

    def mark(self) -> None:
        """Marks the content as that of a process which is at work; the mark goes with the process."""
        import fcntl

        with suppress(OSError):
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _link(self, name: Path) -> None:
        # A directory descriptor makes Python call linkat, which follows the link in /proc to the file without a name.
        os.link(f"/proc/self/fd/{self._descriptor}", name, src_dir_fd=self._descriptor, follow_symlinks=True)

    def discard(self) -> None:
        """Leaves nothing behind but what has the name of the file by now."""
        os.close(self._descriptor)
        if self._named is not None:
            self._named.unlink(missing_ok=True)


def name_for(target: Path) -> str:
    """A name for the new content of a file, that no other content has."""
    return f".{target.name}.okr-{os.getpid()}-{os.urandom(4).hex()}.tmp"


def belongs(name: str, target: str) -> bool:
    """Whether a name is one that the new content of a file of another name may have."""
    return name.startswith(f".{target}.okr-") and _NAME.fullmatch(name) is not None and "/" not in name


def sync(folder: Path) -> None:
    """Makes new names last; where a folder cannot be synced, the system does it in its own time."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path) -> None:
    """Deletes what processes that are gone have left in a folder."""
    try:
        names = [entry.name for entry in os.scandir(folder)]
    except OSError:
        return
    for name in names:
        match = _NAME.fullmatch(name)
        if match and not _is_running(int(match[1])):
            (folder / name).unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
