"""A check-in lies outside the time of its key result.

Why: what is logged before the first day is ignored, and additions after the last day are too. A level may come late,
since the figure of December is known in January; a month later it tells of another time.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2025-10-12, value: 41200}

Good:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-12, value: 41200}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from okrcli.check.records import days_of, place_of
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedKeyResult

_LATE = timedelta(days=31)


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """Days before the start, additions after the end, and levels a month after it."""
    around = context.objective
    if around is None or around.closed or around.cycle.name == BACKLOG:
        return
    start, due = planned.window
    measure = planned.key_result.measure
    last = due if measure.adds_up or due > date.max - _LATE else due + _LATE
    days = days_of(planned, context)
    if start <= days.first and days.last <= last:
        return
    for each in planned.key_result.checkins:
        if not start <= each.date <= last:
            early = each.date < start
            counts = "it does not count" if early or measure.adds_up else "it counts as on the last day"
            said = f"{each.date} lies outside the key result, {start} to {due}: {counts}"
            baseline = "; the level it begins from is its `baseline`" if early and not measure.adds_up else ""
            hint = f"mend the date, or log it in the cycle that it belongs to{baseline}"
            yield Finding(said, (*place_of(each, planned, context), "date"), hint)


RULE = Rule("OKR502", "checkin-outside-window", "warning", on=PlannedKeyResult, check=check)
