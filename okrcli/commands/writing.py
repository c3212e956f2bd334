"""How every command that changes files begins and ends: nothing half done, written whole, told, committed if wanted."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.commands.session import Session
from okrcli.console import CannotPrint
from okrcli.edit.changeset import ChangeSet, exclusive, mended
from okrcli.errors import OkrError, enumerated
from okrcli.workspace import Workspace
from okrcli.yamldoc.save import EndedFirst


class NotShown(OkrError):
    """The files were written, but there is no place for what to say of it."""

    def __init__(self, files: Sequence[str], reason: str) -> None:
        done = f"{enumerated(files, 'and')} changed as asked" if files else "nothing had to change"
        super().__init__(f"{done}, but the answer cannot be shown: {reason[:1].lower()}{reason[1:]}")
        self.hint = "see where standard output goes; do not run the command again"


def workspace_to_change(session: Session, *, dry_run: bool) -> Workspace:
    """The workspace as it is, after what a killed run has begun was ended.

    Args:
        session: of the command.
        dry_run: whether nothing may be written, not even that.
    """
    if not dry_run:
        tell_ended(session, mended(session.root(), lambda holder: tell_waiting(session, holder)))
    return session.load()


def write(session: Session, changes: ChangeSet, answer: str, message: str | None) -> None:
    """Writes a change, says what it was, and commits it.

    Args:
        session: of the command.
        changes: to be written, all or none.
        answer: what to say once they are.
        message: of the commit; None for none.

    Raises:
        NotCommitted: they are written, but git refused.
        NotShown: they are written, but standard output is full.
        OkrError: nothing is written.
    """
    files = [edit.file for edit in changes.edits if edit.before != edit.after]
    with exclusive(changes.root, lambda holder: tell_waiting(session, holder)) as late:
        if late:
            raise EndedFirst(late)
        if message is not None:
            from okrcli.git.commit import ready

            ready(changes.root, files)
        session.write(changes)
        try:
            _answer(session, answer, files)
        finally:
            if message is not None:
                commit(session, changes.root, files, message)


def _answer(session: Session, answer: str, files: Sequence[str]) -> None:
    try:
        session.emit(answer)
    except CannotPrint as error:
        raise NotShown(files, error.reason) from error


def commit(session: Session, root: str, files: Sequence[str], message: str) -> None:
    """Commits files that were found ready before they were written, and says so; no files are no commit.

    Raises:
        NotCommitted: git refused.
    """
    if files:
        from okrcli.git.commit import commit as commit_files

        name = commit_files(root, files, message)
        session.notice(f"Committed as {name}: {message.partition(chr(10))[0]}")


def tell_waiting(session: Session, holder: str) -> None:
    """Says for whom the command waits."""
    session.notice(f"waiting for {holder}, which is writing here")


def tell_ended(session: Session, files: Sequence[str]) -> None:
    """Says which files of a killed run have been written now, if any."""
    if files:
        names = enumerated(files, "and")
        session.notice(f"An okr that was killed had written only a part of its files; {names} followed now.")
