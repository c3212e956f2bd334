"""The commits that touched a file, under all names it has had, with what it said before and after each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from okrcli.git.objects import Objects
from okrcli.git.process import failure, run, start
from okrcli.git.repository import Checkout
from okrcli.workspace.discover import SUFFIX

_FIELDS = ("%H", "%an", "%ae", "%cs", "%s")
# Blobs that are kept: those of a commit are those of the one before it, nearly always.
_HELD = 64
_FORMAT = "--format=%x01" + "%x02".join(_FIELDS)


class Version(NamedTuple):
    """A commit that touched a file.

    Attributes:
        commit: its id.
        author: the name of who wrote it.
        email: their address.
        day: the day it was committed, where the committer was, as ISO text.
        subject: the first line of its message.
        path: of the file since then, from the top of the repository.
        before: what the file said in each parent; None where it was not there. A merge has several.
        after: what it says since then; None where it is gone.
        origin: its path before, where the commit renamed it; else None.
        first: whether the clone begins with this commit, so that nobody can tell what was before.
    """

    commit: str
    author: str
    email: str
    day: str
    subject: str
    path: str
    before: tuple[bytes | None, ...]
    after: bytes | None
    origin: str | None = None
    first: bool = False


class _Touch(NamedTuple):
    """A commit and the ids of a file in it; an id of zeros is none."""

    head: tuple[str, ...]
    path: str
    before: tuple[str, ...]
    after: str
    origin: str | None = None


class Walk:
    """The history of one file; git goes on walking while its reader is busy with something else.

    Args:
        place: the workspace in its repository.
        path: of the file, from the workspace's folder, or from the top of the repository where `top` says so.
        since: the commit to walk back from.
        top: whether the path counts from the top of the repository.
    """

    def __init__(self, place: Checkout, path: str, since: str = "HEAD", *, top: bool = False) -> None:
        self._place = place
        pathspec = f":(top,literal){path}" if top else f":(literal){path}"
        # A merge is told where it differs from all its parents, and so says what neither of them did.
        words = ("log", "--follow", "--raw", "-z", "-M", "-c", "--no-abbrev", "--no-ext-diff", "--no-textconv")
        self._git = start(
            place.root, *words, "--no-show-signature", "--no-color", "--no-mailmap", _FORMAT, since, "--", pathspec
        )

    def versions(self, objects: Objects) -> Iterator[Version]:
        """The commits that touched it, the latest first, as git finds them; none before the first commit.

        Raises:
            GitFailed: git cannot walk.
        """
        edges = _edges(self._place) if self._place.shallow else frozenset()
        held: dict[str, bytes | None] = {}
        any_said = False
        try:
            for touch in _touches(self._tokens()):
                any_said = True
                yield _version(touch, _contents(objects, touch, held), edges)
        finally:
            self._git.kill()
            _, errors = self._git.communicate()
        if not any_said and errors and b"HEAD" not in errors:
            raise failure(self._place.root, "walk through the history", errors)

    def _tokens(self) -> Iterator[bytes]:
        """What git says between NULs, as soon as it says so."""
        stream = self._git.stdout
        assert stream is not None
        rest = b""
        while chunk := os.read(stream.fileno(), 1 << 16):
            *tokens, rest = (rest + chunk).split(b"\0")
            yield from tokens
        self._git.wait()


def _contents(objects: Objects, touch: _Touch, held: dict[str, bytes | None]) -> dict[str, bytes | None]:
    """The bytes of a touch by their ids; what one commit found, the one before it left."""
    names = [name for name in (*touch.before, touch.after) if name.strip("0") and name not in held]
    for name, each in zip(names, objects.several(names), strict=True):
        held[name] = None if each is None else each.content
    while len(held) > _HELD:
        del held[next(iter(held))]
    return held


def _version(touch: _Touch, held: dict[str, bytes | None], edges: frozenset[str]) -> Version:
    commit, author, email, day, subject = touch.head
    before = tuple(held.get(name) for name in touch.before)
    told = (commit, author, email, day, subject, touch.path, before, held.get(touch.after))
    return Version(*told, touch.origin, commit in edges)


def _touches(tokens: Iterator[bytes]) -> Iterator[_Touch]:
    head: tuple[str, ...] = ()
    for each in tokens:
        token = each.lstrip(b"\n")
        if token.startswith(b"\x01"):
            fields = token[1:].decode("utf-8", "replace").split("\x02", len(_FIELDS) - 1)
            head = tuple(fields) if len(fields) == len(_FIELDS) else ()
        elif token.startswith(b":"):
            parents = len(token) - len(token.lstrip(b":"))
            words = token[parents:].decode().split()
            ids, status = words[parents + 1 : -1], words[-1]
            path, origin = _path(next(tokens, b"")), None
            if parents == 1 and status[0] in "RC":
                path, origin = _path(next(tokens, b"")), path
            if head and status[0] == "C":
                # A file that was made like another one: what git goes on with is the history of that other one.
                yield _Touch(head, path, ("0",), ids[parents])
                return
            if head:
                yield _Touch(head, path, tuple(ids[:parents]), ids[parents], origin)


def _path(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def touched_by(place: Checkout, commit: str) -> dict[str, tuple[str, str]]:
    """The OKR files that a commit changed or took away, by path from the top, with their ids before and after."""
    words = ("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-commit-id", "--no-renames", "--no-ext-diff")
    tokens = run(place.root, *words, commit, what="look what else a commit changed").split(b"\0")
    found = {}
    for head, name in zip(tokens[::2], tokens[1::2], strict=False):
        ids = head.decode().split()[2:4]
        path = name.decode("utf-8", "surrogateescape")
        if path.endswith(SUFFIX) and ids[0].strip("0"):
            found[path] = (ids[0], ids[1])
    return found


def _edges(place: Checkout) -> frozenset[str]:
    """The commits that a shallow clone begins with."""
    said = run(place.root, "rev-parse", "--git-path", "shallow", what="find where the clone begins")
    path = os.path.join(place.root, said.decode().removesuffix("\n"))  # noqa: PTH118 - pathlib costs every start 10 ms
    try:
        with open(path, encoding="ascii") as stream:  # noqa: PTH123
            return frozenset(stream.read().split())
    except OSError:
        return frozenset()
