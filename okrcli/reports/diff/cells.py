"""The values of keys and entries as cells and words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from okrcli.compare.change import EntryChange, FieldChange
from okrcli.model.change import Change
from okrcli.model.checkin import Checkin, Dropped
from okrcli.model.objective import Band
from okrcli.page import Cell
from okrcli.wording.dates import day
from okrcli.wording.goals import band
from okrcli.wording.lines import cut, safe
from okrcli.wording.locales import Locale
from okrcli.wording.numbers import number

_LEVELS = frozenset(("target", "baseline", "min", "max"))
# Longer texts are told beside the name of the key, where there is room for them.
_SHORT = 16
_TEXTS = frozenset(("title", "why", "criteria", "grade_note", "evidence"))
_SAID = {
    "key_results": "key results",
    "contributes_to": "contributes to",
    "carried_from": "carried from",
    "grade_note": "grade note",
}

Read = Callable[[object], object]
"""What a check-in's value is as a number."""


def field_words(change: FieldChange, locale: Locale, unit: str | None = None) -> str:
    """What is said of a changed key: its name, and the reason, the older text or the two bands, in their unit."""
    name = _SAID.get(change.field, change.field.replace("steps.", "step ").replace(".", " "))
    if change.goalpost:
        return f"{name}: {safe(change.why)}" if change.why is not None else f"{name}, moved without a record"
    if isinstance(change.after, Dropped):
        return f"given up on {day(change.after.date, locale)}: {safe(change.after.why)}"
    if change.field == "dropped":
        return "taken up again"
    if isinstance(change.before, Band) and isinstance(change.after, Band):
        was, now = (band(each.min, each.max, unit, locale) for each in (change.before, change.after))
        return f"{name} {now}, was {was}"
    if _is_long(change) and not _is_text(change):
        return f"{name} changed"
    if _is_long(change):
        was = "" if change.before is None else f", was “{cut(safe(_text(change.before)), 60)}”"
        return f"{name} rewritten{was}" if change.before is not None else f"{name} added"
    return name


def field_cells(change: FieldChange, unit: str | None) -> tuple[Cell, Cell]:
    """The two values of a changed key; blank where the words tell them."""
    if _is_long(change) or change.field == "dropped":
        return Cell("", "plain"), Cell("", "plain")
    return value_cell(change.field, change.before, unit), value_cell(change.field, change.after, unit)


def value_cell(field: str, value: object, unit: str | None) -> Cell:
    """A value of a key."""
    if value is None or value == ():
        return Cell(None)
    if isinstance(value, bool):
        return Cell("yes" if value else "no", "plain")
    if isinstance(value, Decimal):
        return Cell(value, "quantity", unit) if field in _LEVELS else Cell(value, "number")
    if isinstance(value, date):
        return Cell(value, "day")
    return Cell(_text(value))


def entry_words(change: EntryChange, noun: str, locale: Locale, read: Read) -> str:
    """What is said of a check-in or a reading: its day, who logged it, and what else it says or said."""
    entry = change.after or change.before
    assert entry is not None, "a change has at least one side"
    became = "" if change.state == "added" else f" {change.state}"
    words = f"{noun} of {day(entry.date, locale)}{f' by {safe(entry.by)}' if entry.by else ''}{became}"
    if change.before is not None and change.after is not None:
        return f"{words}: {', '.join(_corrected(change.before, change.after, locale, read)) or 'written otherwise'}"
    sure = f"confidence {number(entry.confidence, locale, 2)}" if entry.confidence is not None else ""
    more = ", ".join(filter(None, (sure, f"“{safe(entry.note)}”" if entry.note else "")))
    return f"{words}: {more}" if more else words


def _corrected(before: Checkin, after: Checkin, locale: Locale, read: Read) -> list[str]:
    said = []
    if before.date != after.date:
        said.append(f"was of {day(before.date, locale)}")
    if read(before.value) != read(after.value):
        said.append("value")
    if before.confidence != after.confidence:
        was, now = (_sure(each, locale) for each in (before.confidence, after.confidence))
        said.append(f"confidence {was} → {now}")
    if before.by != after.by:
        said.append(f"logged by {safe(after.by or 'nobody')}, was {safe(before.by or 'nobody')}")
    if before.note != after.note:
        said.append(f"note now “{safe(after.note)}”" if after.note else f"note taken out: “{safe(before.note or '')}”")
    if before.evidence != after.evidence:
        said.append("evidence")
    return said


def _sure(confidence: Decimal | None, locale: Locale) -> str:
    return "none" if confidence is None else number(confidence, locale, 2)


def _is_long(change: FieldChange) -> bool:
    if change.field in _TEXTS:
        return True
    sides = (change.before, change.after)
    return not _is_text(change) or any(isinstance(each, str | tuple) and len(_text(each)) > _SHORT for each in sides)


def _is_text(change: FieldChange) -> bool:
    """Whether both values are single ones or lists of words."""
    single = (str, Decimal, bool, date, Change, type(None))
    return all(
        isinstance(each, single) or (isinstance(each, tuple) and all(isinstance(part, str) for part in each))
        for each in (change.before, change.after)
    )


def _text(value: object) -> str:
    if isinstance(value, Change):  # which is a tuple too
        return value.text
    return ", ".join(map(_text, value)) if isinstance(value, tuple) else str(value)
