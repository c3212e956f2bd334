"""How to show a report: one file or folder per format, listed here and imported on use."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from okrcli.console import Policy
from okrcli.page.report import Report

RENDERERS = {
    "text": "okrcli.render.text",
    "json": "okrcli.render.json",
}
"""The module of each format; each has a function `render`."""

Renderer = Callable[[Report, Policy], str]
"""A whole report as text, for a stream with a policy."""


def renderer(name: str) -> Renderer:
    """The renderer of a format.

    Raises:
        KeyError: there is no such format.
    """
    render: Renderer = import_module(RENDERERS[name]).render
    return render
