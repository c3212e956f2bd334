"""Which item of one list is which of another: by id, by content, and where both changed, by what stayed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

Label = tuple[int, int, str]
"""What a part is called while collections are merged.

A key is 0, 0 and itself; an item 0, its place in the base and "", or, where it is new, 1, a count and what it is.
"""

_CONTENTS = ("key_results", "checkins", "readings", "steps")


def named(key: str) -> Label:
    """The label of a key of a mapping."""
    return 0, 0, key


def labels(base: Sequence[object], side: Sequence[object]) -> list[Label]:
    """The labels of the items of one side.

    Items that are equal, that have the same id, that are of the same day (moves also of the same field) or alike but
    for it, or that have another id and the same title or check-ins, are the same item. Each is so once. The rest are
    new, and new items on two sides have the same label where they have the same id or are equal in every field.
    """
    found: dict[int, Label] = {}
    left = dict(enumerate(base))
    for name in (canonical, _id, _exact_day, _day, _but_for_day, _title, _content):
        _match(left, side, found, name)
    counts: dict[str, int] = defaultdict(int)
    for index, item in enumerate(side):
        if index not in found:
            word = _id(item) or canonical(item)
            found[index] = (1, counts[word], word)
            counts[word] += 1
    return [found[index] for index in range(len(side))]


def _match(
    left: dict[int, object], side: Sequence[object], found: dict[int, Label], name: Callable[[object], str | None]
) -> None:
    """Labels the items that have a name which an item of the base has that is still left."""
    if not left or len(found) == len(side):
        return
    places: dict[str, list[int]] = defaultdict(list)
    for place, item in left.items():
        known = name(item)
        if known is not None:
            places[known].append(place)
    for index, item in enumerate(side):
        known = None if index in found else name(item)
        if known is not None and places.get(known):
            place = places[known].pop(0)
            found[index] = (0, place, "")
            del left[place]


def canonical(data: object) -> str:
    """A text that is the same for data that is equal: `1` and `1.0` are, `1` and `'1'` are not."""
    if isinstance(data, dict):
        return f"{{{','.join(f'{key!r}:{canonical(data[key])}' for key in sorted(data))}}}"
    if isinstance(data, list):
        return f"[{','.join(map(canonical, data))}]"
    return f"{data.normalize():f}" if isinstance(data, Decimal) else repr(data)


def _field(item: object, key: str) -> str | None:
    value = item.get(key) if isinstance(item, dict) else None
    return canonical(value) if value not in (None, "", []) else None


def _id(item: object) -> str | None:
    return _field(item, "id")


def _exact_day(item: object) -> str | None:
    day = _day(item)
    return None if day is None else f"{day} {_field(item, 'by')}"


def _day(item: object) -> str | None:
    day = _field(item, "date")
    return None if day is None or _id(item) else f"{day} {_field(item, 'field')}"


def _but_for_day(item: object) -> str | None:
    if not isinstance(item, dict) or _id(item):
        return None
    return canonical({key: each for key, each in item.items() if key != "date"})


def _title(item: object) -> str | None:
    return _field(item, "title")


def _content(item: object) -> str | None:
    """Histories tell who somebody is when name and title have changed."""
    found = [known for known in (_field(item, key) for key in _CONTENTS) if known]
    return " ".join(found) if found and _id(item) else None


def day_of(item: object) -> str:
    """The date of a record, or an empty string."""
    day = item.get("date") if isinstance(item, dict) else None
    return day if isinstance(day, str) else ""


def newest_first(lists: Iterable[Sequence[object]]) -> bool:
    """Whether the records of some lists stand in descending order of their dates."""
    falls = False
    for items in lists:
        days = [day for day in map(day_of, items) if day]
        for day, following in pairwise(days):
            if day < following:
                return False
            falls = falls or day > following
    return falls
