"""`okr import`: other systems' files become files of the workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands.changing import Commit, DryRun
from okrcli.commands.importing import Filling, harvest_of, report, settle
from okrcli.commands.session import Session

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="What to import; - is standard input.", show_default=False)
]
Map = Annotated[
    list[str] | None, typer.Option("--map", metavar="KEY=COLUMN", help="What a column holds: target=Goal; repeatable.")
]


def run(
    session: Session,
    format: Annotated[  # noqa: A002 - the name of the argument
        str,
        typer.Argument(metavar="FORMAT", help="What it is: markdown, csv, xlsx, json or clickup.", show_default=False),
    ],
    files: Files,
    cycle: Annotated[str | None, typer.Option("--cycle", metavar="CYCLE", help="Where the source names none.")] = None,
    team: Annotated[str | None, typer.Option("--team", metavar="TEAM", help="Where the source names none.")] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="OWNER", help="Where the source names none.")] = None,
    columns: Map = None,
    dates: Annotated[
        str | None, typer.Option("--dates", metavar="day-first|month-first", help="How 3/4/2026 is meant.")
    ] = None,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave out rows that cannot be read.")] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
) -> int:
    """Bring goals in from other systems' files.

    Makes new files in the workspace and never writes over anything: where a file is there already, it shows as a diff
    what it would add. What cannot be carried over is told on standard error, line by line.
    """
    from okrcli.commands.writing import workspace_to_change

    workspace = workspace_to_change(session, dry_run=dry_run)
    filling = Filling(cycle, team, owner, tuple(columns or ()), dates)
    found = harvest_of(session, workspace, format, files, filling, skip_bad=skip_bad)
    landed = settle(session, workspace, found, files, filling)
    return report(session, landed, dry_run=dry_run, commit=commit)
