"""`okr drop`: gives a goal up in the open."""

from __future__ import annotations

from okrcli.commands.changing import Commit, Date, DryRun, Why
from okrcli.commands.options import Reference
from okrcli.commands.session import Session


def run(
    session: Session,
    ref: Reference,
    why: Why = None,
    date: Date = None,
    commit: Commit = False,
    dry_run: DryRun = False,
) -> None:
    """Give a key result or an objective up in the open: it stays in the file, with the day and the reason.

    From that day on it is out of the scores, and still in the report.
    """
    from okrcli.commands.asking import answers
    from okrcli.commands.changing import finish, goal
    from okrcli.commands.session import read_date
    from okrcli.commands.writing import workspace_to_change
    from okrcli.dialogue.moving import reason
    from okrcli.edit.drop import drop

    workspace = workspace_to_change(session, dry_run=dry_run)
    planned = goal(session, workspace, ref)
    day = read_date(date, "--date") if date else session.today
    said = answers(session, reason("Why is it given up?", why), workspace.plan.settings.locale)
    finish(session, workspace, drop(workspace, planned, said, day), dry_run=dry_run, commit=commit)
