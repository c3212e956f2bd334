"""Compares two plans by identity: what has the same reference is the same, and so is the same content under another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple, TypeVar

from okrcli.compare.change import Comparison, Difference, id_of
from okrcli.compare.entries import entry_changes
from okrcli.compare.fields import key_result_fields, kpi_fields, objective_fields
from okrcli.compare.goalposts import same_moves
from okrcli.compare.matching import matched
from okrcli.model.checkin import Move
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedKpi, PlannedObjective

_Any = PlannedObjective | PlannedKeyResult | PlannedKpi
Found = TypeVar("Found", PlannedObjective, PlannedKeyResult, PlannedKpi)


class _Names(NamedTuple):
    """References and ids as they are now, by what they were; and the KPIs that read otherwise."""

    refs: Mapping[str, str]
    ids: Mapping[str, str]
    kpis: Set[str]


def compare(before: Plan, after: Plan, invalid: tuple[Set[str], Set[str]] = (frozenset(), frozenset())) -> Comparison:
    """All that differs between two plans; scores are no part of it, and neither is the order in a file.

    Args:
        before: the plan as it was, or the part of it that may differ.
        after: the plan as it is, or the same part of it.
        invalid: references of what was left out in whole or in part, before and now, since it is not valid: it may look
            as if it were new or gone, and is neither.
    """
    objectives = _pairs((*before.objectives, *before.drafts), (*after.objectives, *after.drafts))
    key_results = _key_results(objectives)
    kpis = _pairs(before.kpis, after.kpis)
    pairs: Iterable[tuple[_Any | None, _Any | None]] = chain(objectives, key_results, kpis)
    renamed = {old.ref: new.ref for old, new in pairs if old and new and old.ref != new.ref}
    ids = {id_of_ref(old): id_of_ref(new) for old, new in renamed.items() if id_of_ref(old) != id_of_ref(new)}
    of_kpis = _sure((_kpi(old, new) for old, new in kpis), invalid)
    told = {each.ref for each in of_kpis if _tells_otherwise(each)}
    found = _sure((_key_result(old, new, _Names(renamed, ids, told)) for old, new in key_results), invalid)
    moved_dues = _dues(found)
    own = _sure((_objective(old, new, ids, moved_dues) for old, new in objectives), invalid)
    return Comparison((*own, *_contributed(after, own, found)), found, of_kpis, renamed)


def _sure(differences: Iterable[Difference | None], invalid: tuple[Set[str], Set[str]]) -> tuple[Difference, ...]:
    """The differences without what may only look like one, since it is not valid on one of the sides."""
    kept = []
    for each in differences:
        if each is None or (each.after is None and _within(each.ref, invalid[1])):
            continue
        if each.before is None and _within(each.ref, invalid[0]):
            continue
        hidden = ({"removed"} if each.ref in invalid[1] else set()) | ({"added"} if each.ref in invalid[0] else set())
        entries = tuple(entry for entry in each.entries if entry.state not in hidden)
        sure = _if_any(each._replace(entries=entries)) if hidden else each
        if sure is not None:
            kept.append(sure)
    return tuple(kept)


def _within(ref: str, refs: Set[str]) -> bool:
    """Whether something, or the objective it belongs to, is among some references."""
    return ref in refs or objective_of(ref) in refs


def objective_of(ref: str) -> str:
    """The reference of the objective that a key result belongs to.

    >>> objective_of("marketing/growth/sessions@2026-Q4")
    'marketing/growth@2026-Q4'
    """
    path, at, cycle = ref.partition("@")
    return path.rpartition("/")[0] + at + cycle


def id_of_ref(ref: str) -> str:
    """The id at the end of a reference.

    >>> id_of_ref("marketing/growth/sessions@2026-Q4")
    'sessions'
    """
    return ref.partition("@")[0].rpartition("/")[2]


def _pairs(before: Sequence[Found], after: Sequence[Found]) -> list[tuple[Found | None, Found | None]]:
    old = {each.ref: each for each in before}
    new = {each.ref: each for each in after}
    gone = [each for ref, each in old.items() if ref not in new]
    came = [each for ref, each in new.items() if ref not in old]
    partners = {id(now): was for was, now in matched(gone, came)}
    kept = {id(was) for was in partners.values()}
    pairs: list[tuple[Found | None, Found | None]] = [
        (old.get(each.ref) or partners.get(id(each)), each) for each in new.values()
    ]
    pairs.extend((each, None) for each in gone if id(each) not in kept)
    return pairs


def _key_results(
    objectives: Sequence[tuple[PlannedObjective | None, PlannedObjective | None]],
) -> list[tuple[PlannedKeyResult | None, PlannedKeyResult | None]]:
    """Key results of one objective by their ids, then by likeness; what is left may have gone to another objective."""
    pairs: list[tuple[PlannedKeyResult | None, PlannedKeyResult | None]] = []
    gone: list[PlannedKeyResult] = []
    came: list[PlannedKeyResult] = []
    for was, now in objectives:
        old = {id_of(each): each for each in (was.key_results if was else ())}
        new = {id_of(each): each for each in (now.key_results if now else ())}
        left = [each for name, each in old.items() if name not in new]
        right = [each for name, each in new.items() if name not in old]
        partners = {id(after): before for before, after in matched(left, right)}
        kept = {id(before) for before in partners.values()}
        for name, each in new.items():
            before = old.get(name) or partners.get(id(each))
            if before is None:
                came.append(each)
            else:
                pairs.append((before, each))
        gone += [each for each in left if id(each) not in kept]
    partners = {id(after): before for before, after in matched(gone, came)}
    kept = {id(before) for before in partners.values()}
    pairs += [(partners.get(id(each)), each) for each in came]
    return [*pairs, *((each, None) for each in gone if id(each) not in kept)]


def _key_result(before: PlannedKeyResult | None, after: PlannedKeyResult | None, names: _Names) -> Difference | None:
    if before is None or after is None:
        return Difference(before, after)
    old, new = before.key_result, after.key_result
    moves = _without(new.moves, old.moves)
    around = (*((after.kpi,) if after.kpi else ()), *after.guardrails)
    home = objective_of(before.ref)
    return _if_any(
        Difference(
            before,
            after,
            key_result_fields(before, after, moves, names.ids),
            entry_changes(old.checkins, new.checkins),
            moves,
            _without(old.moves, new.moves),
            tuple(each.ref for each in around if each.ref in names.kpis),
            old.id != new.id,
            names.refs.get(home, home) != objective_of(after.ref),
        )
    )


def _objective(
    before: PlannedObjective | None,
    after: PlannedObjective | None,
    ids: Mapping[str, str],
    dues: Mapping[str, Sequence[Move]],
) -> Difference | None:
    if before is None or after is None:
        return Difference(before, after)
    home = (before.team, before.cycle.name, before.file)
    return _if_any(
        Difference(
            before,
            after,
            objective_fields(before, after, ids, dues.get(after.ref, ())),
            renamed=before.objective.id != after.objective.id,
            moved=home != (after.team, after.cycle.name, after.file),
        )
    )


def _kpi(before: PlannedKpi | None, after: PlannedKpi | None) -> Difference | None:
    if before is None or after is None:
        return Difference(before, after)
    entries = entry_changes(before.kpi.readings, after.kpi.readings)
    renamed, moved = before.ref != after.ref, before.file != after.file
    return _if_any(Difference(before, after, kpi_fields(before, after), entries, renamed=renamed, moved=moved))


def _dues(key_results: Sequence[Difference]) -> dict[str, list[Move]]:
    """The new records of a moved due date, by objective: it has none of its own, its key results have."""
    found: dict[str, list[Move]] = {}
    for each in key_results:
        found.setdefault(objective_of(each.ref), []).extend(move for move in each.moves if move.field == "due")
    return found


def _tells_otherwise(kpi: Difference) -> bool:
    """Whether what a KPI feeds or guards may stand otherwise for it."""
    return kpi.state != "changed" or bool(kpi.entries) or any(each.field == "healthy" for each in kpi.fields)


def _if_any(difference: Difference) -> Difference | None:
    return difference if difference.state != "affected" or difference.by else None


def _without(moves: Sequence[Move], others: Sequence[Move]) -> tuple[Move, ...]:
    return tuple(each for each in moves if not any(same_moves(each, other) for other in others))


def _contributed(after: Plan, own: Sequence[Difference], key_results: Sequence[Difference]) -> Iterator[Difference]:
    """The objectives made of contributors of which one differs; they themselves are as they were."""
    from okrcli.scoring.contributors import contributors_of

    told = {each.ref for each in own}
    differing = told | {objective_of(each.ref) for each in key_results}
    by_ref = {each.ref: each for each in after.objectives}
    for ref, parts in contributors_of(after.objectives).items():
        by = tuple(part for part in parts if part in differing)
        if by and ref not in told:
            yield Difference(by_ref[ref], by_ref[ref], by=by)
            differing.add(ref)
