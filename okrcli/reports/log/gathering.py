"""Gathers the life of a goal or a KPI from the files, and from all commits that touched them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okrcli.compare.life import Data, Happening, Name, before_renaming, entity, happenings
from okrcli.git.history import Version, Walk, touched_by
from okrcli.git.objects import Objects
from okrcli.git.repository import Checkout
from okrcli.reports.log.finding import Found
from okrcli.yamldoc import parse

_HELD = 8


class Event(NamedTuple):
    """One thing that happened, and the commit that tells of it.

    Attributes:
        happening: what happened.
        version: the commit that has it first; None where it is not committed yet.
        file: path of the file, from the top of the repository for a commit, else from the workspace's folder.
        day: the day it is told under, as ISO text: that of the record, or of the commit; empty where nobody knows.
        stands: whether the file still says so.
    """

    happening: Happening
    version: Version | None
    file: str
    day: str
    stands: bool = False

    @property
    def commit(self) -> Version | None:
        """The commit that did it; None where there is none yet, or the clone does not reach back to it."""
        return None if self.version is None or self.version.first else self.version


class Life(NamedTuple):
    """All that is known of a goal or a KPI.

    Attributes:
        found: what it is now, or was at the end.
        events: what happened, the earliest first.
        commits: how many commits touched its file.
        shallow: whether the clone does not reach back to its beginning.
        gone: whether it is in no file any more.
    """

    found: Found
    events: tuple[Event, ...]
    commits: int
    shallow: bool
    gone: bool = False


class _Trail:
    """The names that something has had, and the data under them; each blob is read once."""

    def __init__(self, name: Name) -> None:
        self.names = [name]
        # The latest first: what one commit made of a file, the next one found.
        self._read: dict[bytes, object] = {}

    def content(self, raw: bytes | None) -> object:
        """The data of a file; None where there is none."""
        if raw is None:
            return None
        if raw not in self._read:
            while len(self._read) >= _HELD:
                del self._read[next(iter(self._read))]
            self._read[raw] = parse(raw).data
        return self._read[raw]

    def find(self, raw: bytes | None) -> tuple[Name, Data] | None:
        """What stands in a file under any of the names."""
        content = self.content(raw)
        for name in self.names:
            data = entity(content, name)
            if data is not None:
                return name, data
        return None

    def pair(self, before: bytes | None, after: bytes | None) -> tuple[Data | None, Data | None]:
        """What it was and what it is; a name that it had before is remembered."""
        now, was = self.find(after), self.find(before)
        if was is None and now is not None and before is not None:
            earlier = before_renaming(self.content(before), self.content(after), now[0])
            if earlier is not None:
                self.names.append(earlier)
                was = self.find(before)
        return (was[1] if was else None), (now[1] if now else None)


def gather(objects: Objects, place: Checkout, found: Found, walk: Walk, raw: bytes, *, gone: bool = False) -> Life:
    """The life of something.

    Args:
        objects: of the repository.
        place: the workspace in it.
        found: what it is now.
        walk: the history of its file.
        raw: the file as it is now.
        gone: whether it is in no file any more; then `found` is what it was.
    """
    trail = _Trail(found.name)
    events: list[Event] = []
    commits: set[str] = set()
    shallow, current = False, not gone
    while True:
        beginning: Version | None = None
        for version in walk.versions(objects):
            if current:
                events += _uncommitted(trail, version.after, raw, found.file)
                current = False
            commits.add(version.commit)
            shallow |= version.first
            events += _of(trail, version)
            if version.origin is not None:
                events.append(_moved(found, version, version.origin))
            if len(version.before) == 1 and trail.find(version.after) and not trail.find(version.before[0]):
                beginning = version
        if current:
            events += _uncommitted(trail, None, raw, found.file)
            current = False
        came = _source(objects, place, trail, beginning) if beginning and not beginning.first else None
        if came is None:
            break
        path, earlier = came
        assert beginning is not None, "what came from elsewhere came with a commit"
        # It did not begin with this commit, with all that it had: it came to this file.
        events = [each for each in events if each.version is not beginning]
        events.append(_moved(found, beginning, path))
        events += _differences(trail, earlier, beginning)
        walk = Walk(place, path, f"{beginning.commit}^", top=True)
    present = None if gone else found.data
    return Life(found, tuple(_in_order(events, present)), len(commits), shallow, gone)


def _moved(found: Found, version: Version, origin: str) -> Event:
    """That something went from one file to another."""
    happening = Happening("changed", found.name[-1], "file", origin, version.path)
    return Event(happening, version, version.path, version.day)


def _uncommitted(trail: _Trail, latest: bytes | None, raw: bytes, file: str) -> Iterator[Event]:
    """What the file says that is not committed yet."""
    if latest != raw:
        for each in happenings(*trail.pair(latest, raw)):
            yield Event(each, None, file, each.day or "")


def _of(trail: _Trail, version: Version) -> Iterator[Event]:
    """What a commit did; what it did not do itself, since a clone begins with it, has no commit."""
    if len(version.before) == 1:
        was, now = trail.pair(version.before[0], version.after)
        for each in happenings(was, now) if was != now else ():
            yield Event(each, version, version.path, each.day or ("" if version.first else version.day))
        return
    # A merge did what it differs in from each of its parents.
    sides = [set(happenings(*trail.pair(before, version.after))) for before in version.before]
    common = set.intersection(*sides) if sides else set()
    for each in sorted(common, key=repr):
        yield Event(each, version, version.path, each.day or version.day)


def _differences(trail: _Trail, raw: bytes, version: Version) -> Iterator[Event]:
    was, now = trail.find(raw), trail.find(version.after)
    if was and now and was[1] != now[1]:
        for each in happenings(was[1], now[1]):
            yield Event(each, version, version.path, each.day or version.day)


def _source(objects: Objects, place: Checkout, trail: _Trail, version: Version) -> tuple[str, bytes] | None:
    """The path of the file that something left in a commit, and what it said before; None where there is no such."""
    touched = touched_by(place, version.commit)
    ids = [name for path, sides in touched.items() if path != version.path for name in sides]
    found = dict(zip(ids, objects.several(ids), strict=True))
    for path, (before, after) in touched.items():
        old, new = (None if (each := found.get(name)) is None else each.content for name in (before, after))
        if old is not None and path != version.path and trail.find(old) and not trail.find(new):
            return path, old
    return None


def _in_order(events: Sequence[Event], data: Data | None) -> list[Event]:
    """The events in order of their days, each once, with whether the file still says so."""
    from okrcli.compare.life import logged

    ranks: dict[int, int] = {}
    told: dict[tuple[object, ...], tuple[int, Event]] = {}
    for each in events:
        # What was picked onto other branches, or merged, is told by its first commit: that is the last one here.
        rank = ranks.setdefault(id(each.version), -len(ranks))
        told[tuple(map(repr, each.happening))] = (rank, each)
    now = [repr(each) for each in logged(data)] if data else []
    for key_result in (data or {}).get("key_results") or ():
        now += [repr(each) for each in logged(key_result)] if isinstance(key_result, dict) else []
    marked = [(rank, each._replace(stands=_stands(each.happening, now))) for rank, each in told.values()]
    return [each for _, each in sorted(marked, key=lambda pair: (_day(pair[1]), pair[0]))]


def _day(event: Event) -> str:
    """The day to order by: what is not committed yet comes last, what nobody can date first."""
    return event.day or ("9999" if event.version is None else "0")


def _stands(happening: Happening, now: Sequence[str]) -> bool:
    if happening.what in ("logged", "corrected"):
        return repr(happening.after) in now
    return happening.what not in ("removed", "deleted")
