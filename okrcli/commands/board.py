"""`okr board`: key results as cards in columns."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from okrcli.commands.options import (
    At,
    Cycles,
    Format,
    Healths,
    Output,
    Owners,
    References,
    Rev,
    Sort,
    Tags,
    Teams,
    one_of,
)
from okrcli.commands.session import Session
from okrcli.commands.viewing import Filters, show, view


def run(
    session: Session,
    refs: References = None,
    by: Annotated[
        str, typer.Option("--by", metavar="health|owner|team|ambition", help="What the columns are.")
    ] = "health",
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    tag: Tags = None,
    health: Healths = None,
    sort: Sort = None,
    at: At = None,
    rev: Rev = None,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> None:
    """Key results in columns, by health, owner, team or ambition.

    At a terminal, as many columns side by side as there is room for.
    """
    from okrcli.reports.board import build
    from okrcli.reports.lanes import By

    one_of("--by", by, get_args(By))
    shown = view(session, Filters(refs, cycle, team, owner, tag, health, sort), at, rev)
    show(session, build(*shown, by), format, output)  # type: ignore[arg-type]  # one_of has seen to it
