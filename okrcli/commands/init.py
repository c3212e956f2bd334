"""`okr init`: makes a workspace, or adds what is missing to one."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.session import Session

Templates = Annotated[
    list[str] | None,
    typer.Option(
        "--template", metavar="NAME", help="Begin with this template; repeatable.", autocompletion=completion.templates
    ),
]
Language = Annotated[
    str | None, typer.Option("--lang", metavar="en|pl", help="Of the templates; default: the workspace's, or en.")
]
Servers = Annotated[
    list[str] | None, typer.Option("--ci", metavar="github|gitlab", help="Have it check the goals; repeatable.")
]
Sync = Annotated[bool, typer.Option("--sync", help="With --ci: have it read the sources by schedule (okr sync).")]


def run(
    session: Session,
    directory_to_make: Annotated[str | None, typer.Argument(metavar="[DIR]", show_default=False)] = None,
    template: Templates = None,
    team: Annotated[str | None, typer.Option("--team", metavar="TEAM", help="Whose objectives.")] = None,
    cycle: Annotated[str | None, typer.Option("--cycle", metavar="CYCLE", help="Default: this quarter.")] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="OWNER", help="Who owns them; default: the git user.")
    ] = None,
    lang: Language = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Name of the company or group.")] = None,
    ci: Servers = None,
    sync: Sync = False,
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help="Have pre-commit check them.")] = False,
    git: Annotated[bool, typer.Option("--git", help="Have git merge them by goal, not by line.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the files; write nothing.")] = False,
) -> None:
    """Make a workspace, or add what is missing to one.

    Writes okr.yaml and files from templates (see okr template) to DIR, by default here; at a terminal it asks. Goals
    for longer than a quarter go to their half-year or year unless --cycle is given. Run again, it adds what is missing
    and changes nothing that exists: --ci, --sync, --pre-commit and --git alone add theirs to a workspace that is there.
    """
    from okrcli.commands.pipelines import around, asked
    from okrcli.commands.starting import Wishes, is_workspace, next_steps, texts
    from okrcli.commands.versioning import git_at_hand
    from okrcli.edit.start import start

    root = os.path.abspath(session.path(directory_to_make or "."))  # noqa: PTH100 - pathlib costs every start 10 ms
    wishes = Wishes(tuple(template or ()), team, cycle, owner, lang, name)
    beside = around(root, ci or (), pre_commit, sync)
    known = is_workspace(root)
    at_hand = git_at_hand(root) if git else None
    wanted = {} if known and (beside.additions or git) and not wishes.of_goals else texts(session, root, wishes)
    if not known and not beside.additions:
        beside = around(root, asked(session, root), False)
    changes = start(root, wanted)
    new = {edit.file for edit in changes.edits}
    if dry_run:
        session.emit(changes.diff() + beside.diff() + (at_hand.preview() if at_hand else ""))
        return
    if new:
        session.write(changes, known)
    for path in wanted:
        session.emit(f"{'created' if path in new else 'kept   '} {session.shown(root, path)}\n")
    beside.write(session)
    if at_hand:
        at_hand.install(session)
    if new:
        session.notice(next_steps(root))
