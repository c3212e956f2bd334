"""What a report is compared with: a day, a revision or a cycle."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrcli.commands.session import Session
from okrcli.errors import UsageError

if TYPE_CHECKING:
    from okrcli.commands.viewing import View
    from okrcli.reports.report.changes import Before


def compared(session: Session, shown: View, wanted: str | None) -> Before | None:
    """What to compare with.

    Args:
        session: of the command.
        shown: what is reviewed.
        wanted: a date, a cycle, a revision or `none`, as typed; None is four weeks ago, where a cycle that is shown
            was under way then.

    Raises:
        OkrError: there is nothing of that name, or it lies in the future.
    """
    from okrcli.reports.report.changes import Before, usual_day
    from okrcli.reports.selection import settle
    from okrcli.scoring import score

    plan, today = shown.workspace.plan, shown.scorecard.today
    if wanted == "none":
        return None
    if wanted is None:
        day = usual_day(plan, today, settle(plan, today, shown.selection).selection.cycle)
        return None if day is None else Before(None, score(plan, day))
    day_wanted = _date(wanted)
    if day_wanted is not None:
        if day_wanted > today:
            raise UsageError(f"--compare {wanted} lies after the day of the report", "name an earlier day")
        return Before(None, score(session.load(on=day_wanted).plan, day_wanted))
    cycles = {each.cycle.name: each.cycle for each in plan.objectives}
    if wanted in cycles:
        return Before(wanted, score(plan, min(today, cycles[wanted].window.due)))
    # The day of the report stays what it is, whatever the day of the revision.
    from okrcli.git import workspace_at

    found = workspace_at(session.root(), wanted)
    return Before(wanted, score(found.workspace.plan, found.day))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
