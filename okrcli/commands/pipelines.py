"""What `okr init` adds around a workspace: files that have build servers and pre-commit check the goals."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import typer

from okrcli import __version__
from okrcli.commands.options import one_of
from okrcli.commands.session import Session
from okrcli.commands.surroundings import folder_in, repository_top
from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.edit.precommit import FILE as PRECOMMIT
from okrcli.edit.precommit import has_hook, with_hook
from okrcli.templates.pipelines import HOME, SERVERS, pipeline, precommit
from okrcli.workspace.discover import read_file


class Addition(NamedTuple):
    """A file that is to have something of okr in it.

    Attributes:
        edit: the change, or None where the file stays as it is.
        file: its path from the top of the repository.
        text: what to add to it by hand, or None where nothing is missing.
    """

    edit: FileEdit | None
    file: str
    text: str | None = None


class Around(NamedTuple):
    """What is added around a workspace.

    Attributes:
        top: the folder of the repository, or the workspace's where it is in none.
        additions: file by file.
    """

    top: str
    additions: tuple[Addition, ...]

    def diff(self) -> str:
        """The unified diff of all files."""
        return ChangeSet(self.top, tuple(each.edit for each in self.additions if each.edit)).diff()

    def write(self, session: Session) -> None:
        """Writes the files one by one, says what became of each, and what is left to be done by hand."""
        for edit, file, _ in self.additions:
            shown = session.shown(self.top, file)
            if edit is None:
                session.emit(f"kept    {shown}\n")
                continue
            ChangeSet(self.top, (edit,)).apply(session.notice, None)
            session.emit(f"{'created' if edit.before is None else 'changed'} {shown}\n")
        for _, file, text in self.additions:
            if text is not None:
                session.emit(f"\nAdd this to {session.shown(self.top, file)}:\n\n{text}")


def around(root: str, servers: Sequence[str], hook: bool) -> Around:
    """What is missing around a workspace.

    Args:
        root: its folder; it need not be there yet.
        servers: the build servers that are to check it.
        hook: whether pre-commit is to.

    Raises:
        UsageError: there is no such build server.
        Unreadable: a file that is there cannot be read.
    """
    for server in servers:
        one_of("--ci", server, tuple(SERVERS))
    found = repository_top(root, os.environ)
    top, folder = found or root, folder_in(found, root).rstrip("/")
    return Around(top, tuple(_additions(top, folder, servers, hook)))


def asked(session: Session, root: str) -> list[str]:
    """The build server that somebody at the terminal wants to check a new workspace; none outside of repositories."""
    top = repository_top(root, os.environ)
    if not session.may_ask or top is None or any(_there(top, file) for file in SERVERS.values()):
        return []
    choices, answer = (*SERVERS, "no"), ""
    while answer not in choices:
        asking = f"Check the goals in CI? ({', '.join(choices)})"
        answer = str(typer.prompt(asking, default="no", err=True)).strip().lower()
    return [answer] if answer in SERVERS else []


def _additions(top: str, folder: str, servers: Sequence[str], hook: bool) -> Iterator[Addition]:
    for server in dict.fromkeys(servers):
        file, text = SERVERS[server], pipeline(server, folder)
        if not _there(top, file):
            yield Addition(FileEdit(file, None, text.encode()), file)
        else:
            yield Addition(None, file, None if b"okr check" in read_file(top, file) else text)
    if hook:
        yield _hook(top)


def _hook(top: str) -> Addition:
    if not _there(top, PRECOMMIT):
        return Addition(FileEdit(PRECOMMIT, None, precommit().encode()), PRECOMMIT)
    raw = read_file(top, PRECOMMIT)
    if has_hook(raw):
        return Addition(None, PRECOMMIT)
    after = with_hook(raw, HOME, __version__)
    return (
        Addition(None, PRECOMMIT, precommit())
        if after is None
        else Addition(FileEdit(PRECOMMIT, raw, after), PRECOMMIT)
    )


def _there(top: str, file: str) -> bool:
    return os.path.lexists(f"{top}/{file}")
