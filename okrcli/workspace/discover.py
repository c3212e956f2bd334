"""Finds the workspace and its files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from okrcli.errors import OkrError
from okrcli.workspace.patterns import matches

SETTINGS_FILE = "okr.yaml"
"""The file that makes a folder a workspace."""

SUFFIX = ".okr.yaml"
"""How the name of an OKR file ends."""


class NoWorkspace(OkrError):
    """There is no workspace here or above."""

    def __init__(self, start: str) -> None:
        super().__init__(f"no {SETTINGS_FILE} in {start} or any folder above it")
        self.hint = "okr init makes a workspace here; okr -C DIR looks in another folder"


class NoFolder(OkrError):
    """A folder that was named is not there."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"there is no folder {folder}")
        self.hint = "check the spelling of the path"


class Unreadable(OkrError):
    """A file may not be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}")
        self.hint = "check who may read it (ls -l), or exclude it in okr.yaml"


def find_root(start: str) -> str:
    """The folder with `okr.yaml`, walking up from a folder.

    Raises:
        NoFolder: the folder is not there.
        NoWorkspace: there is no such file up to the top.
    """
    if not os.path.isdir(start):  # noqa: PTH112 - pathlib costs every start 10 ms
        raise NoFolder(start)
    folder = os.path.abspath(start)  # noqa: PTH100
    while not os.path.isfile(f"{folder}/{SETTINGS_FILE}"):  # noqa: PTH113
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            raise NoWorkspace(os.path.abspath(start))  # noqa: PTH100
        folder = above
    return folder


def find_files(root: str, exclude: Sequence[str]) -> tuple[str, ...]:
    """The OKR files of a workspace, by path from its folder, sorted.

    Hidden folders, what the patterns exclude, and links that lead out of the workspace are passed over.
    """
    return tuple(sorted(path for path, _ in find_entries(root, exclude)))


def find_entries(root: str, exclude: Sequence[str]) -> list[tuple[str, os.DirEntry[str]]]:
    """The same files as the folder lists them, in no order."""
    inside = os.path.realpath(root) + os.sep
    return [found for found in _walk(root, "", exclude, inside) if not matches(found[0], exclude)]


def _walk(root: str, prefix: str, exclude: Sequence[str], inside: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = list(os.scandir(f"{root}/{prefix}"))
    except OSError as error:
        raise Unreadable(prefix or root, error.strerror or "unknown reason") from error
    for entry in entries:
        name = entry.name
        if name.endswith(SUFFIX) and not name.startswith("."):
            if entry.is_file() and (not entry.is_symlink() or os.path.realpath(entry.path).startswith(inside)):
                yield prefix + name, entry
        elif not name.startswith(".") and entry.is_dir(follow_symlinks=False) and not matches(prefix + name, exclude):
            yield from _walk(root, f"{prefix}{name}/", exclude, inside)


def read_file(root: str, path: str) -> bytes:
    """The bytes of a file in a workspace.

    Raises:
        Unreadable: it may not be read, or is gone.
    """
    try:
        with open(f"{root}/{path}", "rb") as stream:  # noqa: PTH123 - pathlib costs every start 10 ms
            return stream.read()
    except OSError as error:
        raise Unreadable(path, error.strerror or "unknown reason") from error
