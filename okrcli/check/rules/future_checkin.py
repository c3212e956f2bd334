"""A check-in, a reading or a finished step lies in the future.

Why: what is dated after today does not count until that day comes. Nearly always the year or the month is misspelt, and
the goal looks as if nobody had checked in.

Bad:

    # today: 2026-10-12
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-05, value: 40400}
          - {date: 2026-12-10, value: 41200}

Good:

    # today: 2026-10-12
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-05, value: 40400}
          - {date: 2026-10-12, value: 41200}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrcli.check.records import Subject, days_of, place_of, records_of
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedKeyResult, PlannedKpi

_HINT = "write the day that the value was read on"


def check(subject: Subject, context: Context) -> Iterator[Finding]:
    """Days after today; those outside the window of the key result are a finding of their own."""
    today = context.today
    # A key result that is over by then has a finding about its window instead.
    last = subject.window.due if isinstance(subject, PlannedKeyResult) else date.max
    for each in records_of(subject) if days_of(subject, context).last > today else ():
        if today < each.date <= last:
            noun = "check-in" if isinstance(subject, PlannedKeyResult) else "reading"
            at = (*place_of(each, subject, context), "date")
            yield Finding(f"{each.date} lies in the future: the {noun} does not count until then", at, _HINT)
    if isinstance(subject, PlannedKeyResult):
        measure = subject.key_result.measure
        marks = measure.marks()
        for step, at in zip(measure.goal().steps, marks.values(), strict=True) if marks else ():
            if step.done and step.done > today:
                said = f"{step.done} lies in the future: the step does not count as done until then"
                yield Finding(said, at, "write the day that the step was done, or leave `done` out until then")


RULE = Rule("OKR501", "future-checkin", "info", on=(PlannedKeyResult, PlannedKpi), check=check, dated=True)
