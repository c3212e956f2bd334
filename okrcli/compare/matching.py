"""Finds what was renamed or moved: the same content under another name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import product
from typing import NamedTuple, TypeVar

from okrcli.compare.change import id_of
from okrcli.model.checkin import Checkin
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective

ENOUGH = 0.6
"""How alike two goals must be, from 0 to 1, to be one and the same under two names."""

# Above this many pairs only those are compared that have an id or a title in common.
_MANY = 2_000

Found = TypeVar("Found", PlannedObjective, PlannedKeyResult, PlannedKpi)


class _Share(NamedTuple):
    """A part of what makes two goals alike: how much it weighs, and how far they agree in it, 0 to 1."""

    weight: float
    alike: float


def matched(gone: Sequence[Found], came: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Pairs of the same goal under two names, the most alike first; each is in one pair at most.

    Args:
        gone: what is not there any more under its reference.
        came: what was not there before under its reference.
    """
    if not gone or not came:
        return []
    alike = _LIKENESS[type(gone[0])]
    pairs: list[tuple[Found, Found]] = list(
        product(gone, came) if len(gone) * len(came) <= _MANY else _sharing(gone, came)
    )
    likeness = [alike(*pair) for pair in pairs]
    chosen: list[tuple[Found, Found]] = []
    taken: set[int] = set()
    for index in sorted(range(len(pairs)), key=lambda index: -likeness[index]):
        both = {id(each) for each in pairs[index]}
        if likeness[index] >= ENOUGH and not both & taken:
            taken |= both
            chosen.append(pairs[index])
    return chosen


def _sharing(gone: Sequence[Found], came: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    by_mark: dict[str, list[Found]] = {}
    for new in came:
        for mark in {f"id {id_of(new)}", f"title {_title(new)}"}:
            by_mark.setdefault(mark, []).append(new)
    for each in gone:
        old: Found = each
        found = [*by_mark.get(f"id {id_of(old)}", ()), *by_mark.get(f"title {_title(old)}", ())]
        yield from ((old, new) for new in {id(each): each for each in found}.values())


def _key_results(old: PlannedKeyResult, new: PlannedKeyResult) -> float:
    was, now = old.key_result, new.key_result
    shares = [
        _Share(2, float(was.id == now.id)),
        _Share(3, _texts(was.title, now.title)),
        _Share(2, float(was.measure == now.measure)),
    ]
    return _mean([*shares, *_entries(was.checkins, now.checkins)])


def _objectives(old: PlannedObjective, new: PlannedObjective) -> float:
    was, now = old.objective, new.objective
    parts = [{(each.id, each.title) for each in one.key_results} for one in (was, now)]
    ids = [{each.id for each in one.key_results} for one in (was, now)]
    titles = [{each.title for each in one.key_results} for one in (was, now)]
    shares = [
        _Share(2, float(was.id == now.id)),
        _Share(3, _texts(was.title, now.title)),
        _Share(2, max(_overlap(*parts), 0.8 * _overlap(*ids), _overlap(*titles))),
    ]
    return _mean(shares)


def _kpis(old: PlannedKpi, new: PlannedKpi) -> float:
    was, now = old.kpi, new.kpi
    same = float((was.unit, was.healthy) == (now.unit, now.healthy))
    shares = [_Share(2, float(was.id == now.id)), _Share(3, _texts(was.title, now.title)), _Share(1, same)]
    return _mean([*shares, *_entries(was.readings, now.readings)])


_LIKENESS: dict[type, Callable[..., float]] = {
    PlannedKeyResult: _key_results,
    PlannedObjective: _objectives,
    PlannedKpi: _kpis,
}


def _entries(before: Sequence[Checkin], after: Sequence[Checkin]) -> Iterator[_Share]:
    if before or after:
        told = [{(each.date, str(each.value), each.note) for each in one} for one in (before, after)]
        # One that goes on being logged after it was renamed has all that it had, and more.
        kept = len(told[0] & told[1]) / len(told[0]) if told[0] else 0.0
        # A long history tells two goals apart, or that they are one, better than any title.
        yield _Share(min(6, 1 + len(told[0])), max(kept, _overlap(*told)))


def _overlap(left: Set[object], right: Set[object]) -> float:
    return len(left & right) / len(left | right) if left | right else 1.0


def _texts(old: str, new: str) -> float:
    if old == new:
        return 1.0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, old.casefold(), new.casefold(), autojunk=False).ratio()


def _mean(shares: Sequence[_Share]) -> float:
    return sum(each.weight * each.alike for each in shares) / sum(each.weight for each in shares)


def _title(planned: PlannedObjective | PlannedKeyResult | PlannedKpi) -> str:
    if isinstance(planned, PlannedObjective):
        return planned.objective.title
    return planned.kpi.title if isinstance(planned, PlannedKpi) else planned.key_result.title
