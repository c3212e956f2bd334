"""How to show a report: one file or folder per format, listed here and imported on use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from okrcli.console import Policy
from okrcli.errors import OkrError
from okrcli.page.report import Report

RENDERERS = {
    "text": "okrcli.render.text",
    "json": "okrcli.render.json",
    "md": "okrcli.render.md",
    "html": "okrcli.render.html",
    "csv": "okrcli.render.csv",
    "ics": "okrcli.render.ics",
    "xlsx": "okrcli.render.xlsx",
    "pdf": "okrcli.render.pdf",
}
"""The module of each format; each has a function `pieces`, or `payload` where it is in `EXTRAS`."""

EXTRAS = {"xlsx": "openpyxl", "pdf": "typst"}
"""The formats that are no text, each with the library that it needs; it is installed by the extra of the same name."""

ONLY = {"ics": "calendar"}
"""The one report that a format is for, where it is for one."""

Renderer = Callable[[Report, Policy], Iterator[str]]
"""A report as text for a stream with a policy, in pieces: a large one never stands in memory whole."""

Packer = Callable[[Report], bytes]
"""A report as a file that is no text."""


class MissingExtra(OkrError):
    """A format needs a library that a plain installation leaves out."""

    def __init__(self, form: str) -> None:
        super().__init__(f"{form} files need {EXTRAS[form]}, which is not installed")
        self.hint = f'pip install "okrcli[{form}]" (or: uv tool install "okrcli[{form}]")'


def formats(kind: str) -> tuple[str, ...]:
    """The formats that a report can be shown in."""
    return tuple(name for name in RENDERERS if ONLY.get(name, kind) == kind)


def renderer(name: str) -> Renderer:
    """The renderer of a format that is text.

    Raises:
        KeyError: there is no such format.
    """
    pieces: Renderer = import_module(RENDERERS[name]).pieces
    return pieces


def packer(name: str) -> Packer:
    """What makes the file of a format that is no text.

    Raises:
        KeyError: there is no such format.
        MissingExtra: its library is not installed.
    """
    from importlib.util import find_spec

    if find_spec(EXTRAS[name]) is None:
        raise MissingExtra(name)
    payload: Packer = import_module(RENDERERS[name]).payload
    return payload
