"""What `okr init` adds around a workspace: files that have build servers and pre-commit look after the goals."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

import typer

from okrcli import __version__
from okrcli.commands.options import one_of
from okrcli.commands.session import Session
from okrcli.commands.surroundings import folder_in, repository_top
from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.edit.precommit import FILE as PRECOMMIT
from okrcli.edit.precommit import has_hook, with_hook
from okrcli.errors import UsageError
from okrcli.templates.pipelines import HOME, INCLUDES, SERVERS, SYNCS, pipeline, precommit, sync_pipeline
from okrcli.workspace import SETTINGS_FILE
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


def around(root: str, servers: Sequence[str], hook: bool, sync: bool = False) -> Around:
    """What is missing around a workspace.

    Args:
        root: its folder; it need not be there yet.
        servers: the build servers that are to check it.
        hook: whether pre-commit is to.
        sync: whether the build servers are to read its sources, too.

    Raises:
        UsageError: there is no such build server, or none is named that could read the sources.
        Unreadable: a file that is there cannot be read.
    """
    for server in servers:
        one_of("--ci", server, tuple(SERVERS))
    if sync and not servers:
        raise UsageError("--sync has no --ci", "name the build server that is to read the sources: --ci github --sync")
    found = repository_top(root, os.environ)
    top, folder = found or root, folder_in(found, root).rstrip("/")
    servers = tuple(dict.fromkeys(servers))
    additions = [_checking(top, folder, server, sync) for server in servers]
    if sync:
        names = _variables(root)
        additions += [_syncing(top, folder, server, names) for server in servers]
    return Around(top, (*additions, _hook(top)) if hook else tuple(additions))


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


def _checking(top: str, folder: str, server: str, sync: bool) -> Addition:
    file = SERVERS[server]
    raw = read_file(top, file) if _there(top, file) else None
    include = sync and server in INCLUDES and SYNCS[server].encode() not in (raw or b"")
    text = pipeline(server, folder, include=include)
    if raw is None:
        return Addition(FileEdit(file, None, text.encode()), file)
    if b"okr check" not in raw:
        return Addition(None, file, text)
    return Addition(None, file, INCLUDES[server] if include else None)


def _syncing(top: str, folder: str, server: str, names: Sequence[str]) -> Addition:
    file, text = SYNCS[server], sync_pipeline(server, folder, names)
    if not _there(top, file):
        return Addition(FileEdit(file, None, text.encode()), file)
    return Addition(None, file, None if b"okr sync" in read_file(top, file) else text)


def _variables(root: str) -> list[str]:
    """The variables that the sources of a workspace need, those that stand in no file since they are usual included."""
    if not _there(root, SETTINGS_FILE):
        return []
    from okrcli.sources import SOURCES, find_source
    from okrcli.sources.due import measured, written
    from okrcli.sources.secrets import variables
    from okrcli.workspace import load

    plan = load(root).plan
    found: set[str] = set()
    for source in filter(None, map(written, measured(plan))):
        name = str(source.get("type"))
        if name in SOURCES:
            usual = {key: field.default for key, field in find_source(name).options.model_fields.items()}
            found.update(variables(str({**usual, **plan.settings.sources.get(name, {}), **source})))
    return sorted(found)


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
