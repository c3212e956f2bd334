"""How to show a report: one file or folder per format, listed here and imported on use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from okrcli.console import Policy
from okrcli.page.report import Report

RENDERERS = {
    "text": "okrcli.render.text",
    "json": "okrcli.render.json",
}
"""The module of each format; each has a function `pieces`."""

Renderer = Callable[[Report, Policy], Iterator[str]]
"""A report as text for a stream with a policy, in pieces: a large one never stands in memory whole."""


def renderer(name: str) -> Renderer:
    """The renderer of a format.

    Raises:
        KeyError: there is no such format.
    """
    pieces: Renderer = import_module(RENDERERS[name]).pieces
    return pieces
