"""Passes over named files that the settings leave out: programs that name the files of a commit do not know them."""

from __future__ import annotations

import os
from collections.abc import Sequence

import typer

from okrcli.commands.session import Session


def without_excluded(session: Session, paths: Sequence[str]) -> list[str]:
    """The paths but for OKR files of the workspace that are there and are not read; where none is left, all is well.

    Args:
        session: of the command.
        paths: as they were typed.

    Raises:
        OkrError: there is no workspace.
    """
    from okrcli.check.scope import inside
    from okrcli.workspace import SETTINGS_FILE, SUFFIX
    from okrcli.workspace.discover import find_files, read_file
    from okrcli.workspace.reading import read_settings

    named = {path: os.path.abspath(session.path(path)) for path in paths}  # noqa: PTH100 - pathlib costs every start 10 ms
    root = session.root_for(tuple(named.values()))
    read = set(find_files(root, read_settings(read_file(root, SETTINGS_FILE))[0].exclude))

    def is_left(path: str) -> bool:
        meant = inside(root, named[path])
        outside = meant.startswith("../") or not meant.endswith(SUFFIX) or not os.path.isfile(named[path])  # noqa: PTH113
        return path == "-" or outside or meant in read

    left = [path for path in paths if is_left(path)]
    if not left:
        session.notice("okr.yaml excludes every file that is named.")
        raise typer.Exit
    return left
