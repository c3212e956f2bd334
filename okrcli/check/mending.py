"""The fixes of what is found while the files are read: made of the data as it stands, valid or not."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from okrcli.check.rule import Context, Fix
from okrcli.model.scalars import literal
from okrcli.problem import Path, Problem
from okrcli.yamldoc.document import value_at
from okrcli.yamldoc.operations import Add, Operation, Rename, Replace, Scalar

if TYPE_CHECKING:
    from okrcli.workspace import Workspace

Names = dict[tuple[str, ...], set[str]]

_MEANT = re.compile(r"did you mean `?([^`?,\s]+)`?\?")
_DATES = frozenset(("date", "start", "due", "done", "end"))
_SHARES = frozenset(("confidence", "grade"))
_QUOTED = "put quotes around it"
_LISTED = "write [a, b]"
# Below this, a key may have been something of the writer's own.
_ALIKE = 0.75


def rename_key(problem: Problem, data: Any, context: Context) -> Fix | None:
    """A key that is misspelt gets the name that it is near to, where that is free."""
    del context
    meant, around = _meant(problem), value_at(data, problem.at[:-1])
    key = problem.at[-1] if problem.at else None
    if meant is None or not isinstance(key, str) or not isinstance(around, dict) or meant in around:
        return None
    from difflib import SequenceMatcher

    sure = _folded(key) == _folded(meant) or SequenceMatcher(None, key, meant).ratio() >= _ALIKE
    return Fix(f"rename `{key}` to `{meant}`", (Rename(problem.at, meant),), sure)


def respell(problem: Problem, data: Any, context: Context) -> Fix | None:
    """A value that means a day, a number, a text, a list or one of the choices is spelled as such."""
    value, hint = value_at(data, problem.at), problem.hint or ""
    key = str(problem.at[-1]) if problem.at else ""
    if key in _DATES:
        return _day(problem.at, value)
    if isinstance(value, str) and re.match(r"write -?\d", hint):
        return _number(problem.at, value, data, context)
    if isinstance(value, Decimal | bool) and hint.startswith(_QUOTED):
        text = str(literal(value)) if isinstance(value, Decimal) else str(value).lower()
        return Fix("put quotes around it", (Replace(problem.at, text),))
    if isinstance(value, str | Decimal) and hint.startswith(_LISTED):
        return Fix("make it a list of one", (Replace(problem.at, [value]),), "," not in str(value))
    meant = _meant(problem)
    if meant is None or not isinstance(value, str):
        return None
    return _written(problem.at, meant, sure=_folded(value) == _folded(meant))


def name_after_title(problem: Problem, data: Any, context: Context) -> Fix | None:
    """An id that is missing is made from the title, and kept apart from those of its siblings."""
    if problem.at[-1:] != ("id",) or len(problem.at) < 3:
        return None
    at, around = problem.at[:-1], value_at(data, problem.at[:-2])
    if not isinstance(around, list):
        return None
    made = _ids_for(around, _elsewhere(at, data, context)).get(int(at[-1]))
    if made is None:
        return None
    entity = value_at(data, at)
    there = isinstance(entity, dict) and "id" in entity
    operation: Operation = Replace(problem.at, made) if there else Add(at, "id", made, ("id", "title"))
    return Fix(f"call it `{made}`, after its title", (operation,))


def respell_id(problem: Problem, data: Any, context: Context) -> Fix | None:
    """An id or a team gets the letters that are good in one."""
    from okrcli.edit.ids import id_from

    del context
    text = literal(value_at(data, problem.at))
    if not isinstance(text, str):
        return None
    parts = text.split("/") if problem.at[-1] == "team" else [text]
    made = "/".join(filter(None, map(id_from, parts)))
    siblings = value_at(data, problem.at[:-2]) if problem.at[-1] == "id" else None
    if not made or (isinstance(siblings, list) and made in _ids_in(siblings)):
        return None
    return _written(problem.at, made, sure=re.sub(r"[\s_]+", "-", text.strip().lower()) == made)


def respell_cycle(problem: Problem, data: Any, context: Context) -> Fix | None:
    """A cycle of the calendar is spelled as the format has it; one of the workspace's own is guessed."""
    from okrcli.check.spelling import cycle_in

    text = literal(value_at(data, problem.at))
    if not isinstance(text, str):
        return None
    meant = cycle_in(text)
    if meant is not None and context.workspace.plan.settings.cycle(meant) is not None:
        return _written(problem.at, meant, sure=True)
    near = _meant(problem)
    return None if near is None else _written(problem.at, near, sure=_folded(text) == _folded(near))


