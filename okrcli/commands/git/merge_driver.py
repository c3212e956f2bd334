"""`okr git merge-driver`: what git calls to merge a file."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands.session import Session


def run(
    session: Session,
    files: Annotated[list[str], typer.Argument(metavar="BASE OURS THEIRS [SIZE [PATH]]", show_default=False)],
) -> int:
    """Merge THEIRS into OURS, given what both began with; git calls it as the driver that okr git install sets up.

    Says `merged` with exit status 0, `conflicts` with 1; these are marked in OURS.
    """
    from okrcli.git.driver import WORDS, drive

    said: list[str] = []
    status = drive(files, said)
    for line in said:
        session.notice(line.rstrip("\n"))
    session.emit(f"{WORDS[status]}\n")
    return status
