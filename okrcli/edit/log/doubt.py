"""What makes one wonder whether a value was meant like this."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from okrcli.edit.log.batch import Logged
from okrcli.wording.locales import Locale
from okrcli.wording.numbers import number
from okrcli.wording.typed import UNLIKELY


def doubts(logged: Logged, today: date, locale: Locale) -> Iterator[str]:
    """Sentences about what is unlikely: another sign, ten times the last value, a day on which it does not count.

    Args:
        logged: what is about to be written.
        today: the day of the computation.
        locale: the signs of the numbers.
    """
    subject, entry, name = logged.subject, logged.entry, logged.subject.name
    if isinstance(logged.value, Decimal) and subject.reads == "number":
        last = subject.read(logged.last)
        said = _added(logged.value, last, locale) if subject.adds_up else _level(logged, logged.value, last, locale)
        if said is not None:
            yield f"{name}: {said}"
    if entry.date > today:
        yield f"{name}: {entry.date} lies ahead; until then it does not count"
    planned = subject.key_result
    if planned is None:
        return
    start, due = planned.window
    if entry.date < start and subject.kpi is None:
        yield f"{name}: {entry.date} is before its start on {start}; it does not count"
    if entry.date > due and subject.adds_up:
        yield f"{name}: {entry.date} is after its end on {due}; it does not count"
    dropped = planned.key_result.dropped
    if dropped is not None and dropped.date <= entry.date:
        yield f"{name}: it was given up on {dropped.date}"


def _level(logged: Logged, value: Decimal, last: Decimal | None, locale: Locale) -> str | None:
    if not last or not value:
        return None
    shown, before = number(value, locale), number(last, locale)
    if (value < 0) != (last < 0):
        # A goal on the other side of zero has to be reached somehow.
        crosses = any((each < 0) != (last < 0) for each in logged.subject.sizes())
        return None if crosses else f"{shown} has another sign than the last value, {before}"
    return _apart(shown, f"the last value, {before}", value / last, locale)


def _added(value: Decimal, last: Decimal | None, locale: Locale) -> str | None:
    if value < 0:
        return f"{number(value, locale)} takes away from what was added so far"
    if not last or value < UNLIKELY * abs(last):
        return None
    said = _apart(number(value, locale), f"what was added last, {number(last, locale)}", value / last, locale)
    return f"{said}; a total so far goes after --running"


def _apart(shown: str, last: str, times: Decimal, locale: Locale) -> str | None:
    if times >= UNLIKELY:
        return f"{shown} is {number(int(times), locale)} times {last}"
    return f"{shown} is a {_part(1 / times)} of {last}" if 1 / times >= UNLIKELY else None


def _part(times: Decimal) -> str:
    return "tenth or less" if times < 100 else "hundredth or less"
