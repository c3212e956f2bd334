"""Reads the files again as a change leaves them, before it is written."""

from __future__ import annotations

from okrcli.edit.changeset import ChangeSet
from okrcli.edit.terms import breaks, left_out
from okrcli.errors import OkrError
from okrcli.problem import Problem
from okrcli.workspace import Workspace
from okrcli.workspace.reading import load


class WouldNotHold(OkrError):
    """A change would leave something invalid in a file."""

    def __init__(self, problem: Problem, line_text: str) -> None:
        super().__init__(f"with this change {problem.file} would not be valid any more: {problem.message}")
        self.hint = f"{problem.hint}; nothing was written" if problem.hint else "nothing was written"
        self.file, self.place, self.line_text = problem.file, problem.place, line_text


def proven(workspace: Workspace, changes: ChangeSet) -> Workspace:
    """The workspace as a change would leave it.

    Args:
        workspace: before it.
        changes: not written yet.

    Raises:
        WouldNotHold: for a problem of syntax or format that is not there now, something would be left out.
    """
    changed = load(workspace.root, {edit.file: edit.after for edit in changes.edits})
    for problem in left_out(changed, filter(breaks, new_problems(workspace, changed))):
        line = changed.document(problem.file).line(problem.place.line) if problem.place else ""
        raise WouldNotHold(problem, line)
    return changed


def new_problems(before: Workspace, after: Workspace) -> tuple[Problem, ...]:
    """The problems that a change brings, each with its place; one that has only moved is not new."""
    known = {(each.file, each.code, each.message) for each in before.problems}
    return tuple(after.locate(each) for each in after.problems if (each.file, each.code, each.message) not in known)
