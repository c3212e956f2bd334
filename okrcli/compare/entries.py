"""Check-ins and readings of two sides, paired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from okrcli.compare.change import EntryChange

if TYPE_CHECKING:
    from okrcli.model.checkin import Checkin

_Key = tuple[object, ...]


def entry_changes(before: Sequence[Checkin], after: Sequence[Checkin]) -> tuple[EntryChange, ...]:
    """The entries that are not as they were, in order of date; their order in the file does not matter.

    Two are one and the same, corrected, where they are of one day, or differ in the day alone; the more they have in
    common, the sooner. All others were added or removed.

    Args:
        before: the check-ins or readings as they were.
        after: as they are.
    """
    left, came = _without_equals(before, after)
    if not left and not came:
        return ()
    pairs: list[tuple[Checkin, int]] = []
    for alike in _LIKENESS:
        for old in list(left):
            match = next((index for index in came if alike(old) == alike(after[index])), None)
            if match is not None:
                pairs.append((old, match))
                left.remove(old)
                came.remove(match)
    changes = [
        *(EntryChange(old, after[index]) for old, index in pairs),
        *(EntryChange(None, after[index]) for index in came),
        *(EntryChange(old, None) for old in left),
    ]
    return tuple(sorted(changes, key=_day))


def _without_equals(before: Sequence[Checkin], after: Sequence[Checkin]) -> tuple[list[Checkin], list[int]]:
    counts: dict[_Key, int] = {}
    for each in before:
        counts[_whole(each)] = counts.get(_whole(each), 0) + 1
    came = []
    for index, each in enumerate(after):
        if counts.get(_whole(each), 0):
            counts[_whole(each)] -= 1
        else:
            came.append(index)
    left = []
    for each in reversed(before):
        if counts[_whole(each)]:
            counts[_whole(each)] -= 1
            left.append(each)
    return left[::-1], came


def _whole(each: Checkin) -> _Key:
    return each.date, _value(each), each.confidence, each.note, each.by, each.evidence


def _value(each: Checkin) -> _Key:
    # A text is never the same as a number or an answer that reads like it.
    return type(each.value).__name__, each.value


# From what is surely the same entry to what only may be: several people log on one day.
_LIKENESS: tuple[Callable[[Checkin], _Key], ...] = (
    lambda each: (each.date, each.by, _value(each)),
    lambda each: (each.date, _value(each)),
    lambda each: (each.date, each.by, each.note),
    lambda each: (each.date, each.by),
    lambda each: (each.date,),
    lambda each: _whole(each)[1:],
)


def _day(change: EntryChange) -> tuple[date, bool, bool]:
    entry = change.after or change.before
    assert entry is not None, "a change has at least one side"
    return entry.date, change.before is None, change.after is None
