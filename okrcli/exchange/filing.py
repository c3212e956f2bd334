"""From what was found to the texts of files: ids, keys in their order, and YAML that reads back as the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pydantic import ValidationError

from okrcli.edit.homes import KPI_FILE, file_of
from okrcli.edit.ids import id_from
from okrcli.exchange.draft import Bundle, Fields, kind_of, one_line, records
from okrcli.model.kinds import KINDS
from okrcli.model.objective import Kpi, Objective, OkrFile
from okrcli.wording.plurals import counted
from okrcli.workspace.shape import key_result_keys
from okrcli.yamldoc.operations import Value
from okrcli.yamldoc.rendering import Habits, pair
from okrcli.yamldoc.style import BlockStyle

_LONGEST_ID = 40
_LARGEST_FILE = 4_000_000
_ENTITIES = ("objectives", "key_results", "kpis")
_CHECKIN = ("date", "value", "confidence", "note", "by", "evidence")
_IN_PLACE = re.compile(r"(?!.*(?:^|/)\.)[^/\\:\x00-\x1f][^\\:\x00-\x1f]*\.okr\.yaml")


class Sheet(NamedTuple):
    """A file that is to be.

    Attributes:
        file: its path from the workspace's folder.
        cycle: of its objectives, or None where it has none.
        team: of its objectives, or None where it has none.
        fields: all that stands in it.
    """

    file: str
    cycle: str | None
    team: str | None
    fields: Fields


def sheets(bundles: Iterable[Bundle], cycle: str | None, team: str | None, owner: str | None) -> list[Sheet]:
    """The files that bundles make: one for each team and cycle, or those that the source names.

    Args:
        bundles: as found.
        cycle: what fills a missing cycle.
        team: what fills a missing team.
        owner: what fills a missing owner of an objective.
    """
    gathered: dict[tuple[str | None, str | None, str | None], Bundle] = {}
    for each in bundles:
        whose = slugged(each.team or team)
        key = (each.file, each.cycle or cycle, whose) if each.objectives else (each.file, None, None)
        have = gathered.get(key) or Bundle(key[1], key[2], [], file=each.file)
        rest = {**each.rest, **({"team": each.team} if each.team and not each.objectives else {})}
        gathered[key] = have._replace(
            objectives=[*have.objectives, *each.objectives],
            kpis=[*have.kpis, *each.kpis],
            rest={**have.rest, **rest},
        )
    return [sheet for each in gathered.values() for sheet in _sheets(each, owner)]


def slugged(team: str | None) -> str | None:
    """A team as a slug, part by part; None where nothing of it is left."""
    return "/".join(filter(None, map(id_from, (team or "").split("/")))) or None


def _sheets(bundle: Bundle, owner: str | None) -> Iterator[Sheet]:
    taken: set[str] = set()
    objectives = [_serving(_objective(each, owner, taken), bundle.team) for each in _distinct(bundle.objectives)]
    kpis = [_entity(each, tuple(Kpi.model_fields), set()) for each in bundle.kpis]
    file = bundle.file if bundle.file and _IN_PLACE.fullmatch(bundle.file) else None
    named = file or (file_of(bundle.cycle, bundle.team) if bundle.cycle and bundle.team else KPI_FILE)
    head: Fields = {"cycle": bundle.cycle, "team": bundle.team} if objectives else {}
    for index, part in enumerate(_parts(objectives) or [[]]):
        fields = {**head, **bundle.rest, **({"objectives": part} if part else {}), **({"kpis": kpis} if kpis else {})}
        path = named if index == 0 else named.replace(".okr.yaml", f"-{index + 1}.okr.yaml")
        yield Sheet(path, bundle.cycle, bundle.team, _ordered(fields, tuple(OkrFile.model_fields)))
        kpis = []


def _distinct(objectives: list[Fields]) -> list[Fields]:
    """The objectives, where one that came twice with the id of another tool is kept as it has more key results."""
    kept: dict[object, Fields] = {}
    for each in objectives:
        meta = each.get("meta")
        key = (each.get("title"), str(meta)) if isinstance(meta, Mapping) and not each.get("id") else id(each)
        if key not in kept or len(records(each.get("key_results"))) > len(records(kept[key].get("key_results"))):
            kept[key] = each
    return list(kept.values())


def _parts(objectives: list[Fields]) -> list[list[Fields]]:
    """The objectives of a file, in several where one would be too long to be read."""
    parts: list[list[Fields]] = []
    room = 0
    for each in objectives:
        size = len(str(each))
        if not parts or size > room:
            parts.append([])
            room = _LARGEST_FILE
        parts[-1].append(each)
        room -= size
    return parts


def _objective(fields: Fields, owner: str | None, taken: set[str]) -> Fields:
    inner = fields.get("key_results")
    ids: set[str] = set()
    told = {**fields, **({"owner": owner} if owner and not fields.get("owner") else {})}
    whole = _entity(told, tuple(Objective.model_fields), taken)
    return {**whole, "key_results": [_key_result(each, ids) for each in _mappings(inner)]}


def _serving(fields: Fields, team: str | None) -> Fields:
    """An objective with references to its neighbours, `./id`, written in full."""
    refs = fields.get("contributes_to")
    if not isinstance(refs, list):
        return fields
    return {
        **fields,
        "contributes_to": [f"{team}/{str(each)[2:]}" if str(each).startswith("./") else each for each in refs],
    }


def _key_result(fields: Fields, taken: set[str]) -> Fields:
    kind = fields.get("kind")
    order = key_result_keys(kind if isinstance(kind, str) else KINDS[0].name())
    plain = {key: value for key, value in fields.items() if (key, value) != ("kind", KINDS[0].name())}
    if "checkins" in plain:
        plain["checkins"] = [_ordered(each, _CHECKIN) for each in _mappings(plain["checkins"])]
    return _entity({**plain, **dict.fromkeys(open_keys(fields))}, order, taken)


def open_keys(fields: Mapping[str, Value]) -> tuple[str, ...]:
    """The keys of a key result that are still to be chosen; they are written as null, which the check points at."""
    kind = kind_of(fields)
    own = {key: _read(value) for key, value in fields.items() if key in kind.model_fields and value is not None}
    told = {"baseline"} if fields.get("kpi") else set()
    try:
        measure = kind.model_validate(own)
    except ValidationError:
        return ()
    first = () if "criteria" not in kind.model_fields or "criteria" in own else ("criteria",)
    return tuple(key for key in (*measure.placeholders(), *first) if key not in told and fields.get(key) is None)


def _read(value: Value) -> object:
    from okrcli.yamldoc.intended import read_back

    return read_back(value)


def _entity(fields: Fields, order: tuple[str, ...], taken: set[str]) -> Fields:
    title = one_line(str(fields.get("title") or fields.get("id") or ""))
    named = {**fields, "id": free_id(fields.get("id"), title, taken)}
    return _ordered({**named, **({"title": title} if title else {})}, order)


def free_id(given: Value, title: str, taken: set[str]) -> str:
    """The id that was given, or one from the title, which none of its siblings has; it is taken then.

    >>> taken = {"growth"}
    >>> free_id(None, "Growth", taken), free_id(None, "Growth!", taken), free_id("x-1", "Growth", taken)
    ('growth-2', 'growth-3', 'x-1')
    """
    name = str(given) if given not in (None, "") else shortened_id(title)
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def shortened_id(title: str) -> str:
    """An id from a title, cut between words where it is long.

    >>> shortened_id("Improve the performance of the pipeline to single second responses")
    'improve-the-performance-of-the-pipeline'
    """
    name = id_from(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", title)) or id_from(title) or "goal"
    if len(name) <= _LONGEST_ID:
        return name
    return name[: _LONGEST_ID + 1].rpartition("-")[0] or name[:_LONGEST_ID]


def _ordered(fields: Fields, order: Collection[str]) -> Fields:
    known = [key for key in order if key in fields]
    return {key: fields[key] for key in (*known, *(key for key in fields if key not in order))}


_DATED = frozenset(("date", "start", "due", "done"))


def _dated(key: str, value: Value) -> Value:
    """A value with its days as days, which need no quotes."""
    if isinstance(value, dict):
        return {name: _dated(name, each) for name, each in value.items()}
    if isinstance(value, list):
        return [_dated(key, each) for each in value]
    if key in _DATED and isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _mappings(value: Value) -> list[Fields]:
    return [dict(each) for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def text_of_file(fields: Fields) -> str:
    """The text of an OKR file."""
    plain: Fields = {key: value for key, value in fields.items() if value is not None}
    cycle = plain.get("cycle")
    if isinstance(cycle, str) and cycle.isascii() and cycle.isdecimal():
        plain["cycle"] = Decimal(cycle)
    return "\n".join(_lines(plain, 0)) + "\n"


def _lines(fields: Fields, column: int) -> Iterator[str]:
    """The lines of an entity: its own keys, then what stands below it; records on one line each."""
    for key, value in fields.items():
        inner = _mappings(value) if key in _ENTITIES else []
        if not inner:
            yield from pair(key, value if key == "meta" else _dated(key, value), column, BlockStyle(), Habits())
            continue
        yield f"{' ' * column}{key}:"
        for each in inner:
            lines = list(_lines(each, column + 4))
            yield f"{' ' * (column + 2)}- {lines[0][column + 4 :]}"
            yield from lines[1:]


def contents(made: Sequence[Sheet]) -> str:
    """What some files hold: how many objectives, key results, check-ins and KPIs.

    What is always there is told also where there is none of it.
    """
    objectives = [each for sheet in made for each in records(sheet.fields.get("objectives"))]
    key_results = [each for objective in objectives for each in records(objective.get("key_results"))]
    checkins = sum(len(records(each.get("checkins"))) for each in key_results)
    kpis = sum(len(records(sheet.fields.get("kpis"))) for sheet in made)
    told = [counted(len(objectives), "objective"), counted(len(key_results), "key result")]
    told += [counted(checkins, "check-in")] if checkins else []
    told += [counted(kpis, "KPI")] if kpis else []
    return ", ".join(told)
