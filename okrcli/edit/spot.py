"""Where something stands, be it valid or not: for an editor, which is opened to mend what the plan leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from okrcli.edit.making import value_at
from okrcli.errors import OkrError
from okrcli.model.scalars import literal
from okrcli.problem import Path
from okrcli.workspace import Workspace
from okrcli.workspace.references import Target
from okrcli.yamldoc import Document


class LeftOut(OkrError):
    """What is meant is there, but invalid."""

    def __init__(self, ref: str, file: str, line: int) -> None:
        super().__init__(f"`{ref}` is left out for what is wrong with it, at {file}:{line}")
        self.hint = f"okr check {file} says what is wrong; okr edit {ref} opens it"


class Spot(NamedTuple):
    """A line of a file.

    Attributes:
        file: path from the workspace's folder.
        line: from 1.
    """

    file: str
    line: int


def spot(workspace: Workspace, ref: str, find: Callable[[str], Target]) -> Spot:
    """Where a reference leads: to what is in the plan, else to what was left out of it for what is wrong with it.

    Args:
        workspace: as it is.
        ref: the reference.
        find: what is in the plan.

    Raises:
        OkrError: `find` does not know it, and nothing that was left out has that name.
    """
    try:
        found = find(ref)
    except OkrError:
        left_out = next(spots_left_out(workspace, ref), None)
        if left_out is None:
            raise
        return left_out
    return Spot(found.file, found.line)


def spots_left_out(workspace: Workspace, ref: str) -> Iterator[Spot]:
    """Where that stands which has a name, and is not in the plan for what is wrong with it."""
    planned = {(each.file, each.at) for each in _planned(workspace)}
    return (Spot(file, line) for file, at, line in _wrong(workspace, ref) if (file, at) not in planned)


def _wrong(workspace: Workspace, ref: str) -> Iterator[tuple[str, Path, int]]:
    tail, _, cycle = ref.partition("@")
    wanted = tuple(tail.split("/"))
    for problem in (each for each in workspace.problems if each.file in workspace.files):
        document = workspace.document(problem.file)
        for at, names in _named(document, problem.at):
            if names[-len(wanted) :] == wanted and cycle in ("", _word(document.data, ("cycle",))):
                yield problem.file, at, document.first_line(at)


def _planned(workspace: Workspace) -> Iterator[Target]:
    for objective in (*workspace.plan.objectives, *workspace.plan.drafts):
        yield objective
        yield from objective.key_results
    yield from workspace.plan.kpis


def _named(document: Document, at: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The entities around a path, with the words of their references."""
    is_kpi = at[:1] == ("kpis",)
    names = ("kpi",) if is_kpi else tuple(_word(document.data, ("team",)).split("/"))
    for length in (2,) if is_kpi else (2, 4):
        if len(at) >= length:
            names = (*names, _word(document.data, (*at[:length], "id")))
            yield at[:length], names


def _word(data: object, at: Path) -> str:
    return str(literal(value_at(data, at)) or "")
