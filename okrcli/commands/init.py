"""`okr init`: makes a workspace, or adds what is missing to one."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.session import Session


def run(
    session: Session,
    directory_to_make: Annotated[str | None, typer.Argument(metavar="[DIR]", show_default=False)] = None,
    template: Annotated[
        list[str] | None,
        typer.Option(
            "--template",
            metavar="NAME",
            help="Begin with this template; repeatable.",
            autocompletion=completion.templates,
        ),
    ] = None,
    team: Annotated[str | None, typer.Option("--team", metavar="TEAM", help="Whose objectives.")] = None,
    cycle: Annotated[
        str | None, typer.Option("--cycle", metavar="CYCLE", help="For when; default: this quarter.")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="OWNER", help="Who owns them; default: the git user.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="en|pl", help="Language of the templates.")] = "en",
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Name of the company or group.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the files; write nothing.")] = False,
) -> None:
    """Make a workspace, or add what is missing to one.

    Writes okr.yaml and a first file from a template to DIR (default: here). Run again, it adds what is missing and
    changes nothing that exists.
    """
    from okrcli.commands.starting import Wishes, texts

    root = os.path.abspath(session.path(directory_to_make or "."))  # noqa: PTH100 - pathlib costs every start 10 ms
    wishes = Wishes(tuple(template or ()), team, cycle, owner, lang, name)
    wanted = texts(session, root, wishes)
    from okrcli.edit.start import start

    changes = start(root, wanted)
    new = {edit.file for edit in changes.edits}
    if dry_run:
        session.emit(changes.diff())
        return
    session.write(changes, "okr.yaml" not in new)
    for path in wanted:
        session.emit(f"{'created' if path in new else 'kept   '} {session.shown(root, path)}\n")
    if new:
        session.notice("Fill in what the comments ask for, then: okr check, okr status, okr update REF VALUE.")
