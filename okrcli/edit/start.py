"""Starts a workspace, or adds to one what is missing."""

from __future__ import annotations

import os
from collections.abc import Mapping

from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.errors import OkrError


class NotAFolder(OkrError):
    """Something else stands where the workspace should be."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is a file, not a folder")
        self.hint = "name a folder: okr init DIR"


def start(root: str, texts: Mapping[str, str]) -> ChangeSet:
    """The change that adds the files which are not there yet; none that exists is touched.

    Args:
        root: the folder of the workspace; it may be missing.
        texts: what each file should hold, by path from that folder.

    Raises:
        NotAFolder: there is a file of that name.
    """
    if os.path.exists(root) and not os.path.isdir(root):  # noqa: PTH110, PTH112 - pathlib costs every start 10 ms
        raise NotAFolder(root)
    missing = (path for path in texts if not os.path.lexists(f"{root}/{path}"))
    return ChangeSet(root, tuple(FileEdit(path, None, texts[path].encode()) for path in missing))