def respell_person(problem: Problem, data: Any, context: Context) -> Fix | None:
    """An owner is written by id: instead of by name or email, in other letters, or misspelt."""
    text = literal(value_at(data, problem.at))
    if not isinstance(text, str):
        return None
    people = context.workspace.plan.settings.people or {}
    for name_, person in people.items():
        known = {name_, *(each for each in (person and person.name, person and person.email) if each)}
        if _folded(text) in map(_folded, known):
            return _written(problem.at, name_, sure=True)
    near = _meant(problem)
    return None if near is None else _written(problem.at, near, sure=False)


def mean_nearest(problem: Problem, data: Any, context: Context) -> Fix | None:
    """What leads nowhere is guessed to be the only one that it is near to."""
    near = _meant(problem)
    if near is None:
        return None
    if problem.on_key:
        fix = rename_key(problem, data, context)
        return fix and fix._replace(safe=False)
    return _written(problem.at, near, sure=False)


def settings(problem: Problem, data: Any, context: Context) -> Fix | None:
    """The settings are mended like any other file."""
    return (rename_key if problem.on_key else respell)(problem, data, context)


def _meant(problem: Problem) -> str | None:
    found = _MEANT.fullmatch(problem.hint or "")
    return found[1] if found else None


def _folded(text: str) -> str:
    from okrcli.edit.ids import id_from

    return id_from(text).replace("-", "") or text


def _written(at: Path, value: Scalar, *, sure: bool) -> Fix:
    return Fix(f"write `{value}`", (Replace(at, value),), sure)


def _day(at: Path, value: object) -> Fix | None:
    from okrcli.check.spelling import day_in

    meant = day_in(value) if isinstance(value, str | Decimal) else None
    return None if meant is None else _written(at, meant, sure=True)


def _number(at: Path, value: str, data: Any, context: Context) -> Fix | None:
    from okrcli.check.spelling import number_in

    point = context.workspace.plan.settings.locale.partition("-")[0].partition("_")[0] == "en"
    typed = number_in(value, share=at[-1] in _SHARES, point=point)
    if typed is None:
        return None
    fix = Fix(f"write {typed.number:f}", (Replace(at, typed.number),), typed.sure)
    if typed.unit is None:
        return fix
    entity = at[: 2 if at[0] == "kpis" else 4]
    unit = value_at(data, (*entity, "unit"))
    if unit is None and len(at) == len(entity) + 1:
        add = Add(entity, "unit", typed.unit, ("id", "title", "owner", "kind", "unit"))
        return Fix(f"write {typed.number:f}, and `unit: {typed.unit}` beside it", (*fix.operations, add), False)
    return fix if isinstance(unit, str) and unit.casefold() == typed.unit.casefold() else None


def _ids_for(items: list[Any], taken: set[str]) -> dict[int, str]:
    """Ids for those of a list that have none, by index, each unlike all others."""
    from okrcli.edit.ids import id_from

    taken = taken | _ids_in(items)
    made: dict[int, str] = {}
    for index, item in enumerate(items):
        title = literal(item.get("title")) if isinstance(item, dict) and item.get("id") is None else None
        stem = _shortened(id_from(title)) if isinstance(title, str) else ""
        if not stem:
            continue
        ids = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
        made[index] = next(each for each in ids if each not in taken)
        taken.add(made[index])
    return made


def _ids_in(items: list[Any]) -> set[str]:
    return {str(literal(item["id"])) for item in items if isinstance(item, dict) and item.get("id") is not None}


def _shortened(made: str) -> str:
    """An id that can still be typed: at most 40 characters, cut at a word."""
    return made if len(made) <= 40 else made[:41].rpartition("-")[0] or made[:40]


def _elsewhere(at: Path, data: Any, context: Context) -> set[str]:
    """The ids that others of the same sort have in other files."""
    names = context.once(_names)
    if at[0] == "kpis":
        return names.get(("kpi",), set())
    return names.get((_word(data, "team"), _word(data, "cycle")), set()) if len(at) == 2 else set()


def _word(data: Any, key: str) -> str:
    return str(literal(value_at(data, (key,))))


def _names(workspace: Workspace) -> Names:
    plan = workspace.plan
    names: Names = {("kpi",): {each.kpi.id for each in plan.kpis}}
    for each in (*plan.objectives, *plan.drafts):
        names.setdefault((each.team, each.cycle.name), set()).add(each.objective.id)
    return names
