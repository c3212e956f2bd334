"""What `okr check` does beside telling: it mends, previews, and writes comments that ignore what is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from okrcli import console
from okrcli.commands.session import Session
from okrcli.errors import UsageError

if TYPE_CHECKING:
    from okrcli.check.checking import Request, Subject
    from okrcli.check.verdict import CheckedFinding, Verdict
    from okrcli.edit.changeset import ChangeSet
    from okrcli.workspace import Workspace

DATA = ("text", "json")
"""The formats of what is no list of findings."""

_STDIN = "stdin.okr.yaml"


def request(
    session: Session,
    paths: Sequence[str],
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    stdin_filename: str | None,
) -> Request:
    """What the command line asks for; standard input is read where `-` is among the paths.

    Raises:
        UsageError: a name for standard input is given, and standard input is not.
    """
    from okrcli.check.checking import Request

    named = tuple(_absolute(session, path) for path in paths if path != "-")
    standard_input = None
    if "-" in paths:
        standard_input = (_absolute(session, stdin_filename or _STDIN), sys.stdin.buffer.read())
    elif stdin_filename is not None:
        raise UsageError("--stdin-filename is for standard input", f"okr check - --stdin-filename {stdin_filename}")
    return Request(named, _codes(select), _codes(ignore), standard_input)


def root_of(session: Session, asked: Request) -> Callable[[], str]:
    """Tells the workspace: that of the file which standard input stands for, else the one here, else a path's."""

    def root() -> str:
        from okrcli.workspace.discover import NoWorkspace, find_root

        folder = os.path.dirname(asked.standard_input[0]) if asked.standard_input else ""  # noqa: PTH120
        if folder and os.path.isdir(folder):  # noqa: PTH112
            try:
                return find_root(folder)
            except NoWorkspace:
                pass
        return session.root_for(asked.paths)

    return root


def mend(session: Session, subject: Subject, *, unsafe: bool) -> tuple[Workspace, Verdict]:
    """Mends what can be mended, and says what it did; gives what is left.

    The text of standard input goes to standard output, and nothing to its file.
    """
    from dataclasses import replace

    found = subject.fixed(unsafe=unsafe)
    if not subject.given:
        session.write(found.changes)
    for each in found.done:
        session.notice(f"fixed {_place(each)}: {each.code} {_title(each)}")
    _tell_left(session, found.refused)
    if found.done:
        session.notice(f"Fixed {_counted(len(found.done), found.changes)}.")
    verdict = replace(found.verdict, fixed=len(found.done))
    for file, raw in subject.given.items():
        _emit_bytes(next((edit.after for edit in found.changes.edits if edit.file == file), raw))
    return found.workspace, verdict


def preview(session: Session, subject: Subject, output: str | None, *, unsafe: bool) -> int:
    """Shows what would be mended as a unified diff; 1 where there is something."""
    found = subject.fixed(unsafe=unsafe)
    session.emit(found.changes.diff(), output)
    _tell_left(session, found.refused)
    session.notice(f"Would fix {_counted(len(found.done), found.changes)}." if found.done else "Nothing to fix.")
    return 1 if found.changes.edits else 0


def add_ignore(session: Session, subject: Subject, output: str | None, *, diff: bool) -> int:
    """Writes comments that ignore what is found, or shows them; 1 where something is left that none can ignore."""
    from okrcli.check.ignoring import ignored

    found = ignored(subject.workspace, subject.verdict())
    if diff:
        session.emit(found.changes.diff(), output)
    else:
        session.write(found.changes)
    for each, reason in found.left:
        session.notice(f"left {_place(each)}: {each.code} {each.message}: {reason}")
    verb = "Would add comments that ignore" if diff else "Added comments that ignore"
    session.notice(f"{verb} {_counted(len(found.hidden), found.changes)}." if found.hidden else "Nothing to ignore.")
    return 1 if found.left or (diff and found.hidden) else 0


def show_settings(session: Session, subject: Subject, form: str, output: str | None) -> int:
    """Shows the settings in effect, as text or JSON."""
    from okrcli.check import effective
    from okrcli.check.checking import enveloped
    from okrcli.check.scope import scope

    workspace = subject.workspace
    settings = effective.data(workspace, subject.choice, scope(workspace, subject.choice.paths))
    document = enveloped(workspace, subject.today, "check-settings", settings) if form == "json" else None
    session.emit(document or effective.text(settings), output)
    return 0


def only_one(**chosen: bool) -> None:
    """Sees to it that options which exclude each other are not given together.

    Raises:
        UsageError: two of them are.
    """
    names = [f"--{name.replace('_', '-')}" for name, is_chosen in chosen.items() if is_chosen]
    if len(names) > 1:
        raise UsageError(f"{names[0]} and {names[1]} do not go together", f"give {names[0]} or {names[1]}")


def _tell_left(session: Session, refused: Sequence[tuple[CheckedFinding, str]]) -> None:
    for each, reason in refused:
        session.notice(f"not fixed {_place(each)}: {each.code} {_title(each)}: {reason}")


def _place(finding: CheckedFinding) -> str:
    from okrcli.check.inert import inert

    return f"{inert(finding.file)}:{finding.line}:{finding.column}"


def _title(finding: CheckedFinding) -> str:
    from okrcli.check.inert import inert

    return inert(finding.fix.title) if finding.fix else ""


def _counted(count: int, changes: ChangeSet) -> str:
    from okrcli.wording.plurals import counted

    return f"{counted(count, 'finding')} in {counted(len(changes.edits), 'file')}"


def _absolute(session: Session, path: str) -> str:
    return os.path.abspath(session.path(path))  # noqa: PTH100 - pathlib costs every start 10 ms


def _codes(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for each in given or () for code in each.split(",") if code.strip())


def _emit_bytes(raw: bytes) -> None:
    """Bytes of a file as they are: what a terminal cannot show must not be lost in it."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        console.write_out(raw.decode("utf-8", "surrogateescape"))
        return
    sys.stdout.flush()
    buffer.write(raw)
    buffer.flush()
