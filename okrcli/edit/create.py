"""Adds an objective, a key result or a KPI in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from okrcli.edit.homes import Home, home_of_kpis, home_of_team
from okrcli.edit.ids import refuse_taken
from okrcli.edit.making import lines_of, make, opened, value_at
from okrcli.edit.told import Line, Told
from okrcli.errors import enumerated
from okrcli.model.kinds import KIND_NAMES, KINDS
from okrcli.model.objective import Kpi, Objective
from okrcli.model.plan import PlannedObjective
from okrcli.page import Cell
from okrcli.problem import Path
from okrcli.workspace import Workspace
from okrcli.workspace.references import Sort
from okrcli.workspace.shape import key_result_keys
from okrcli.yamldoc.operations import Add, Append, Operation, Value

Fields = Mapping[str, Value]
"""An entity as it stands in a file."""


class Addition(NamedTuple):
    """Something new, and the list that it goes to.

    Attributes:
        sort: what it is.
        home: its file.
        at: path of the list.
        around: the keys of the mapping that the list stands in, in their order.
        fields: its keys, in their order.
        ref: the reference by which it is known then.
    """

    sort: Sort
    home: Home
    at: Path
    around: tuple[str, ...]
    fields: Fields
    ref: str


def new_objective(workspace: Workspace, fields: Fields, team: str, cycle: str) -> Addition:
    """An objective, in the file of its team and cycle or a new one; without key results where none are given.

    Raises:
        OkrError: there is no such file and there can be none, or it is not to be changed.
    """
    home = home_of_team(workspace, team, cycle)
    inner = fields.get("key_results")
    key_results = [_key_result(each) for each in inner if isinstance(each, Mapping)] if isinstance(inner, list) else []
    ordered = _ordered({**fields, "key_results": key_results}, tuple(Objective.model_fields))
    ref = f"{team}/{fields.get('id')}@{cycle}"
    return Addition("objective", home, ("objectives",), ("cycle", "team", "objectives", "kpis"), ordered, ref)


def new_key_result(workspace: Workspace, fields: Fields, objective: PlannedObjective) -> Addition:
    """A key result of an objective; what it still needs before progress can be told is written as null.

    Raises:
        OkrError: the file of the objective is not to be changed.
    """
    home = Home(objective.file, opened(workspace, objective.file))
    team_id, _, cycle = objective.ref.partition("@")
    at = (*objective.at, "key_results")
    ref = f"{team_id}/{fields.get('id')}@{cycle}"
    return Addition("key result", home, at, tuple(Objective.model_fields), _key_result(fields), ref)


def new_kpi(workspace: Workspace, fields: Fields, team: str | None = None) -> Addition:
    """A KPI, in the file that holds KPIs; `min` and `max` become its healthy band.

    Raises:
        OkrError: that file is not to be changed.
    """
    home = home_of_kpis(workspace, team)
    band = {key: fields[key] for key in ("min", "max") if key in fields}
    whole = {**{key: value for key, value in fields.items() if key not in band}, **({"healthy": band} if band else {})}
    ordered = _ordered(whole, tuple(Kpi.model_fields))
    return Addition("KPI", home, ("kpis",), ("cycle", "team", "objectives", "kpis"), ordered, f"kpi/{fields.get('id')}")


def create(workspace: Workspace, additions: Sequence[Addition]) -> Told:
    """The change that adds some things, each at the end of its list.

    Raises:
        Taken: an id is there already.
        Unsound: one of them is invalid, or a reference elsewhere would mean several things then.
        PatchRefused: a file cannot be edited without disturbing it.
    """
    operations: dict[str, list[Operation]] = {}
    places: list[Path] = []
    for each in additions:
        document = each.home.document
        refuse_taken(document, each.at, each.sort, str(each.fields.get("id")))
        listed = value_at(document.data, each.at)
        before = [place for place, other in zip(places, additions, strict=False) if _same_list(other, each)]
        places.append((*each.at, (len(listed) if isinstance(listed, list) else 0) + len(before)))
        operations.setdefault(each.home.file, []).extend(_operations(each.at, places[-1], each.fields, each.around))
    fresh = {each.home.file: each.home.document for each in additions if each.home.fresh}
    changes = make(workspace, operations, fresh)
    lines = (
        Line(("added ", Cell(each.ref, "text", style="strong")), each.home.file, lines_of(changes, each.home.file, at))
        for each, at in zip(additions, places, strict=True)
    )
    title = (f"Add {enumerated([each.ref for each in additions], 'and')}",)
    return Told(changes, tuple(lines), title, notices=tuple(_notices(additions)))


def _operations(at: Path, place: Path, fields: Fields, around: tuple[str, ...]) -> Iterator[Operation]:
    """Appends an entity: first its own lines, then the records in it, each on one line where it fits."""
    deep = [key for key, value in fields.items() if _is_deep(value)]
    yield Append(at, {key: value for key, value in fields.items() if key not in deep}, around, block=True)
    for key in deep:
        inner = fields[key]
        if key == "key_results" and isinstance(inner, list):
            for index, each in enumerate(inner):
                below = (*place, key)
                yield from _operations(below, (*below, index), each, tuple(fields))
        else:
            yield Add(place, key, inner, tuple(fields))


def _is_deep(value: Value) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(each, Mapping) for each in value))


def _same_list(left: Addition, right: Addition) -> bool:
    return (left.home.file, left.at) == (right.home.file, right.at)


def _key_result(fields: Fields) -> Fields:
    kind = fields.get("kind")
    order = key_result_keys(kind if isinstance(kind, str) else KINDS[0].name())
    return _ordered({**fields, **dict.fromkeys(_missing(fields))}, order)


def _missing(fields: Fields) -> tuple[str, ...]:
    """The keys that must still be filled in; what a KPI tells is not one of them."""
    kind = KIND_NAMES.get(str(fields.get("kind", KINDS[0].name())), KINDS[0])
    own = {key: value for key, value in fields.items() if key in kind.model_fields}
    try:
        measure = kind.model_validate(_as_read(own))
    except ValidationError:  # the file is validated as a whole before it is written, and says what is wrong
        return ()
    told = {"baseline"} if fields.get("kpi") else set()
    return tuple(key for key in measure.placeholders() if key not in told)


def _as_read(value: Value) -> object:
    """A value as it will be once it has been written and read."""
    from okrcli.yamldoc.intended import read_back

    return read_back(value)


def _ordered(fields: Fields, order: Sequence[str]) -> Fields:
    known = [key for key in order if key in fields]
    return {key: fields[key] for key in (*known, *(key for key in fields if key not in order))}


def _notices(additions: Iterable[Addition]) -> Iterator[str]:
    for each in additions:
        inner = each.fields.get("key_results")
        for ref, fields in ((each.ref, each.fields), *_inner(each.ref, inner)):
            empty = [key for key, value in fields.items() if value is None]
            if empty:
                yield f"Fill in {enumerated(empty, 'and')}: okr edit {ref}"
        if inner == []:
            yield f"Now add what it is measured by: okr new key-result --objective {each.ref}"


def _inner(ref: str, key_results: Value) -> Iterator[tuple[str, Fields]]:
    name, _, cycle = ref.partition("@")
    for each in key_results if isinstance(key_results, list) else ():
        if isinstance(each, Mapping):
            yield f"{name}/{each.get('id')}@{cycle}", each
