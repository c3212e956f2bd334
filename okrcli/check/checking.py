"""A whole check: load, run, render."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from okrcli.check.engine import run
from okrcli.check.formats import renderer
from okrcli.check.selection import Choice
from okrcli.check.verdict import Verdict
from okrcli.workspace import Workspace
from okrcli.workspace.reading import load

SCHEMA_VERSION = 1
"""Version of the document: within it, fields may be added, never renamed, removed or retyped."""


class Request(NamedTuple):
    """What the command line asks for.

    Attributes:
        paths: files and folders, absolute; none means all.
        select: codes or prefixes to report.
        ignore: codes or prefixes not to report.
        standard_input: the file that it stands for, absolute, and its bytes.
    """

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    standard_input: tuple[str, bytes] | None = None


def checked(root: Callable[[], str], request: Request) -> tuple[Workspace, Verdict]:
    """Checks a workspace.

    Args:
        root: tells its folder.
        request: what to report on.

    Raises:
        OkrError: there is no workspace, or nothing to check, or no such rule.
    """
    folder = root()
    paths, overlay = request.paths, {}
    if request.standard_input is not None:
        path, raw = request.standard_input
        paths = (*paths, path)
        overlay = {path.removeprefix(f"{folder}/"): raw}
    workspace = load(folder, overlay)
    return workspace, run(workspace, None, Choice(request.select, request.ignore, paths))


def rendered(workspace: Workspace, verdict: Verdict, today: date, form: str, *, colour: bool, statistics: bool) -> str:
    """A verdict in one of the formats.

    Args:
        workspace: what was checked.
        verdict: what came of it.
        today: the day, for the envelope of a document.
        form: one of FORMATS.
        colour: whether text may be coloured.
        statistics: counts of rules instead of findings, in text.
    """
    if statistics and form != "json":
        return _statistics(verdict)
    said = renderer(form)(verdict, colour=colour)
    if isinstance(said, str):
        return said
    from json import dumps

    document = {
        "schema_version": SCHEMA_VERSION,
        "kind": "check",
        "workspace": workspace.name,
        "today": today.isoformat(),
        "policy": int(workspace.plan.settings.scoring.policy),
        "data": said,
    }
    return dumps(document, indent=1, ensure_ascii=False) + "\n"


def _statistics(verdict: Verdict) -> str:
    counts = Counter((finding.code, finding.name) for finding in verdict.findings)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:5}  {code}  {name}\n" for (code, name), count in ordered)
