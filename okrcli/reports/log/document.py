"""The document of `okr log`."""

from decimal import Decimal
from typing import Any, Literal

from typing_extensions import TypedDict

from okrcli.compare.life import Logged
from okrcli.git.history import Version
from okrcli.reports.log.gathering import Event, Life


class AuthorRecord(TypedDict):
    """Who wrote a commit."""

    name: str
    email: str


class CommitRecord(TypedDict):
    """A commit; its date is the day it was committed, where its committer was."""

    id: str
    date: str
    author: AuthorRecord
    subject: str


class WrittenRecord(TypedDict):
    """A check-in or a reading, as it was written."""

    date: str
    value: Any
    confidence: Any
    note: Any
    by: Any
    evidence: list[Any]


class EventRecord(TypedDict):
    """One thing that happened; `entry` is the check-in that it left, `entry_before` the one it found.

    `date` is the day that the record gives, else that of the commit, and null where nobody knows. `commit` is null for
    what is not committed yet, and for what was there when a shallow clone begins. `in_file` tells whether the file
    still says so.
    """

    date: str | None
    what: Literal[
        "created",
        "logged",
        "corrected",
        "removed",
        "moved",
        "unrecorded",
        "done",
        "changed",
        "renamed",
        "dropped",
        "deleted",
    ]
    id: str
    field: str | None
    before: Any
    after: Any
    entry_before: WrittenRecord | None
    entry: WrittenRecord | None
    why: str | None
    commit: CommitRecord | None
    file: str
    in_file: bool


class LogData(TypedDict):
    """The life of a goal or a KPI, the earliest event first."""

    ref: str
    title: str | None
    file: str
    gone: bool
    commits: int
    shallow: bool
    events: list[EventRecord]


def log_data(life: Life) -> LogData:
    """The document's data."""
    title = life.found.data.get("title")
    return {
        "ref": life.found.ref,
        "title": None if title is None else str(title),
        "file": life.found.file,
        "gone": life.gone,
        "commits": life.commits,
        "shallow": life.shallow,
        "events": [_event(each) for each in life.events],
    }


def _event(event: Event) -> EventRecord:
    happening = event.happening
    before, after = happening.before, happening.after
    return {
        "date": event.day or None,
        "what": happening.what,
        "id": happening.subject,
        "field": happening.field,
        "before": None if isinstance(before, Logged) else _plain(before),
        "after": None if isinstance(after, Logged) else _plain(after),
        "entry_before": _entry(before),
        "entry": _entry(after),
        "why": happening.why,
        "commit": None if event.commit is None else _commit(event.commit),
        "file": event.file,
        "in_file": event.stands,
    }


def _entry(entry: object) -> WrittenRecord | None:
    if not isinstance(entry, Logged):
        return None
    return {
        "date": entry.date,
        "value": _plain(entry.value),
        "confidence": _plain(entry.confidence),
        "note": _plain(entry.note),
        "by": _plain(entry.by),
        "evidence": [_plain(each) for each in entry.evidence],
    }


def _commit(version: Version) -> CommitRecord:
    author: AuthorRecord = {"name": version.author, "email": version.email}
    return {"id": version.commit, "date": version.day, "author": author, "subject": version.subject}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, str | bool | int | Decimal) else str(value)
