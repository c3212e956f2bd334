"""Several levels are logged for one day.

Why: only the last one in the file counts, and readers see two numbers of which one was a mistake. Additions are another
matter: those of one day add up.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-12, value: 41200}
          - {date: 2026-10-12, value: 42100}

Good:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-12, value: 42100}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.records import Subject, days_of, place_of, records_of
from okrcli.check.rule import Context, Finding, Fix, Rule
from okrcli.model.checkin import Checkin
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.yamldoc.operations import Remove


def check(subject: Subject, context: Context) -> Iterator[Finding]:
    """One finding for each level that another one of its day precedes."""
    if days_of(subject, context).apart or not _holds_levels(subject, context):
        return
    seen: dict[object, Checkin] = {}
    for each in records_of(subject):
        if each.value is None:
            continue
        if each.date in seen:
            yield _finding(seen[each.date], each, subject, context)
        seen[each.date] = each


def _holds_levels(subject: Subject, context: Context) -> bool:
    if isinstance(subject, PlannedKpi):
        return True
    return not (subject.key_result.measure.adds_up or (context.objective and context.objective.closed))


def _finding(first: Checkin, second: Checkin, subject: Subject, context: Context) -> Finding:
    at = place_of(second, subject, context)
    if first == second:
        fix = Fix("remove the repeated record", (Remove(at),))
        return Finding(f"the same record of {second.date} is there twice", (*at, "date"), "delete one of them", fix=fix)
    said = f"{second.date} has another level above: only the last one in the file counts"
    fix = Fix("keep the last one", (Remove(place_of(first, subject, context)),), safe=False)
    return Finding(said, (*at, "date"), "keep the one that is right, or mend its date", fix=fix)


RULE = Rule("OKR504", "same-day-levels", "warning", on=(PlannedKeyResult, PlannedKpi), check=check, fixable=True)
