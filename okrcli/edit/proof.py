"""Reads the files again as a change leaves them, before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from okrcli.edit.changeset import ChangeSet
from okrcli.edit.terms import breaks, left_out
from okrcli.errors import OkrError
from okrcli.problem import Problem
from okrcli.workspace import Workspace
from okrcli.workspace.reading import load

_WATCHED = ("OKR0", "OKR1", "OKR3")
"""What must not come into the files: syntax, format, and references that lead nowhere or to several."""


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


def proven(workspace: Workspace, changes: ChangeSet, *, lenient: bool = False) -> Workspace:
    """The workspace as a change would leave it.

    Args:
        workspace: before it.
        changes: not written yet.
        lenient: whether problems are no matter for which nothing is left out of the plan, as where much is copied.

    Raises:
        Unsound: afterwards something would be invalid that is not now, in these files or elsewhere.
    """
    changed = load(workspace.root, {edit.file: edit.after for edit in changes.edits})
    new = _new(workspace, changed)
    if lenient:
        faults = left_out(changed, filter(breaks, new))
    else:
        faults = [problem for problem in new if problem.code.startswith(_WATCHED)]
    if faults:
        raise Unsound(faults[0])
    return changed


def new_problems(before: Workspace, after: Workspace) -> tuple[Problem, ...]:
    """The problems that a change brings, each with its place."""
    return tuple(map(after.locate, _new(before, after)))


def _new(before: Workspace, after: Workspace) -> Iterator[Problem]:
    """What is wrong after a change and was not before it, neither there nor, where it has only moved, elsewhere."""
    stays = {(each.file, each.code, each.at) for each in before.problems}
    there = {(each.file, each.code, each.at) for each in after.problems}
    moved = Counter(
        (each.file, each.code, each.message) for each in before.problems if (each.file, each.code, each.at) not in there
    )
    for each in after.problems:
        name = (each.file, each.code, each.message)
        if (each.file, each.code, each.at) in stays:
            continue
        if moved[name]:
            moved[name] -= 1
        else:
            yield each
