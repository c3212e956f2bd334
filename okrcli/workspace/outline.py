"""What other files can know of a file: names, windows, references, and its KPIs in full."""

from __future__ import annotations

from typing import Any, NamedTuple

from okrcli.problem import Path

_OWN = frozenset(("checkins", "guardrails", "kpi", "meta", "moves", "owner", "source", "tags", "why"))
"""Keys of objectives and key results that tell other files nothing, and may be missing."""


class Outline(NamedTuple):
    """A file without what concerns only itself.

    Attributes:
        file: its path.
        data: as plain Python.
        lines: the line that each KPI begins at, by path.
    """

    file: str
    data: object
    lines: dict[Path, int]


def outline_of(file: str, data: Any, lines: dict[Path, int]) -> Outline:
    """The outline of a valid file."""
    objectives = data.get("objectives")
    if objectives:
        data = {**data, "objectives": [_objective(each) for each in objectives]}
    return Outline(file, data, lines if data.get("kpis") else {})


def _objective(objective: dict[str, Any]) -> dict[str, Any]:
    return {**_without_own(objective), "key_results": [_without_own(each) for each in objective["key_results"] or ()]}


def _without_own(entity: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entity.items() if key not in _OWN}
