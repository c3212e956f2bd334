"""What is said of a file that does not parse, where it matters."""

from __future__ import annotations

from okrcli.errors import OkrError
from okrcli.problem import Problem
from okrcli.workspace import Workspace


class Unparsed(OkrError):
    """A file that matters does not parse."""

    def __init__(self, problem: Problem, line_text: str, may: str, unknown: OkrError | None, more: int) -> None:
        before = f"{unknown}; " if unknown else ""
        others = f", nor {'does' if more == 1 else 'do'} {more} other{'s' if more > 1 else ''}" if more else ""
        super().__init__(f"{before}{problem.file} does not parse{others}, and may {may}: {problem.message}")
        self.hint = problem.hint or "okr check says what is wrong with it"
        self.file, self.place, self.line_text = problem.file, problem.place, line_text


def unparsed(workspace: Workspace, may: str, file: str | None = None, unknown: OkrError | None = None) -> Unparsed:
    """The error that a file does not parse.

    Args:
        workspace: as it is.
        may: why that matters, to follow "it may".
        file: the one; None stands for any that does not, of which the first is told.
        unknown: what cannot be told for that reason.
    """
    problem = workspace.locate(next(each for each in workspace.problems if each.file == (file or workspace.unread[0])))
    line = workspace.document(problem.file).line(problem.place.line) if problem.place else ""
    return Unparsed(problem, line, may, unknown, 0 if file else len(workspace.unread) - 1)
