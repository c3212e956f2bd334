"""From what somebody typed to the value that is written."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import NamedTuple

from okrcli.edit.log.draft import Record
from okrcli.edit.log.entry import Entry, NotAValue, NotCounted
from okrcli.edit.log.subject import Subject
from okrcli.scoring.progress import history_of
from okrcli.scoring.readings import Readings
from okrcli.wording.locales import Locale
from okrcli.wording.typed import read_answer, read_number, read_share

Written = str | Decimal
"""A value as it is written to the file."""


class Earlier(NamedTuple):
    """What is known of a goal before an entry.

    Attributes:
        known: the records with a value up to its day, in order, without the one that is corrected.
        corrected: the record that is corrected, or None.
        first_month: the month that a year of quarters starts in.
    """

    known: list[Record]
    corrected: Record | None
    first_month: int


def value_of(subject: Subject, entry: Entry, locale: Locale, earlier: Earlier) -> Written:
    """The value that an entry stands for.

    Args:
        subject: what it is logged for.
        entry: with a text.
        locale: whose signs it is typed in.
        earlier: what is known before it.

    Raises:
        NotAValue: the text is none.
        TwoMeanings: it may be either of two.
        NotCounted: it is a step, or a running total, and there is nothing to count from.
    """
    last = subject.read(earlier.known[-1]["value"]) if earlier.known else None
    near = last or next(iter(() if subject.adds_up else subject.sizes()), None)
    number = partial(_number, subject, locale, None if entry.how == "running" else near)
    text = entry.text or ""
    if subject.reads == "answer":
        text = read_answer(text, locale) or text
    measure = subject.key_result.key_result.measure if subject.key_result else None
    if entry.how == "given":
        value = number(text) if measure is None else measure.typed(text, number)
        if value is None:
            raise NotAValue(text, subject.name, _hint(subject))
        return value
    amount = read_number(text, locale, subject.unit) if subject.reads == "number" else number(text)
    if amount is None:
        raise NotAValue(text, subject.name, "write a number, such as 3")
    if entry.how == "running":
        return amount - _total(subject, entry, earlier)
    step = amount if entry.how == "more" else -amount
    return step if subject.adds_up else _level(subject, last) + step


def _number(subject: Subject, locale: Locale, near: Decimal | None, text: str) -> Decimal | None:
    if subject.reads == "verdict":
        return read_share(text, locale)
    return read_number(text, locale, subject.unit, near)


def _hint(subject: Subject) -> str:
    if subject.key_result is None or subject.reads == "number":
        unit = f" in {subject.unit}" if subject.unit else ""
        if subject.adds_up:
            return f"write what was added{unit} as a number, such as 3"
        return f"write the level now{unit} as a number, such as 43900 or 43.9k"
    return subject.key_result.key_result.measure.value_hint()


def _level(subject: Subject, last: Decimal | None) -> Decimal:
    """The level that a step starts from: the last one, or the baseline."""
    if subject.reads not in ("number", "verdict"):
        raise NotCounted(subject.ref, "has no level to step from", _hint(subject))
    goal = subject.key_result.key_result.measure.goal() if subject.key_result else None
    level = last if last is not None or goal is None else goal.baseline
    if level is None:
        raise NotCounted(
            subject.ref, "has no level yet to step from", f"log one first: okr update {subject.name} VALUE"
        )
    return level


def _total(subject: Subject, entry: Entry, earlier: Earlier) -> Decimal:
    """What has been added so far, without what is to be replaced."""
    planned = subject.key_result
    if planned is None or not subject.adds_up:
        hint = f"log the level itself: okr update {subject.name} {entry.text}"
        raise NotCounted(subject.ref, "is a level, and has no running total", hint)
    total = planned.key_result.measure.value(history_of(planned, Readings(entry.date), earlier.first_month))
    if total is None:
        raise NotCounted(subject.ref, "has no running total without a baseline", "fill in `baseline:` first")
    corrected = earlier.corrected and subject.read(earlier.corrected["value"])
    return total - (corrected or 0)
