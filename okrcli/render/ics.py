"""A calendar for calendar programs (RFC 5545): an all-day event for each thing that is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypedDict, cast

from okrcli.console import Policy
from okrcli.page.report import Report
from okrcli.wording.lines import safe

_WORDS = {"goal": "Due", "step": "Step due", "cycle": "Cycle ends", "checkin": "Check-in"}
_LONGEST = 75


class EventRecord(TypedDict):
    """What the document of a calendar tells of an event."""

    date: date
    kind: str
    ref: str
    title: str
    owners: list[str]
    late: bool


def pieces(report: Report, policy: Policy) -> Iterator[str]:
    """The events of a calendar report; each keeps its id from one export to the next."""
    del policy
    events = cast("list[EventRecord]", report.data()["events"])
    yield _line("BEGIN:VCALENDAR")
    yield _line("VERSION:2.0")
    yield _line("PRODID:-//okrcli//okr calendar//EN")
    yield _line(f"X-WR-CALNAME:{_text(report.edition.workspace)}")
    for event in events:
        yield from _event(event, report.edition.today)
    yield _line("END:VCALENDAR")


def _event(event: EventRecord, today: date) -> Iterator[str]:
    # A check-in comes again and again, so its day belongs to its name; a due date that moves is the same event.
    again = f"-{event['date']:%Y%m%d}" if event["kind"] == "checkin" else ""
    yield _line("BEGIN:VEVENT")
    name = f"{event['kind']}{again}-{event['ref']}".replace(" ", "-")
    yield _line(f"UID:{_text(name)}@okr")
    yield _line(f"DTSTAMP:{today:%Y%m%d}T000000Z")
    yield _line(f"DTSTART;VALUE=DATE:{event['date']:%Y%m%d}")
    yield _line(f"DTEND;VALUE=DATE:{event['date'] + timedelta(days=1):%Y%m%d}")
    late = " (late)" if event["late"] else ""
    summary = f"{_WORDS[event['kind']]}: {event['title']}{late}"
    yield _line(f"SUMMARY:{_text(summary)}")
    owners = ", ".join(event["owners"])
    yield _line(f"DESCRIPTION:{_text(' · '.join(filter(None, (event['ref'], owners))))}")
    yield _line("TRANSP:TRANSPARENT")
    yield _line("END:VEVENT")


def _text(said: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    text = safe(said)
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text


def _line(content: str) -> str:
    """A content line, folded so that none is longer than 75 octets and no character is torn (RFC 5545, 3.1)."""
    parts: list[str] = []
    part, taken = "", 0
    for sign in content:
        octets = len(sign.encode())
        if taken + octets > _LONGEST:
            parts.append(part)
            part, taken = " ", 1
        part += sign
        taken += octets
    return "\r\n".join([*parts, part]) + "\r\n"
