"""`okr rollover`: the next cycle."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.changing import Commit, DryRun
from okrcli.commands.options import Teams
from okrcli.commands.session import Session

_From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="CYCLE",
        help="Go on from it; default: the latest that is over.",
        autocompletion=completion.cycles,
    ),
]
_To = Annotated[
    str | None, typer.Option("--to", metavar="CYCLE", help="Go on in it; default: the next of the same length.")
]


def run(
    session: Session,
    start: _From = None,
    end: _To = None,
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
    commit: Commit = False,
    dry_run: DryRun = False,
) -> None:
    """Begin the next cycle with the key results that go on.

    The baseline of each is the value it has reached; nothing that was logged is copied, and carried_from links back.
    At a terminal it asks, key result by key result; the options answer for scripts. What was given up never goes on.
    """
    from okrcli.commands.asking import answers
    from okrcli.commands.finishing import Done, finish
    from okrcli.commands.writing import workspace_to_change
    from okrcli.dialogue.rolling import Options, announced, carried, left, rolling
    from okrcli.edit.proof import new_problems, proven
    from okrcli.edit.rollover import handover, rollover

    workspace = workspace_to_change(session, dry_run=dry_run)
    what = handover(workspace, start, end, tuple(team or ()), session.today)
    session.notice(announced(what))
    options = Options(keep or (), drop or (), target or (), keep_all)
    picked = answers(session, rolling(workspace, what, options), workspace.plan.settings.locale)
    changes = rollover(workspace, what, picked)
    notice = left(what, picked, new_problems(workspace, proven(workspace, changes, lenient=True)))
    title = f"Roll {what.cycle.name} over to {what.next.name}"
    done = Done(changes, carried(workspace, what, picked, changes), title, notice)
    finish(session, workspace, done, dry_run=dry_run, commit=commit)
