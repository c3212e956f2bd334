"""The document of `okr calendar`."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from typing_extensions import TypedDict

from okrcli.reports.calendar.dates import Event


class EventRecord(TypedDict):
    """Something that is due on a day; a late one stands on the day of the computation."""

    date: date
    kind: Literal["goal", "step", "cycle", "checkin"]
    ref: str
    title: str
    owners: list[str]
    late: bool


class CalendarData(TypedDict):
    """What is due, in order of days."""

    events: list[EventRecord]


def calendar_data(events: Sequence[Event]) -> CalendarData:
    """The document's data."""
    return {
        "events": [
            {
                "date": each.day,
                "kind": each.what,
                "ref": each.ref,
                "title": each.title,
                "owners": list(each.owners),
                "late": each.late,
            }
            for each in events
        ]
    }
