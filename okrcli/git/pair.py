"""Two states of a workspace, as far as they can differ: what is the same on both sides is hardly read."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import date
from typing import NamedTuple

from okrcli.git.objects import Commit, Objects, blob_id
from okrcli.git.repository import Checkout, checkout, commit_of, merge_base
from okrcli.git.revision import Listing, assembled, contents, listing
from okrcli.git.unseen import ignored, left_away
from okrcli.workspace import SETTINGS_FILE, Workspace
from okrcli.workspace.discover import find_files, read_file
from okrcli.workspace.patterns import matches
from okrcli.workspace.reading import read_settings

_NO_SETTINGS = b"version: 1\n"


class Side(NamedTuple):
    """One of two states.

    Attributes:
        name: what the user calls it; None for the files as they are.
        commit: the id of the commit; None for the files as they are, and where there is no commit yet.
        day: the day of that commit, or None.
        workspace: what it holds, as far as the other side may differ.
    """

    name: str | None
    commit: str | None
    day: date | None
    workspace: Workspace


class Pair(NamedTuple):
    """Two states of a workspace.

    Attributes:
        before: the older one, as the user sees it.
        after: the newer one.
        changed: the bytes of each OKR file that differs, before and now; None where it is not there.
        settings: whether the settings differ.
        submodules: folders with OKR files that are repositories of their own, and were left out.
        ignored: OKR files that git is told to ignore; they were left out too.
    """

    before: Side
    after: Side
    changed: Mapping[str, tuple[bytes | None, bytes | None]]
    settings: bool = False
    submodules: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


class Span(NamedTuple):
    """What is compared with what.

    Attributes:
        before: a revision.
        after: another; None for the files as they are.
        parted: whether it is compared with the commit at which the two parted.
    """

    before: str
    after: str | None = None
    parted: bool = False


def read_span(text: str | None) -> Span:
    """What `REV`, `A..B` or `A...B` means; an end that is left out is HEAD, and so is all of it; an empty one is not.

    >>> read_span("main...topic")
    Span(before='main', after='topic', parted=True)
    >>> read_span("v1..")
    Span(before='v1', after='HEAD', parted=False)
    """
    first, dots, second = ("HEAD" if text is None else text).partition("..")
    if not dots:
        return Span(first)
    parted = second.startswith(".")
    return Span(first or "HEAD", second.removeprefix(".") or "HEAD", parted)


def read_pair(root: str, span: Span, given: Mapping[str, bytes] | None = None) -> Pair:
    """Reads two states of a workspace.

    A workspace that was not there yet counts as one without files, and so does one before the first commit.

    Args:
        root: its folder today.
        span: what is compared with what.
        given: bytes that stand for those of a file as it is, by its path from the folder.

    Raises:
        NoGit: git is missing.
        NoRepository: the folder is in no repository.
        NoRevision: a revision is not there.
        NoMergeBase: the two have no commit in common.
        Missing: a file is not in this clone.
    """
    place = checkout(root)
    with Objects(root) as objects:
        old = _older(objects, place, span)
        new = None if span.after is None else commit_of(objects, place, span.after)
        before = Listing(None, {}) if old is None else listing(objects, place, old)
        left = _Committed(objects, before)
        right = _Committed(objects, listing(objects, place, new)) if new else _Here(root, before, old, given or {})
        changed = {
            path: (left.read(path), right.read(path))
            for path in sorted({*left.files, *right.files})
            if left.files.get(path) != right.files.get(path) and not right.same(path, left.files.get(path))
        }
        more = _needed(changed, lambda: right.others(changed))
        sides = [
            assembled(root, side.settings, _files(changed, more, index)) for index, side in enumerate((left, right))
        ]
    return Pair(
        Side(span.before, old.id if old else None, old.day if old else None, sides[0]),
        Side(span.after, new.id if new else None, new.day if new else None, sides[1]),
        changed,
        left.settings != right.settings and old is not None and before.settings is not None,
        right.passed_over,
        tuple(sorted(right.ignored)),
    )


def _older(objects: Objects, place: Checkout, span: Span) -> Commit | None:
    if span.parted and span.after is not None:
        return merge_base(objects, place, span.before, span.after)
    if span == Span("HEAD") and objects.commit("HEAD") is None:
        return None
    return commit_of(objects, place, span.before)


class _Committed:
    """The files of a commit: their ids, and their bytes on demand."""

    passed_over: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()

    def __init__(self, objects: Objects, listed: Listing) -> None:
        self._objects = objects
        found = contents(objects, {SETTINGS_FILE: listed.settings}) if listed.settings else {}
        self.settings = found.get(SETTINGS_FILE, _NO_SETTINGS)
        exclude = read_settings(self.settings)[0].exclude
        self.files = {path: name for path, name in listed.files.items() if not matches(path, exclude)}
        if listed.settings is None:
            self.files = {}

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where it is not there."""
        return contents(self._objects, {path: self.files[path]})[path] if path in self.files else None

    def others(self, paths: Container[str]) -> dict[str, bytes]:
        """The bytes of all files but some."""
        return contents(self._objects, {path: name for path, name in self.files.items() if path not in paths})

    def same(self, path: str, name: str | None) -> bool:
        """Whether a file says the same as one with another id."""
        del path, name
        return False


