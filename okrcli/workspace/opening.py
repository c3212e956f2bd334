"""A workspace that is looked at before it is read: its settings, and which files there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from okrcli.model.settings import Settings
from okrcli.problem import Problem
from okrcli.workspace.discover import SETTINGS_FILE, find_entries, read_file
from okrcli.workspace.reading import assemble, read_settings
from okrcli.workspace.workspace import Workspace

Stamp = tuple[int, int, int, int]
"""When a file changed (by its content, by its inode; nanoseconds), its size in bytes, its inode."""

MANY = 200
"""From as many files on, remembering what came of them takes less time than it saves."""


class Opened(NamedTuple):
    """A workspace before its files are read.

    Attributes:
        root: its folder.
        raw: the bytes of its settings.
        settings: as read from them.
        problems: what is wrong with them.
        stamps: its OKR files, by path from `root`, sorted, with what tells that they have changed.
    """

    root: str
    raw: bytes
    settings: Settings
    problems: tuple[Problem, ...]
    stamps: Mapping[str, Stamp]

    @property
    def large(self) -> bool:
        """Whether it pays to remember what came of its files."""
        return len(self.stamps) >= MANY

    def again(self) -> Opened:
        """The same with the files as they are now."""
        return self._replace(stamps=take_census(self.root, self.settings.exclude))

    def load(self, only: Iterable[str] | None = None) -> Workspace:
        """Reads the files.

        Args:
            only: some of them, as if there were no others; None for all.

        Raises:
            Unreadable: a file may not be read.
        """
        paths = self.stamps if only is None else sorted(only)
        files = ((path, read_file(self.root, path)) for path in paths)
        return assemble(self.root, self.raw, self.settings, list(self.problems), files, {})


def open_workspace(root: str) -> Opened:
    """Looks at the workspace in a folder.

    Raises:
        Unreadable: the settings, or a folder, may not be read.
    """
    raw = read_file(root, SETTINGS_FILE)
    settings, problems = read_settings(raw)
    return Opened(root, raw, settings, tuple(problems), take_census(root, settings.exclude))


def take_census(root: str, exclude: Sequence[str]) -> dict[str, Stamp]:
    """The stamps of the OKR files of a workspace, by path from its folder, sorted.

    A file that is gone again has a stamp that nothing else has.
    """
    found = sorted(find_entries(root, exclude), key=itemgetter(0))
    try:
        return {path: _stamp(entry.stat()) for path, entry in found}
    except OSError:
        return {path: _stamp_of(entry.path) for path, entry in found}


def _stamp_of(path: str) -> Stamp:
    try:
        return _stamp(os.stat(path))  # noqa: PTH116 - pathlib costs every start 10 ms
    except OSError:
        return (-1, -1, -1, -1)


def _stamp(found: os.stat_result) -> Stamp:
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
