"""`okr sync`: reads sources, and logs what they say."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.changing import Commit, DryRun
from okrcli.commands.options import Output
from okrcli.commands.session import Session

_Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REF]...",
        help="Only these; an objective stands for its key results.",
        autocompletion=completion.references,
        show_default=False,
    ),
]


def run(
    session: Session,
    refs: _Words = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what is not due.")] = False,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="As of that day, due or not; default: today.")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="From that day on, one value a check-in period.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Up to that day; default: today.", show_default=False)
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Show the types of sources with their options.")] = False,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", help="For one answer.", min=0.1, max=600)
    ] = 60,
    commit: Commit = False,
    dry_run: DryRun = False,
    format: Annotated[  # noqa: A002 - the option's name
        str | None, typer.Option("--format", metavar="text|json", help="Of --list.", show_default=False)
    ] = None,
    output: Output = None,
) -> int:
    """Read the sources of key results and KPIs that are due, and log what they say.

    A key result or KPI tells under source: where its number lives; okr sync --list shows what to write there. A value
    that a person typed for the same day stays, and a second run logs nothing twice. Exit status 1: a source failed.
    """
    from okrcli.commands.syncing import Wish, carry_out, show_types

    if listed:
        show_types(session, refs or (), format, output)
        return 0
    return carry_out(session, Wish(tuple(refs or ()), everything, date, first, last, timeout, commit, dry_run))
