"""How a verdict is shown: one file per format, imported on use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from okrcli.check.verdict import Verdict

if TYPE_CHECKING:
    from okrcli.check.formats.json import CheckData

FORMATS: tuple[str, ...] = ("text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit")
"""Every format; the first is the default."""


class Render(Protocol):
    """The function `render` of a format."""

    def __call__(self, verdict: Verdict, *, colour: bool = False) -> str | CheckData:
        """The verdict as text ready to print, or as data for an envelope."""
        ...


def renderer(name: str) -> Render:
    """The function that renders one of FORMATS."""
    from importlib import import_module

    render: Render = import_module(f"okrcli.check.formats.{name}").render
    return render
