"""`okr diff`: what changed, in terms of goals."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.options import Format, Output, References, Teams
from okrcli.commands.session import Session

_Cycles = Annotated[
    list[str] | None,
    typer.Option("--cycle", metavar="CYCLE", help="Only these cycles.", autocompletion=completion.cycles),
]


def run(
    session: Session,
    revision: Annotated[
        str | None,
        typer.Argument(metavar="[REV[..REV]]", help="What to compare with; default: HEAD.", show_default=False),
    ] = None,
    refs: References = None,
    cycle: _Cycles = None,
    team: Teams = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if something differs.")] = False,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> int:
    """What changed since a revision: check-ins, goalposts, goals added, deleted, dropped, renamed or moved.

    REV is compared with the files as they are, A..B with each other, A...B since the two parted. What has the same id
    is the same, wherever it stands, and so is the same content under another id. --format md is for a pull request.
    """
    from okrcli.commands.session import settled
    from okrcli.commands.viewing import show
    from okrcli.git.pair import read_pair, read_span
    from okrcli.git.repository import NoRevision
    from okrcli.reports.diff import build
    from okrcli.reports.diff.wanted import hinted, wanted

    try:
        pair = read_pair(session.root(), read_span(revision))
    except NoRevision as error:
        raise hinted(error, session.root(), revision or "") from None
    settled(pair.after.workspace)
    keeps = wanted(pair, refs or (), cycle or (), team or ())
    report = build(pair, session.today, dated=session.dated, keeps=keeps)
    show(session, report, format, output)
    return 1 if exit_code and report.differs else 0
