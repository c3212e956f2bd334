"""What was worked out of many files, kept in the user's cache folder: never wrong, never needed.

One file for each workspace: what it was made from, and a piece for each OKR file. It is written beside its place and
moved there whole, so that readers and writers never meet; whatever is wrong with it, it is as if it were not there.
`OKR_CACHE_DIR` names another folder, and switches the cache off where it is empty.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from collections.abc import Iterable, Mapping
from functools import cache as once
from typing import Any, NamedTuple

from okrcli.workspace.opening import Stamp

SUFFIX = ".okr-cache"
"""How the name of a file in the cache folder ends."""

MOST_BYTES = 256 * 2**20
"""How much the folder holds: beyond that, what was not written for longest goes."""

_MAGIC = b"okr cache 1\n"
_UNFINISHED = ".part"
_YOUNG = 3_600 * 10**9
# A file system may count time in steps of up to two seconds; a file as young as its stamp may change without a trace.
_SETTLES = 3 * 10**9
_FAILURES = (OSError, ValueError, TypeError, EOFError, IndexError, KeyError, MemoryError, RecursionError)


class Piece(NamedTuple):
    """What is kept of an OKR file.

    Attributes:
        stamp: what tells that it has not changed since it was read; None where that cannot be told.
        about: what is always wanted of it.
        body: what is wanted now and then.
    """

    stamp: Stamp | None
    about: tuple[Any, ...]
    body: bytes


class Kept(NamedTuple):
    """What is kept of a workspace.

    Attributes:
        frame: of the whole.
        pieces: of each OKR file, by its path.
    """

    frame: Any
    pieces: dict[str, Piece]


class Draft(NamedTuple):
    """A file on its way into the cache.

    Attributes:
        path: where it is written.
        place: where it goes.
        now: when it was begun, as the file system tells, in nanoseconds.
    """

    path: str
    place: str
    now: int

    def settled(self, stamp: Stamp) -> Stamp | None:
        """The stamp of a file that was taken since the draft was begun; None where the file is too young for one."""
        return stamp if 0 <= max(stamp[0], stamp[1]) < self.now - _SETTLES else None

    def write(self, key: tuple[Any, ...], kept: Kept) -> None:
        """Puts it in its place, as far as the disk allows."""
        try:
            pieces: dict[str, Any] = {path: tuple(piece) for path, piece in kept.pieces.items()}
            body = marshal.dumps((key, kept.frame, pieces))
            with open(self.path, "wb") as stream:  # noqa: PTH123 - pathlib costs every start 10 ms
                stream.writelines((_MAGIC, crc32(body).to_bytes(4, "big"), body))
            os.replace(self.path, self.place)  # noqa: PTH105
            _evict(self.place, self.now)
        except _FAILURES:
            self.drop()

    def drop(self) -> None:
        """Leaves nothing behind."""
        _remove(self.path)


class Cache:
    """The cache of one workspace."""

    def __init__(self, folder: str, root: str) -> None:
        self._root = root
        self._place = f"{folder}/{crc32(root.encode(errors='surrogateescape')):08x}{SUFFIX}"

    def read(self, key: tuple[Any, ...]) -> Kept | None:
        """What was kept under a key; None where there is nothing, or nothing that can be trusted."""
        try:
            with open(self._place, "rb") as stream:  # noqa: PTH123
                # Others may not tell us what is in our files.
                if hasattr(os, "getuid") and os.fstat(stream.fileno()).st_uid != os.getuid():
                    return None
                magic, check, body = stream.read(len(_MAGIC)), stream.read(4), stream.read()
            if magic != _MAGIC or crc32(body) != int.from_bytes(check, "big"):
                return None
            made_for, frame, pieces = marshal.loads(body)
            if made_for != key:
                return None
            return Kept(frame, {path: Piece(*piece) for path, piece in pieces.items()})
        except _FAILURES:
            return None

    def begin(self) -> Draft | None:
        """A draft for this workspace; None where nothing can be written."""
        path = f"{self._place}.{os.getpid()}{_UNFINISHED}"
        try:
            os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)  # noqa: PTH103, PTH120
            # What it holds is what the workspace holds: for its user alone.
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                now = os.fstat(descriptor).st_mtime_ns
            finally:
                os.close(descriptor)
        except OSError:
            return None
        return Draft(path, self._place, now)


def cache_of(root: str, environ: Mapping[str, str]) -> Cache | None:
    """The cache of a workspace; None where it is switched off.

    Args:
        root: the folder of the workspace.
        environ: the environment.
    """
    named = environ.get("OKR_CACHE_DIR")
    if named is not None:
        return Cache(os.path.abspath(named), root) if named else None  # noqa: PTH100
    shared = environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(shared):  # noqa: PTH117
        shared = os.path.expanduser("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")  # noqa: PTH111
    return Cache(f"{shared}/okr", root) if os.path.isabs(shared) else None  # noqa: PTH117


@once
def makers() -> tuple[object, ...]:
    """What made a result, so that no other program takes it for its own: interpreter, this program, its libraries."""
    import okrcli

    package = os.path.dirname(okrcli.__file__)  # noqa: PTH120
    pydantic = getattr(sys.modules.get("pydantic"), "__file__", None) or package
    libraries = os.path.dirname(os.path.dirname(pydantic))  # noqa: PTH120
    try:
        installed = os.stat(libraries).st_mtime_ns  # noqa: PTH116
        return (okrcli.__version__, sys.version, libraries, installed, *sorted(_sources(package)))
    except OSError:
        return (okrcli.__version__, sys.version)


def _sources(folder: str) -> Iterable[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            found = entry.stat()
            yield entry.path, found.st_mtime_ns, found.st_size
        elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
            yield from _sources(entry.path)


def _evict(place: str, now: int) -> None:
    """Removes what was not written for longest until the folder is small enough, and what was never finished."""
    folder, held = os.path.dirname(place), []  # noqa: PTH120
    for entry in os.scandir(folder):
        if entry.name.endswith((SUFFIX, _UNFINISHED)):
            found = entry.stat()
            if entry.name.endswith(_UNFINISHED):
                if found.st_mtime_ns < now - _YOUNG:
                    _remove(entry.path)
            else:
                held.append((found.st_mtime_ns, found.st_size, entry.path))
    room = MOST_BYTES - sum(size for _, size, _ in held)
    for _, size, path in sorted(held):
        if room >= 0:
            break
        _remove(path)
        room += size


def _remove(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        return
