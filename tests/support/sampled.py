"""The sample workspace, loaded and scored once."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from okrcli.console import Policy
from okrcli.page import Report
from okrcli.render.text import render
from okrcli.reports import builder
from okrcli.reports.selection import Selection
from okrcli.scoring import Scorecard, score
from okrcli.workspace import Workspace, load
from tests.support.sample import TODAY, sample

PIPE = Policy(colour=False, width=None)
"""What a pipe takes."""

_STYLE = re.compile("\x1b\\[[0-9;]*m")


@cache
def workspace() -> Workspace:
    """The sample; it has no problems, and so is whole without its files."""
    with TemporaryDirectory() as folder:
        return replace(load(sample(Path(folder))), root="acme")


@cache
def scorecard() -> Scorecard:
    """The sample on its day."""
    return score(workspace().plan, TODAY)


def report(kind: str = "status", selection: Selection | None = None) -> Report:
    """A report of the sample."""
    return builder(kind)(workspace(), scorecard(), selection or Selection())


def text(shown: Report, width: int | None, *, colour: bool = False) -> str:
    """A report as text."""
    return render(shown, Policy(colour, width))


def bare(styled: str) -> str:
    """Text without its styles."""
    return _STYLE.sub("", styled)