class _Here:
    """The files as they are, with the ids that git would give them."""

    def __init__(self, root: str, before: Listing, old: Commit | None, given: Mapping[str, bytes]) -> None:
        self.settings = read_file(root, SETTINGS_FILE)
        paths = find_files(root, read_settings(self.settings)[0].exclude)
        own = [path for path in paths if not any(path.startswith(f"{each}/") for each in before.submodules)]
        repositories = {each for each in before.submodules if any(path.startswith(f"{each}/") for path in paths)}
        self.passed_over = tuple(sorted(repositories))
        self._length = len(old.id) if old else 40
        self.ignored = ignored(root, [path for path in own if path not in before.files])
        away = left_away(root, [path for path in before.files if path not in own])
        kept = [path for path in own if path not in self.ignored]
        self._bytes = {path: read_file(root, path) for path in kept} | dict(given)
        self.files = {path: blob_id(raw, self._length) for path, raw in self._bytes.items()}
        self.files |= {path: before.files[path] for path in away}

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where it is not there."""
        return self._bytes.get(path)

    def others(self, paths: Container[str]) -> dict[str, bytes]:
        """The bytes of all files but some."""
        return {path: raw for path, raw in self._bytes.items() if path not in paths}

    def same(self, path: str, name: str | None) -> bool:
        """Whether a file differs from what git has in its line ends alone."""
        raw = self._bytes.get(path, b"")
        return b"\r\n" in raw and blob_id(raw.replace(b"\r\n", b"\n"), self._length) == name


def _files(
    changed: Mapping[str, tuple[bytes | None, bytes | None]], more: Mapping[str, bytes], index: int
) -> list[tuple[str, bytes]]:
    found = {path: raw for path, sides in changed.items() if (raw := sides[index]) is not None}
    return sorted({**more, **found}.items())


def _needed(
    changed: Mapping[str, tuple[bytes | None, bytes | None]], others: Callable[[], Mapping[str, bytes]]
) -> dict[str, bytes]:
    """The files that are the same on both sides and without which the others cannot be scored, or that depend on them.

    Only what a file cannot do without is looked for, as bytes: a file too many costs time and nothing else.
    """
    texts = [raw for sides in changed.values() for raw in sides if raw is not None]
    if not texts:
        return {}
    unchanged = others()
    wanted: set[bytes] = set()
    if _any(texts, b"kpi:") or _any(texts, b"guardrails"):
        wanted.add(b"kpis")
    if _any(texts, b"kpis"):
        wanted |= {b"kpi:", b"guardrails", b"kpis"}
    if _any([*texts, *unchanged.values()], b"contributors"):
        wanted |= {b"contributors", b"contributes_to"}
    return {path: raw for path, raw in unchanged.items() if any(word in raw for word in wanted)}


def _any(texts: list[bytes], word: bytes) -> bool:
    return any(word in text for text in texts)
