"""The reference of what stands at a place in a file, whether it is valid or not."""

from __future__ import annotations

from okrcli.model.scalars import literal
from okrcli.problem import Path


def ref_at(data: object, at: Path) -> str | None:
    """The reference of the innermost objective, key result or KPI around a path, or None where it has none.

    Args:
        data: the whole file as plain Python, valid or not.
        at: keys and indexes from the top of it.

    >>> ref_at({"cycle": "2026-Q4", "team": "seo", "objectives": [{"id": "a"}]}, ("objectives", 0, "title"))
    'seo/a@2026-Q4'
    """
    if len(at) < 2 or not isinstance(data, dict):
        return None
    entity = _item(data.get(str(at[0])), at[1])
    name = _word(entity, "id")
    if at[0] == "kpis":
        return name and f"kpi/{name}"
    team, cycle = _word(data, "team"), _word(data, "cycle")
    if at[0] != "objectives" or not (name and team and cycle):
        return None
    if len(at) > 3 and at[2] == "key_results" and isinstance(entity, dict):
        key_result = _word(_item(entity.get("key_results"), at[3]), "id")
        name = f"{name}/{key_result}" if key_result else name
    return f"{team}/{name}@{cycle}"


def _item(items: object, index: str | int) -> object:
    return items[index] if isinstance(items, list) and isinstance(index, int) and index < len(items) else None


def _word(entity: object, key: str) -> str | None:
    value = literal(entity.get(key)) if isinstance(entity, dict) else None
    return value if isinstance(value, str) else None
