"""`okr git install`: makes git know OKR files."""

from __future__ import annotations

from okrcli.commands.git.carrying import DryRun, carry_out
from okrcli.commands.session import Session


def run(session: Session, dry_run: DryRun = False) -> None:
    """Make git know the OKR files of this workspace: headers in diffs, and merges by objective and key result.

    Adds a line to .gitattributes in the workspace's folder, which is to be committed, and settings to this clone,
    which every clone needs for itself. Where okr is not installed, git merges lines as ever. Run again, it adds what
    is missing.
    """
    from okrcli.git.attributes import ATTRIBUTES
    from okrcli.git.install import planned

    todo = planned(session.root())
    if carry_out(session, todo, dry_run=dry_run, nothing="git knows OKR files here already"):
        session.notice(f"commit {ATTRIBUTES}; every clone runs okr git install once. okr git doctor checks it all.")
