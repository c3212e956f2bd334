"""A check-in or a reading was edited, and its note does not say why.

Why: what was logged is what was known on that day; a number that changes afterwards, without a word, cannot be trusted.

Bad:

    # before:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-02, value: 41200, by: ana}

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-02, value: 44200, by: ana}

Good:

    # before:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-02, value: 41200, by: ana}

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-02, value: 44200, note: "the shop's own count, which came later", by: ana}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.honest import update, written
from okrcli.check.records import place_of, records_of
from okrcli.check.rule import Context, Finding, Rule
from okrcli.compare.change import EntryChange
from okrcli.model.checkin import Checkin
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.problem import Path


def check(subject: PlannedKeyResult | PlannedKpi, context: Context) -> Iterator[Finding]:
    """Every entry with another date, value or confidence than at the revision, unless its note is new."""
    difference = context.since.of(subject.ref) if context.since else None
    for change in difference.entries if difference else ():
        if change.before is None or change.after is None:
            continue
        said = _said(change.before, change.after)
        explained = change.after.note and change.after.note != change.before.note
        if said and not explained:
            yield Finding(said, _place(change.after, subject, context), _hint(subject, change))


def _place(after: Checkin, subject: PlannedKeyResult | PlannedKpi, context: Context) -> Path:
    record = next((each for each in records_of(subject) if each == after), None)
    return place_of(record, subject, context) if record else ()


def _said(before: Checkin, after: Checkin) -> str | None:
    for field in ("date", "value", "confidence"):
        was, now = getattr(before, field), getattr(after, field)
        if was != now:
            return (
                f"the {field} logged for {before.date} was {written(was)} and is {written(now)} now, with no word why"
            )
    return None


def _hint(subject: PlannedKeyResult | PlannedKpi, change: EntryChange) -> str:
    adds_up = isinstance(subject, PlannedKeyResult) and subject.key_result.measure.adds_up
    command = None
    if change.after is not None and not adds_up:
        command = update(subject.ref, change.after, "--replace", "--note 'why it was wrong'")
    return f"say why in its note: {command}" if command else "say why in its `note`, or put it back as it was"


RULE = Rule("OKR402", "checkin-edited", "error", on=(PlannedKeyResult, PlannedKpi), check=check)
