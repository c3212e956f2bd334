"""What is known of a key result on a day: its check-ins, the readings that feed it, what the owner said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from okrcli.model.checkin import Checkin
from okrcli.model.history import History
from okrcli.model.plan import PlannedKeyResult
from okrcli.scoring.policy import EPSILON
from okrcli.scoring.readings import Readings

SHARP_FALL = 0.2
"""Confidence that falls by as much from one statement to the next is worth a word."""

_date = attrgetter("date")


def history_of(planned: PlannedKeyResult, readings: Readings, first_month: int) -> History:
    """What is known of a key result today.

    Check-ins dated after today are left out; the rest is in order of date, and those of one day in file order.

    A KPI that feeds the key result gives its readings from the start to the due date. Its own check-ins keep what
    the KPI does not know: confidence, note, author and evidence. On a day with both, the reading is the value.
    Where the key result has no baseline, the last reading on or before its start is it.
    """
    today = readings.today
    checkins = _known(planned.key_result.checkins, today)
    if planned.kpi is None:
        return History(checkins, planned.window, today, None, first_month)
    merged = _merged(checkins, readings.within(planned.kpi, planned.window))
    baseline = readings.level_at(planned.kpi, planned.window.start)
    return History(merged, planned.window, today, baseline, first_month)


def confidence_of(checkins: Sequence[Checkin]) -> tuple[float | None, float | None]:
    """The last confidence that was stated, and the one before it; None where there is none.

    Args:
        checkins: in order of date.
    """
    last = None
    for checkin in reversed(checkins):
        if checkin.confidence is None:
            continue
        if last is not None:
            return last, float(checkin.confidence)
        last = float(checkin.confidence)
    return last, None


def fall(last: float | None, before: float | None) -> float | None:
    """How far confidence fell from one statement to the next, or None where it did not fall by 0.2 or more.

    >>> fall(0.4, 0.8)
    0.4
    """
    if last is None or before is None or before - last < SHARP_FALL - EPSILON:
        return None
    return before - last


def _known(checkins: tuple[Checkin, ...], today: date) -> tuple[Checkin, ...]:
    days = [each.date for each in checkins]
    ordered = sorted(days)
    if days == ordered and (not days or days[-1] <= today):
        return checkins
    return tuple(sorted((each for each in checkins if each.date <= today), key=_date))


def _merged(own: tuple[Checkin, ...], read: list[Checkin]) -> tuple[Checkin, ...]:
    levels = {each.date: each for each in read}
    said = {each.date for each in own}
    both = [_combined(levels[each.date], each) if each.date in levels else each for each in own]
    alone = [_combined(each) for each in read if each.date not in said]
    return tuple(sorted([*both, *alone], key=_date))


def _combined(reading: Checkin, own: Checkin | None = None) -> Checkin:
    if own is None and reading.confidence is None:
        return reading
    return Checkin(
        # The field reads days as they stand in files.
        date=reading.date.isoformat(),  # type: ignore[arg-type]
        value=reading.value,
        confidence=own.confidence if own else None,
        note=(own and own.note) or reading.note,
        by=(own and own.by) or reading.by,
        evidence=(own and own.evidence) or reading.evidence,
    )
