"""What was logged for a key result, or read of a KPI, and where it stands in the file."""

from __future__ import annotations

from okrcli.check.rule import Context
from okrcli.model.checkin import Checkin
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.problem import Path

Subject = PlannedKeyResult | PlannedKpi
"""What has records."""


def records_of(subject: Subject) -> tuple[Checkin, ...]:
    """The check-ins of a key result, or the readings of a KPI, in file order."""
    return subject.key_result.checkins if isinstance(subject, PlannedKeyResult) else subject.kpi.readings


def place_of(record: Checkin, subject: Subject, context: Context) -> Path:
    """Where a record stands, by keys from its subject: records that are invalid are counted too."""
    key = "checkins" if isinstance(subject, PlannedKeyResult) else "readings"
    records = records_of(subject)
    index = next(number for number, each in enumerate(records) if each is record)
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
