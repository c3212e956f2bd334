"""What was logged for a key result, or read of a KPI, and where it stands in the file."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from okrcli.check.rule import Context
from okrcli.model.checkin import Checkin
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.problem import Path

Subject = PlannedKeyResult | PlannedKpi
"""What has records."""


def records_of(subject: Subject) -> tuple[Checkin, ...]:
    """The check-ins of a key result, or the readings of a KPI, in file order."""
    return subject.key_result.checkins if isinstance(subject, PlannedKeyResult) else subject.kpi.readings


class Days(NamedTuple):
    """The days of some records, at a glance.

    Attributes:
        first: the earliest; the last day there is where there are no records.
        last: the latest; the first day there is where there are none.
        in_order: whether no record is dated before the one above it.
        apart: whether no two are of one day.
    """

    first: date
    last: date
    in_order: bool
    apart: bool


_NONE = Days(date.max, date.min, True, True)


def days_of(subject: Subject, context: Context) -> Days:
    """The days of what was logged; rules that are asked of one subject in turn share them."""
    kept = context.kept.get(Days)
    if kept is None or kept[0] is not subject:
        days = [each.date for each in records_of(subject)]
        ordered = sorted(days)
        found = Days(ordered[0], ordered[-1], days == ordered, len(set(days)) == len(days)) if days else _NONE
        context.kept[Days] = kept = subject, found
    known: Days = kept[1]
    return known


def last_of(subject: Subject, context: Context) -> Checkin | None:
    """The latest record that is not dated after today; of one day the last in the file."""
    records, days = records_of(subject), days_of(subject, context)
    if days.in_order and days.last <= context.today:
        return records[-1] if records else None
    known = [each for each in records if each.date <= context.today]
    return max(reversed(known), key=lambda each: each.date) if known else None


def place_of(record: Checkin, subject: Subject, context: Context) -> Path:
    """Where a record stands, by keys from its subject: records that are invalid are counted too."""
    key = "checkins" if isinstance(subject, PlannedKeyResult) else "readings"
    records = records_of(subject)
    index = next(number for number, each in enumerate(records) if each is record)
    if not context.is_faulty(subject.file):
        return key, index
    written = context.written(subject.file, (*subject.at, key))
    if not isinstance(written, list) or len(written) == len(records):
        return key, index
    same = [number for number, each in enumerate(written) if _says(each, record)]
    earlier = sum(each.date == record.date and each.value == record.value for each in records[:index])
    return key, same[min(earlier, len(same) - 1)] if same else index


def _says(written: object, record: Checkin) -> bool:
    return (
        isinstance(written, dict)
        and written.get("date") == record.date.isoformat()
        and written.get("value") == record.value
    )
