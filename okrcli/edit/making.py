"""Makes a change: keeps off what is closed or broken, patches, and reads the result before anybody sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.errors import OkrError
from okrcli.problem import Path, Problem
from okrcli.workspace import Workspace
from okrcli.workspace.reading import load
from okrcli.yamldoc import Document, parse
from okrcli.yamldoc.operations import Operation
from okrcli.yamldoc.patch import patch

_WATCHED = ("OKR0", "OKR1", "OKR3")
"""What must not come into the files: syntax, format, and references that lead nowhere or to several."""


class Unparsed(OkrError):
    """A file that matters does not parse."""

    def __init__(self, file: str, may: str) -> None:
        super().__init__(f"{file} does not parse, and may {may}")
        self.hint = "okr check says what is wrong with it"


class Frozen(OkrError):
    """The file of a cycle that was closed stays as it is."""

    def __init__(self, file: str, day: object) -> None:
        super().__init__(f"{file} was closed{f' on {day}' if day else ''}, and stays as it is")
        self.hint = "if it must be corrected, do it by hand and say why in the commit"


class Unsound(OkrError):
    """The change would leave something invalid; the sentence is that of the rule.

    Attributes:
        problem: what would be wrong.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.hint = f"{problem.hint}; nothing was written" if problem.hint else "nothing was written"

    @property
    def key(self) -> str | None:
        """The key that is at fault, or None."""
        return next((step for step in reversed(self.problem.at) if isinstance(step, str)), None)


def opened(workspace: Workspace, file: str) -> Document:
    """A file that may be changed.

    Raises:
        Unparsed: it does not parse.
        Frozen: its cycle was closed.
    """
    document = workspace.document(file)
    if not document.parsed:
        raise Unparsed(file, "not be changed")
    closed = value_at(document.data, ("closed",))
    if closed is not None:
        raise Frozen(file, value_at(closed, ("date",)))
    return document


def make(
    workspace: Workspace, operations: Mapping[str, Sequence[Operation]], fresh: Mapping[str, Document] | None = None
) -> ChangeSet:
    """The change that some operations make.

    Args:
        workspace: as it is.
        operations: what to do, by file; each sees what those before it have done.
        fresh: the files among them that are not there yet, as they begin.

    Raises:
        Unparsed: a file does not parse.
        Frozen: a file is closed.
        PatchRefused: a file cannot be edited without disturbing it.
        Unsound: afterwards something would be invalid that is not now, in these files or elsewhere.
    """
    edits = []
    for file, each in operations.items():
        begun = (fresh or {}).get(file)
        document = begun or opened(workspace, file)
        edits.append(FileEdit(file, None if begun else document.raw, patch(document, each)))
    changes = ChangeSet(workspace.root, tuple(edits))
    _try(workspace, changes)
    return changes


def lines_of(changes: ChangeSet, file: str, at: Path) -> int:
    """The line of something in a file as it will be, from 1."""
    after = next(edit.after for edit in changes.edits if edit.file == file)
    return parse(after, file).first_line(at)


def value_at(node: object, at: Path) -> object:
    """What stands at a path in the data of a file; None where there is nothing."""
    for step in at:
        if isinstance(node, dict):
            node = node.get(step)
        else:
            node = node[step] if isinstance(node, list) and isinstance(step, int) and step < len(node) else None
    return node


def _try(workspace: Workspace, changes: ChangeSet) -> None:
    after = load(workspace.root, {edit.file: edit.after for edit in changes.edits})
    known = {(problem.file, problem.code, problem.at) for problem in workspace.problems}
    for problem in after.problems:
        if problem.code.startswith(_WATCHED) and (problem.file, problem.code, problem.at) not in known:
            raise Unsound(problem)
