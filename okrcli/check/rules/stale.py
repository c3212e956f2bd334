"""Nothing was logged for longer than its cadence allows.

Why: silence is never good news. A goal that nobody looks at for weeks is a goal that nobody works for.

Bad:

    # today: 2026-10-14
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-01, value: 40100}

Good:

    # today: 2026-10-14
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-01, value: 40100}
          - {date: 2026-10-12, value: 41200}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from okrcli.check.records import Subject, days_of, place_of, records_of
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.problem import Path
from okrcli.wording.plurals import counted
from okrcli.wording.shares import percent

if TYPE_CHECKING:
    from okrcli.scoring.scorecard import Reason

_HINT = "log a {record}, or choose a `cadence` that fits how often the number is known"
_SHORTEST = 7


def check(subject: Subject, context: Context) -> Iterator[Finding]:
    """A key result whose health says so, and a KPI that is not read as often as its own cadence says."""
    if isinstance(subject, PlannedKpi):
        days = _overdue(subject, context)
        if days is not None:
            yield Finding(_said(days), _last(subject, context), _HINT.format(record="reading"))
        return
    # What feeds it is told once, at the KPI; and a look at the dates spares most of the scoring.
    if subject.kpi and _overdue(subject.kpi, context) is not None:
        return
    days = min(_days(subject, context), _days(subject.kpi, context) if subject.kpi else date.max.toordinal())
    if days > _SHORTEST:
        yield from _by_health(subject, context)


def _by_health(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    reason = context.score(planned).reasons[0]
    values, hint = reason.values, _HINT.format(record="reading" if planned.kpi else "check-in")
    if reason.code == "stale":
        at: Path = ("kpi",) if planned.kpi else _last(planned, context)
        yield Finding(_said(int(values["days"] or 0)), at, hint)
    elif _is_silence(reason) and not _is_told(planned, context):
        whose = " for any key result of this objective" if _never_logged(context) else ""
        said = f"nothing has been logged{whose}, and {percent(float(values['elapsed'] or 0))} of the time is gone"
        yield Finding(said, ("checkins",), hint, on_key=True)


def _is_silence(reason: Reason) -> bool:
    return reason.code == "no-data" and not reason.values["missing"]


def _never_logged(context: Context) -> bool:
    """Whether a whole objective of several key results has no check-in at all: then one finding is enough."""
    goals = context.objective.key_results if context.objective else ()
    return len(goals) > 1 and not any(each.key_result.checkins or each.kpi for each in goals)


def _is_told(planned: PlannedKeyResult, context: Context) -> bool:
    if context.objective is None or not _never_logged(context):
        return False
    before = takewhile(lambda each: each is not planned, context.objective.key_results)
    return any(_is_silence(context.score(each).reasons[0]) for each in before)


def _overdue(kpi: PlannedKpi, context: Context) -> int | None:
    """How many days ago a KPI was read, where its own cadence says that these are too many."""
    from okrcli.scoring.health import CADENCE_DAYS

    cadence, days = kpi.kpi.cadence, _days(kpi, context)
    if cadence is None or not kpi.kpi.readings:
        return None
    grace = int(context.workspace.plan.settings.checkins.grace_days)
    return days if days > CADENCE_DAYS[cadence] + grace else None


def _days(subject: Subject, context: Context) -> int:
    """How many days ago something was logged; all of time where nothing was."""
    today, last = context.today, days_of(subject, context).last
    if last > today:
        last = max((each.date for each in records_of(subject) if each.date <= today), default=date.min)
    return (today - last).days


def _last(subject: Subject, context: Context) -> Path:
    known = [each for each in records_of(subject) if each.date <= context.today]
    if not known:
        return ("checkins",)
    return (*place_of(max(known, key=lambda each: each.date), subject, context), "date")


def _said(days: int) -> str:
    return f"the last value is {counted(days, 'day')} old"


RULE = Rule("OKR505", "stale", "info", on=(PlannedKeyResult, PlannedKpi), check=check, dated=True)
