"""The names in a workspace, read without validating anything: for completion, which must be quick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from okrcli.workspace.discover import SETTINGS_FILE, find_files, read_file
from okrcli.yamldoc import parse


class Names(NamedTuple):
    """What can be typed; each sorted, without doubles.

    Attributes:
        objectives: `team/objective`.
        key_results: `team/objective/key-result`.
        kpis: `kpi/id`.
        cycles: such as `2026-Q4`.
        teams: slugs.
        owners: person ids.
        tags: slugs.
    """

    objectives: list[str]
    key_results: list[str]
    kpis: list[str]
    cycles: list[str]
    teams: list[str]
    owners: list[str]
    tags: list[str]


def read_names(root: str) -> Names:
    """Reads the names in a workspace; what has another shape than it should is passed over."""
    settings = _mapping(parse(read_file(root, SETTINGS_FILE)).data)
    found: list[set[str]] = [set() for _ in Names._fields]
    found[5].update(_mapping(settings.get("people")))
    for path in find_files(root, [each for each in _list(settings.get("exclude")) if isinstance(each, str)]):
        data = _mapping(parse(read_file(root, path)).data)
        for index, name in _names(data):
            found[index].add(name)
    return Names(*(sorted(each) for each in found))


def _names(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    team = str(data.get("team", ""))
    if "cycle" in data:
        yield 3, str(data["cycle"])
    if team:
        yield 4, team
    for kpi in map(_mapping, _list(data.get("kpis"))):
        yield 2, f"kpi/{kpi.get('id', '')}"
        yield from _marks(kpi)
    for objective in map(_mapping, _list(data.get("objectives"))):
        name = f"{team}/{objective.get('id', '')}"
        yield 0, name
        yield from _marks(objective)
        for key_result in map(_mapping, _list(objective.get("key_results"))):
            yield 1, f"{name}/{key_result.get('id', '')}"
            yield from _marks(key_result)


def _marks(entity: dict[str, Any]) -> Iterator[tuple[int, str]]:
    owner = entity.get("owner")
    for name in owner if isinstance(owner, list) else [owner]:
        if isinstance(name, str):
            yield 5, name
    for tag in _list(entity.get("tags")):
        if isinstance(tag, str):
            yield 6, tag


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
