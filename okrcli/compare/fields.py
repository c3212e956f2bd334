"""Which keys of a goal have another value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from okrcli.compare.change import GOALPOSTS, TERMS, FieldChange
from okrcli.compare.goalposts import plain, reason
from okrcli.model.checkin import Move, Step
from okrcli.model.key_result import KeyResult
from okrcli.model.objective import Kpi, Objective
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective

# What is told otherwise: by identity, entry by entry, or not at all.
_ELSEWHERE = frozenset(("id", "key_results", "checkins", "readings", "moves", "measure", "steps"))
_REFERENCES = frozenset(("contributes_to", "carried_from", "kpi", "guardrails"))

_OWN = tuple(field for field in KeyResult.model_fields if field not in _ELSEWHERE)
_OF_ANY = frozenset(("kind", "due", "weight"))

Names = Mapping[str, str]


def key_result_fields(
    before: PlannedKeyResult, after: PlannedKeyResult, moves: Sequence[Move], renamed: Names
) -> tuple[FieldChange, ...]:
    """The keys of a key result that have other values, those of its kind among them; steps one by one.

    Args:
        before: as it was.
        after: as it is.
        moves: the records of moves that are new.
        renamed: the ids that goals and KPIs have now, by those they had.
    """
    old, new = before.key_result, after.key_result
    left, right = ({**_values(each.measure), **_values(each)} for each in (old, new))
    changes = []
    for field in (*_of_kind(left, right), *_OWN):
        was, now = left.get(field), right.get(field)
        if _same(field, was, now, renamed):
            continue
        # What was not chosen yet is not moved; of another kind all is new, and its own word tells.
        chosen = was is not None or field == "due"
        goalpost = (
            field in GOALPOSTS | TERMS and chosen and (type(old.measure) is type(new.measure) or field in _OF_ANY)
        )
        changes.append(FieldChange(field, was, now, goalpost, reason(field, was, now, moves) if goalpost else None))
    return (*changes, *_steps(left.get("steps"), right.get("steps"), moves))


def objective_fields(
    before: PlannedObjective, after: PlannedObjective, renamed: Names, dues: Sequence[Move]
) -> tuple[FieldChange, ...]:
    """The keys of an objective that have other values, its team and its cycle among them.

    Args:
        before: as it was.
        after: as it is.
        renamed: the ids that goals and KPIs have now, by those they had.
        dues: the new records of a moved due date in its key results, which stand for one of its own.
    """
    left, right = _values(before.objective), _values(after.objective)
    why = next((each.why for each in reversed(dues)), None)
    changes = [
        FieldChange("team", before.team, after.team),
        FieldChange("cycle", before.cycle.name, after.cycle.name),
        *(
            FieldChange(field, left[field], right[field], field == "due", why if field == "due" else None)
            for field in Objective.model_fields
        ),
        *_closed(before, after),
    ]
    return _differing(changes, renamed)


def kpi_fields(before: PlannedKpi, after: PlannedKpi) -> tuple[FieldChange, ...]:
    """The keys of a KPI that have other values."""
    left, right = _values(before.kpi), _values(after.kpi)
    return _differing([FieldChange(field, left[field], right[field]) for field in Kpi.model_fields], {})


def _differing(changes: Sequence[FieldChange], renamed: Names) -> tuple[FieldChange, ...]:
    kept = (each for each in changes if each.field not in _ELSEWHERE)
    return tuple(each for each in kept if not _same(each.field, each.before, each.after, renamed))


def _values(model: object) -> dict[str, object]:
    return {field: getattr(model, field) for field in type(model).model_fields}  # type: ignore[attr-defined]


def _of_kind(left: Mapping[str, object], right: Mapping[str, object]) -> Iterator[str]:
    own = {*KeyResult.model_fields, *_ELSEWHERE}
    return (field for field in dict.fromkeys(chain(left, right)) if field not in own)


def _same(field: str, before: object, after: object, renamed: Names) -> bool:
    if plain(field, before) == plain(field, after):
        return True
    return field in _REFERENCES and _renamed(before, renamed) == _renamed(after, {})


def _renamed(value: object, names: Names) -> object:
    """References with each id in them as it is called now."""
    if isinstance(value, tuple):
        return tuple(_renamed(each, names) for each in value)
    if not isinstance(value, str):
        return value
    path, at, cycle = value.partition("@")
    return "/".join(names.get(part, part) for part in path.split("/")) + at + cycle


def _closed(before: PlannedObjective, after: PlannedObjective) -> Iterator[FieldChange]:
    was, now = (each.closed.date if each.closed else None for each in (before, after))
    yield FieldChange("closed", was, now)


def _steps(before: object, after: object, moves: Sequence[Move]) -> Iterator[FieldChange]:
    """Steps by their ids; one that is gone, or weighs or is due otherwise, moves the goal."""
    left, right = (_by_id(each) for each in (before, after))
    for name in dict.fromkeys(chain(left, right)):
        was, now = left.get(name), right.get(name)
        if was is None or now is None:
            if isinstance(before, tuple) and isinstance(after, tuple):
                told = reason("steps", name, None, moves) or _mentioned(name, moves)
                yield FieldChange(f"steps.{name}", _title(was), _title(now), now is None, told if now is None else None)
            continue
        for field in ("title", "weight", "due", "done"):
            old, new = getattr(was, field), getattr(now, field)
            if old != new:
                goalpost = field in ("weight", "due")
                why = _mentioned(name, moves) if goalpost else None
                yield FieldChange(f"steps.{name}.{field}", old, new, goalpost, why)


def _by_id(steps: object) -> dict[str, Step]:
    return {each.id: each for each in steps if isinstance(each, Step)} if isinstance(steps, tuple) else {}


def _title(step: Step | None) -> str | None:
    return None if step is None else step.title or step.id


def _mentioned(name: str, moves: Sequence[Move]) -> str | None:
    """The reason of a record of the steps, or of this one."""
    fields = ("steps", f"steps.{name}")
    told = (each for each in reversed(moves) if each.field in fields or each.field.startswith(f"{fields[1]}."))
    return next((each.why for each in told), None)
