"""`okr status`: where everything stands."""

from __future__ import annotations

from typing import Annotated

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
    choose_format,
    one_of,
)
from okrcli.commands.session import Session
from okrcli.commands.viewing import Filters, holds_any, quick_status, show, view
from okrcli.render import formats


def run(
    session: Session,
    refs: References = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    tag: Tags = None,
    health: Healths = None,
    sort: Sort = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option("--fail-on", metavar="HEALTH", help="Exit with 1 if a key result is in this state; repeatable."),
    ] = None,
    at: At = None,
    rev: Rev = None,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> int:
    """Where everything stands: value, goal, progress, health.

    Shows the cycles that hold today, each a section.
    """
    from okrcli.scoring import HEALTHS

    for state in fail_on or ():
        one_of("--fail-on", state, HEALTHS)
    filters = Filters(refs, cycle, team, owner, tag, health, sort)
    form = choose_format(format, output, formats("status"))
    now = not (refs or at or rev is not None)
    report, workspace = quick_status(session, filters, form) if now else (None, None)
    if report is not None:
        show(session, report, form, output)
        return 1 if report.holds_any(fail_on or ()) else 0
    from okrcli.reports.status import build

    shown = view(session, filters, at, rev, workspace=workspace)
    show(session, build(*shown), form, output)
    return 1 if holds_any(shown, fail_on or ()) else 0
