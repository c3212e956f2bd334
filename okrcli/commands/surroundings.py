"""Where a workspace lies: in which repository, and in which job of a build server."""

from __future__ import annotations

import os
from collections.abc import Mapping

_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def repository_top(folder: str, environ: Mapping[str, str]) -> str | None:
    """The folder of the repository that a folder lies in, without links in it; None where it lies in none.

    The nearest one above with a `.git` is it; git itself need not be there. A build server that copied the files
    without it tells where to.

    Args:
        folder: where to begin; it need not be there yet.
        environ: the variables of this process.
    """
    checkouts = {os.path.realpath(environ[name]) for name in _CHECKOUTS if environ.get(name)}
    folder = os.path.realpath(folder)
    while not (os.path.exists(f"{folder}/.git") or folder in checkouts):  # noqa: PTH110 - pathlib costs every start 10 ms
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
    return folder


def folder_in(top: str | None, folder: str) -> str:
    """A folder as the repository names it, with a slash at the end; empty where it is its top, or in no repository."""
    if top is None:
        return ""
    inside = os.path.relpath(os.path.realpath(folder), top).replace(os.sep, "/")
    return "" if inside == "." else f"{inside}/"
