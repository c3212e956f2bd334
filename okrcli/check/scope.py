"""Which files are reported on: those that were named, or all."""

from __future__ import annotations

import os

from okrcli.errors import OkrError
from okrcli.workspace import SETTINGS_FILE, SUFFIX, Workspace


class NoSuchPath(OkrError):
    """A path that was named does not exist."""

    def __init__(self, path: str, near: str | None) -> None:
        super().__init__(f"there is no file or folder {path}")
        self.hint = f"did you mean {near}?" if near else "check the spelling of the path"


class NothingToCheck(OkrError):
    """There is no OKR file where one was looked for."""

    def __init__(self, path: str | None) -> None:
        where = "this workspace" if path is None else path
        super().__init__(f"there is nothing to check in {where}")
        self.hint = (
            f"OKR files are those below {SETTINGS_FILE} whose names end in {SUFFIX}, except in hidden folders and what "
            f"{SETTINGS_FILE} excludes"
        )


class NotInWorkspace(OkrError):
    """Standard input stands for a file that the workspace cannot have."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"--stdin-filename {path} {reason}")
        self.hint = f"name a file below the folder of {SETTINGS_FILE} that ends in {SUFFIX}, or {SETTINGS_FILE} itself"


def standing_for(file: str, path: str) -> str:
    """The file that standard input stands for; it need not be there yet.

    Args:
        file: from the workspace's folder.
        path: as it was typed.

    Raises:
        NotInWorkspace: it lies elsewhere, or is no OKR file.
    """
    if file.startswith(("../", "/")):
        raise NotInWorkspace(path, "lies outside the workspace")
    if file != SETTINGS_FILE and not file.endswith(SUFFIX):
        raise NotInWorkspace(path, "is no OKR file")
    return file


def scope(workspace: Workspace, paths: tuple[str, ...]) -> frozenset[str]:
    """The files that are reported on, `okr.yaml` among them where it is.

    Args:
        workspace: where they lie.
        paths: files or folders, absolute or from the workspace's folder; none means all.

    Raises:
        NoSuchPath: there is no such file or folder.
        NothingToCheck: there is, but no OKR file in it; or none in the whole workspace.
    """
    every = frozenset((*workspace.files, SETTINGS_FILE))
    if not paths:
        if not workspace.files and not workspace.problems:
            raise NothingToCheck(None)
        return every
    return frozenset(file for path in paths for file in _below(workspace, path, every))


def _below(workspace: Workspace, path: str, every: frozenset[str]) -> list[str]:
    meant = inside(workspace.root, path)
    found = [file for file in every if meant in (".", file) or file.startswith(f"{meant}/")]
    if not found or (meant == "." and not workspace.files):
        raise _missing(workspace, path, meant)
    return found


def _missing(workspace: Workspace, path: str, meant: str) -> OkrError:
    if os.path.exists(os.path.join(workspace.root, meant)):  # noqa: PTH110, PTH118 - pathlib costs every start 10 ms
        return NothingToCheck(path)
    from difflib import get_close_matches

    folders = {os.path.dirname(file) for file in workspace.files} - {""}  # noqa: PTH120
    near = get_close_matches(meant, [*workspace.files, *sorted(folders)], 1, 0.7)
    return NoSuchPath(path, near[0] if near else None)


def inside(root: str, path: str) -> str:
    """A path from the workspace's folder, with forward slashes; one that leads out of it begins with `..`."""
    if os.path.isabs(path):  # noqa: PTH117
        shorter = os.path.relpath(path, os.path.abspath(root))  # noqa: PTH100
        if shorter.startswith(os.pardir):
            shorter = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
        path = shorter
    return os.path.normpath(path).replace(os.sep, "/")
