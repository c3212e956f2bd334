"""Makes a change: keeps off what is closed or broken, patches, and reads the result before anybody sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.edit.proof import proven
from okrcli.edit.unparsed import unparsed
from okrcli.errors import OkrError
from okrcli.problem import Path
from okrcli.workspace import Workspace
from okrcli.yamldoc import Document, parse
from okrcli.yamldoc.document import value_at as value_at
from okrcli.yamldoc.operations import Operation
from okrcli.yamldoc.patch import patch


class Frozen(OkrError):
    """The file of a cycle that was closed stays as it is."""

    def __init__(self, file: str, day: object) -> None:
        super().__init__(f"{file} was closed{f' on {day}' if day else ''}, and stays as it is")
        self.hint = "if it must be corrected, do it by hand and say why in the commit"


def opened(workspace: Workspace, file: str) -> Document:
    """A file that may be changed.

    Raises:
        Unparsed: it does not parse.
        Frozen: its cycle was closed.
    """
    document = workspace.document(file)
    if not document.parsed:
        raise unparsed(workspace, "not be changed", file)
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
    proven(workspace, changes)
    return changes


def lines_of(changes: ChangeSet, file: str, at: Path) -> int:
    """The line of something in a file as it will be, from 1."""
    after = next(edit.after for edit in changes.edits if edit.file == file)
    return parse(after, file).first_line(at)
