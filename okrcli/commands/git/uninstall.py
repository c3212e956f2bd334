"""`okr git uninstall`: makes git forget OKR files."""

from __future__ import annotations

from okrcli.commands.git.carrying import DryRun, carry_out
from okrcli.commands.session import Session


def run(session: Session, dry_run: DryRun = False) -> None:
    """Take away what okr git install has written: its line in .gitattributes, and the settings of this clone."""
    from okrcli.git.install import planned_removal

    carry_out(session, planned_removal(session.root()), dry_run=dry_run, nothing="there is nothing to take away")
