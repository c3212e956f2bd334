"""`okr rename`: another id, and every reference to it."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands.changing import Commit, DryRun
from okrcli.commands.options import Reference
from okrcli.commands.session import Session


def run(
    session: Session,
    ref: Reference,
    new_id: Annotated[str, typer.Argument(metavar="NEW-ID", help="Small letters, digits and hyphens.")],
    commit: Commit = False,
    dry_run: DryRun = False,
) -> None:
    """Give an objective, a key result or a KPI another id, and change every reference to it.

    All files are written, or none. A reference keeps the form it has; where that would be ambiguous then, it is
    written in full.
    """
    from okrcli.commands.changing import finish, target
    from okrcli.commands.writing import workspace_to_change
    from okrcli.edit.rename import rename

    workspace = workspace_to_change(session, dry_run=dry_run)
    told = rename(workspace, target(session, workspace, ref), new_id)
    finish(session, workspace, told, dry_run=dry_run, commit=commit)
