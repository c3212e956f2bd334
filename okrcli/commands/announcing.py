"""Says what a check found; in a job of GitHub Actions in the log, beside the lines, and in the summary of the job."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from okrcli.commands.session import Session
from okrcli.commands.surroundings import folder_in, repository_top

if TYPE_CHECKING:
    from okrcli.check.verdict import Verdict
    from okrcli.workspace import Workspace


def placed(verdict: Verdict, root: str) -> Verdict:
    """The verdict with the place of its workspace in the repository."""
    return replace(verdict, folder=folder_in(repository_top(root, os.environ), root))


def tell(session: Session, verdict: Verdict, text: str, output: str | None, *, by_itself: bool) -> None:
    """Writes what came of a check.

    Args:
        session: of the command.
        verdict: with its place in the repository.
        text: it, in the format that was chosen.
        output: the file to write it to, or None.
        by_itself: whether the format was left to okr. Then a job of GitHub Actions gets annotations and a summary too.
    """
    if by_itself and output is None and os.environ.get("GITHUB_ACTIONS") == "true":
        _announce(session, verdict, text, os.environ.get("GITHUB_STEP_SUMMARY"))
    else:
        session.emit(text, output, commands=True)


def tell_unread(session: Session, workspace: Workspace, paths: tuple[str, ...], verdict: Verdict) -> None:
    """Counts the files that do not parse, where the rules that say so were left out: nothing in them was checked."""
    from okrcli.check.scope import scope
    from okrcli.wording.plurals import counted

    told = {each.file for each in verdict.findings}
    unsaid = [each for each in workspace.unread if each not in told]
    number = len(scope(workspace, paths).intersection(unsaid)) if unsaid else 0
    if number:
        said = counted(number, "file does", "files do")
        session.notice(f"{said} not parse, and nothing in such a file was checked: okr check --select OKR0 tells why.")


def _announce(session: Session, verdict: Verdict, text: str, path: str | None) -> None:
    from okrcli.check.actions import LARGEST, report

    before = _size(path) if path else 0
    told = report(verdict, text, LARGEST - before - 1)
    session.emit(told.log, commands=True)
    if path and told.summary:
        try:
            with open(path, "ab") as stream:  # noqa: PTH123 - pathlib costs every start 10 ms
                stream.write(b"\n" * bool(before) + told.summary.encode())
        except OSError as error:
            session.notice(f"there is no summary of the job: {path} cannot be written ({error.strerror})")


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)  # noqa: PTH202
    except OSError:
        return 0
