"""What one entry does to the files: a record appended or corrected, a step marked, confidence and note beside them."""

from __future__ import annotations

from collections.abc import Mapping

from okrcli.edit.log.draft import Draft, Record, on_day
from okrcli.edit.log.entry import DoneAlready, Entry, LoggedAlready
from okrcli.edit.log.subject import Subject
from okrcli.model.scalars import literal
from okrcli.problem import Path
from okrcli.yamldoc.operations import Add, Append, Operation, Replace, Value

KEYS = ("date", "value", "confidence", "note", "by", "evidence")
"""The keys of a record, in the order they are written in."""

_STEP = ("id", "title", "weight", "due", "done")


def log_value(draft: Draft, subject: Subject, entry: Entry, value: Value) -> None:
    """Appends a record with a value, or corrects the one of that day.

    Raises:
        LoggedAlready: there is a level for that day, and `replace` is not set.
    """
    file, at = subject.records
    records = draft.records(file, at)
    same = [index for index in on_day(records, entry.date) if records[index].get("value") is not None]
    if same and not entry.replace and not subject.adds_up:
        found = records[same[-1]]
        raise LoggedAlready(subject.ref, entry.date, literal(found["value"]), literal(found.get("by")))
    fields = _fields(entry, value, evidence=entry.evidence)
    if subject.split:
        fields = {key: each for key, each in fields.items() if key not in ("confidence", "note")}
    draft.do(file, _put(at, records, same if entry.replace else [], fields, subject.order))


def log_remarks(draft: Draft, subject: Subject, entry: Entry, *, beside: bool) -> None:
    """Appends confidence, note and evidence to the check-ins of a key result, or corrects those of that day.

    Args:
        draft: the files.
        subject: the key result.
        entry: what is logged.
        beside: whether the evidence stands in a reading of that day already.
    """
    file, at = subject.remarks
    records = draft.records(file, at)
    same = on_day(records, entry.date) if entry.replace else []
    fields = _fields(entry, None, evidence=() if beside else entry.evidence)
    draft.do(file, _put(at, records, same, fields, subject.order))


def mark(draft: Draft, subject: Subject, entry: Entry, at: Path) -> None:
    """Marks a step as done.

    Raises:
        DoneAlready: it is, and `replace` is not set.
    """
    file = subject.remarks[0]
    step = draft.value_at(file, at[:-1])
    done = step.get("done") if isinstance(step, dict) else None
    if done is not None and not entry.replace:
        raise DoneAlready(subject.ref, entry.text or "", done)
    if isinstance(step, dict) and "done" in step:
        if done != entry.date.isoformat():
            draft.do(file, [Replace(at, entry.date)])
        return
    draft.do(file, [Add(at[:-1], "done", entry.date, _STEP)])


def _put(
    at: Path, records: list[Record], same: list[int], fields: Mapping[str, Value], order: tuple[str, ...]
) -> list[Operation]:
    if not same:
        return [Append(at, fields, order)]
    return _corrections((*at, same[-1]), records[same[-1]], fields)


def _corrections(at: Path, old: Record, fields: Mapping[str, Value]) -> list[Operation]:
    changes: list[Operation] = []
    for key, value in fields.items():
        if key not in old:
            changes.append(Add(at, key, value, KEYS))
        elif key != "date" and old[key] != value:
            changes.append(Replace((*at, key), value))
    return changes


def _fields(entry: Entry, value: Value, *, evidence: tuple[str, ...]) -> dict[str, Value]:
    fields: dict[str, Value] = {
        "date": entry.date,
        "value": value,
        "confidence": entry.confidence,
        "note": entry.note,
        "by": entry.by,
        "evidence": list(evidence) or None,
    }
    return {key: each for key, each in fields.items() if each is not None}
