"""The read commands that differ in nothing but the report they show."""

from __future__ import annotations

from collections.abc import Callable

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
)
from okrcli.commands.session import Session
from okrcli.commands.viewing import Filters, show, view


def reader(kind: str, manual: str) -> Callable[..., None]:
    """The function of a command that shows one report of what the filters let through.

    Args:
        kind: the name of the report.
        manual: what help says of the command.
    """

    def run(
        session: Session,
        refs: References = None,
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
        from okrcli.reports import builder

        shown = view(session, Filters(refs, cycle, team, owner, tag, health, sort), at, rev)
        show(session, builder(kind)(*shown), format, output)

    run.__doc__ = manual
    return run
