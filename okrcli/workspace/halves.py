"""Reads a large workspace in two processes, each half of the files.

A file matters to others by its names, its references and its KPIs, and by nothing that was logged. So each process
reads its half in full, is told the outlines of the other half, and makes the plan of all of them: whatever holds
between files is found out by the same code as ever. Where anything is wrong anywhere, one process reads everything.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

from okrcli.model.plan import PlannedObjective
from okrcli.workspace.discover import read_file
from okrcli.workspace.opening import Opened
from okrcli.workspace.outline import Outline, outline_of
from okrcli.workspace.reading import Intake
from okrcli.workspace.twin import Line, Lost, beside
from okrcli.workspace.workspace import Workspace


class Half(NamedTuple):
    """Half of a workspace.

    Attributes:
        workspace: the whole, where the other half has nothing logged; nothing is wrong in it.
        own: the files that were read in full.
    """

    workspace: Workspace
    own: frozenset[str]

    def holds(self, objective: PlannedObjective) -> bool:
        """Whether an objective stands in one of its own files."""
        return objective.file in self.own


Told = TypeVar("Told")


def in_halves(opened: Opened, tell: Callable[[Half], Told | None]) -> tuple[list[Told], Workspace]:
    """What is told of each half of a workspace, in order of the files.

    Args:
        opened: the workspace, with two files or more.
        tell: tells of a half; None where the workspace has to be looked at as a whole.

    Returns:
        What is told of the first and the second half, and the workspace of the first; or nothing, and the whole
        workspace, where something is wrong in it, or with the other process.

    Raises:
        Unreadable: a file may not be read.
    """
    first, second = _halves(opened)
    intake = _intake(opened)

    def other(line: Line) -> None:
        own = _intake(opened)
        line.send(_outlines(own, opened.root, second))
        workspace = own.workspace(before=line.receive())
        line.send(_told(Half(workspace, frozenset(second)), tell))

    try:
        with beside(other) as line:
            outlines = _outlines(intake, opened.root, first)
            others = line.receive()
            line.send(outlines)
            workspace = intake.workspace(after=others)
            del outlines, others  # in a workspace of ten thousand files they are tens of megabytes
            return [_told(Half(workspace, frozenset(first)), tell), line.receive()], workspace
    except Lost:
        for path in (*first, *second)[len(intake.files) :]:
            intake.take(path, read_file(opened.root, path))
        return [], intake.workspace()


def _intake(opened: Opened) -> Intake:
    return Intake(opened.root, opened.raw, opened.settings, opened.problems, {})


def _halves(opened: Opened) -> tuple[list[str], list[str]]:
    """The files in order, parted where half of their bytes lie behind."""
    files = list(opened.stamps)
    sizes = list(accumulate(stamp[2] for stamp in opened.stamps.values()))
    middle = bisect(sizes, sizes[-1] // 2) if sizes else 0
    return files[:middle], files[middle:]


def _outlines(intake: Intake, root: str, files: Sequence[str]) -> list[Outline]:
    outlines = []
    for path in files:
        taken = intake.take(path, read_file(root, path))
        if taken is None:
            raise Lost
        outlines.append(outline_of(path, *taken))
    return outlines


def _told(half: Half, tell: Callable[[Half], Told | None]) -> Told:
    told = None if half.workspace.problems else tell(half)
    if told is None:
        raise Lost
    return told
