"""`okr rollover`: the next cycle."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.options import Teams
from okrcli.commands.session import Session


def run(
    session: Session,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="CYCLE",
            help="Go on from it; default: the latest that is over.",
            autocompletion=completion.cycles,
        ),
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="CYCLE", help="Go on in it; default: the next of the same length.")
    ] = None,
    team: Teams = None,
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="REF", help="It goes on; repeatable.", autocompletion=completion.references),
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option("--drop", metavar="REF", help="It does not; repeatable.", autocompletion=completion.references),
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option("--target", metavar="REF=VALUE", help="It goes on, with this target; repeatable."),
    ] = None,
    keep_all: Annotated[
        bool, typer.Option("--all", help="All that are not named go on, but for those that are done.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff; write nothing.")] = False,
) -> None:
    """Begin the next cycle with the key results that go on.

    The baseline of each is the value it has reached; nothing that was logged is copied, and carried_from links back.
    At a terminal it asks, key result by key result; the options answer for scripts. What was given up never goes on.
    """
    from okrcli.commands.finishing import answers, finish, shown
    from okrcli.dialogue.rolling import Options, announced, carried, left, rolling
    from okrcli.edit.proof import new_problems, proven
    from okrcli.edit.rollover import handover, rollover

    workspace = session.load()
    what = handover(workspace, start, end, tuple(team or ()), session.today)
    session.notice(announced(what))
    picked = answers(session, rolling(workspace, what, Options(keep or (), drop or (), target or (), keep_all)))
    changes = rollover(workspace, what, picked)
    notice = left(what, picked, new_problems(workspace, proven(workspace, changes)))
    answer = shown(session, carried(workspace, what, picked, changes), workspace)
    finish(session, changes, answer, notice, dry_run=dry_run)
