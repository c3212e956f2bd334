"""What to show: one file per report, listed here and imported on use."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrcli.page.report import Report
    from okrcli.reports.selection import Selection
    from okrcli.scoring.scorecard import Scorecard
    from okrcli.workspace.workspace import Workspace

    Builder = Callable[[Workspace, Scorecard, Selection], Report]

REPORTS = {
    "status": "okrcli.reports.status",
    "show": "okrcli.reports.show",
    "tree": "okrcli.reports.tree",
    "board": "okrcli.reports.board",
    "timeline": "okrcli.reports.timeline",
    "calendar": "okrcli.reports.calendar",
    "todo": "okrcli.reports.todo",
    "report": "okrcli.reports.report",
    "diff": "okrcli.reports.diff",
    "log": "okrcli.reports.log",
}
"""The module of each report; each has a function `build`."""


def builder(name: str) -> Builder:
    """What builds the report of a name from a workspace, its scorecard and a selection.

    Raises:
        KeyError: there is no such report.
    """
    build: Builder = import_module(REPORTS[name]).build
    return build
