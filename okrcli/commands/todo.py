"""`okr todo`: what is due from me."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.options import At, Cycles, Format, Output, References, Rev, Tags, Teams
from okrcli.commands.session import Session
from okrcli.commands.viewing import Filters, show, view


def run(
    session: Session,
    refs: References = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner",
            metavar="OWNER",
            help="From whom; default: you, or everybody where git knows nobody of okr.yaml.",
            autocompletion=completion.owners,
        ),
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="From everybody.")] = False,
    cycle: Cycles = None,
    team: Teams = None,
    tag: Tags = None,
    at: At = None,
    rev: Rev = None,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> None:
    """What is due from me, most urgent first, with what to type.

    Stale key results, check-ins that are due, what has no owner, no baseline or no target, what is off track without a
    note, and what is due soon.
    """
    from okrcli.git import who
    from okrcli.reports.todo import build

    shown = view(session, Filters(refs, cycle, team, [owner] if owner else None, tag), at, rev, whole=True)
    whose = next(iter(shown.selection.owner), None)
    if whose is None and not everybody:
        person = who(session.path("."))
        whose = person.owner(shown.workspace.plan.settings) if person else None
    show(session, build(*shown, whose, asked=owner is not None or everybody), format, output)
