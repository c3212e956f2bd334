"""A whole check: load, run, render."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from okrcli.check.engine import run
from okrcli.check.formats import FORMATS, renderer
from okrcli.check.scope import inside, standing_for
from okrcli.check.selection import Choice
from okrcli.check.verdict import Verdict
from okrcli.workspace import Workspace
from okrcli.workspace.reading import load

if TYPE_CHECKING:
    from okrcli.check.fixes import Fixed
    from okrcli.check.since import Since

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


class Subject(NamedTuple):
    """What is checked, and how.

    Attributes:
        workspace: what was read.
        choice: what the command line asks for.
        today: the day of the check.
        given: bytes that stand for those of a file, by its path from the workspace's folder.
        since: what changed since a revision, or None.
    """

    workspace: Workspace
    choice: Choice
    today: date
    given: Mapping[str, bytes]
    since: Since | None = None

    def verdict(self) -> Verdict:
        """What comes of it.

        Raises:
            OkrError: there is nothing to check, or no such rule.
        """
        return self._on(self.workspace)

    def fixed(self, *, unsafe: bool) -> Fixed:
        """The same with what can be mended mended; see `fixes.fixed`."""
        from okrcli.check.fixes import fixed

        return fixed(self.workspace, self._on, self.given, unsafe=unsafe)

    def _on(self, workspace: Workspace) -> Verdict:
        return run(workspace, self.today, self.choice, self.since)


def subject(root: Callable[[], str], request: Request, today: date, since: str | None = None) -> Subject:
    """What a request is about.

    Args:
        root: tells the workspace's folder.
        request: what to report on.
        today: the day of the check.
        since: the revision that goalposts and history are compared with, or None.

    Raises:
        OkrError: there is no workspace, standard input stands for no OKR file of it, or there is no such revision.
    """
    folder = root()
    paths, given = request.paths, {}
    if request.standard_input is not None:
        path, raw = request.standard_input
        file = standing_for(inside(folder, path), path)
        paths = (*paths, path)
        given = {file: raw}
    choice = Choice(request.select, request.ignore, paths)
    return Subject(load(folder, given), choice, today, given, None if since is None else compared(folder, since, given))


def compared(root: str, revision: str, given: Mapping[str, bytes]) -> Since:
    """What changed since a revision.

    Raises:
        OkrError: there is no such revision, or no repository.
    """
    from okrcli.check.since import Since
    from okrcli.git.pair import Span, read_pair

    pair = read_pair(root, Span(revision), given)
    name = pair.before.commit[:12] if pair.before.commit and revision.startswith("merge-base:") else revision
    return Since(name, pair.before.workspace, pair.after.workspace, pair.changed)


def checked(root: Callable[[], str], request: Request, today: date) -> tuple[Workspace, Verdict]:
    """Checks a workspace; see `subject`."""
    found = subject(root, request, today)
    return found.workspace, found.verdict()


def rendered(
    workspace: Workspace,
    verdict: Verdict,
    today: date,
    form: str,
    *,
    colour: bool,
    statistics: bool,
    room: int | None = None,
) -> str:
    """A verdict in one of the formats.

    Args:
        workspace: what was checked.
        verdict: what came of it.
        today: the day, for the envelope of a document.
        form: one of FORMATS.
        colour: whether text may be coloured.
        statistics: counts of rules instead of findings, in text and JSON.
        room: columns of the terminal that text goes to; None for a pipe or a file.
    """
    if statistics:
        from okrcli.check import statistics as counts

        if form == "json":
            return enveloped(workspace, today, "check-statistics", counts.data(verdict))
        return counts.text(verdict)
    if form == FORMATS[0]:
        from okrcli.check.formats.text import render

        return render(verdict, colour=colour, room=room)
    said = renderer(form)(verdict, colour=colour)
    return said if isinstance(said, str) else enveloped(workspace, today, "check", said)


def enveloped(workspace: Workspace | None, today: date, kind: str, data: Any) -> str:
    """Data as the document that programs read; None where it is about no workspace."""
    from okrcli.check.notation import json_text

    document = {
        "schema_version": SCHEMA_VERSION,
        "kind": kind,
        "workspace": workspace and workspace.name,
        "today": today.isoformat(),
        "policy": workspace and int(workspace.plan.settings.scoring.policy),
        "data": data,
    }
    return json_text(document, 1) + "\n"
