"""From a folder of files to a plan: find, read, validate, resolve references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.workspace.discover import SETTINGS_FILE, SUFFIX, find_root

if TYPE_CHECKING:
    from okrcli.workspace.reading import load
    from okrcli.workspace.workspace import Workspace

__all__ = ["SETTINGS_FILE", "SUFFIX", "Workspace", "find_root", "load"]


def __getattr__(name: str) -> object:
    """Loads what needs the model on first use: completion and help do without it."""
    if name == "load":
        from okrcli.workspace.reading import load

        return load
    if name == "Workspace":
        from okrcli.workspace.workspace import Workspace

        return Workspace
    raise AttributeError(name)
