"""The library for its readers: as a list, one template in full, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from typing_extensions import TypedDict

from okrcli.page import Block, Cell, Column, Group, Heading, Paragraph, Row, Table
from okrcli.templates.filling import KEYS
from okrcli.templates.library import Entity, Template, entities, key_results

_LIST = (Column("name"), Column("title", flexible=True))
_GOALS = (Column("id"), Column("title", flexible=True), Column("goal"))
_OF_GOAL = ("kind", "unit", *KEYS, "relative", "per", "hold", "within", "guardrails", "criteria", "steps")


class TemplateListed(TypedDict):
    """A template in the list."""

    name: str
    """What `okr init --template` takes."""
    title: str
    """A few words."""
    summary: str
    """A sentence on what is in it."""
    discipline: str
    """The field it belongs to."""
    file: str | None
    """Where it was read; null for those that come with okr."""
    objectives: list[str]
    """The ids of its objectives."""
    kpis: list[str]
    """The ids of its KPIs."""


class TemplatesData(TypedDict):
    """Some templates."""

    templates: list[TemplateListed]
    """One by one, by discipline."""


class TemplateKeyResult(TypedDict):
    """A key result of a template."""

    id: str
    """Its id."""
    title: str
    """What is measured."""
    comment: str | None
    """Advice."""
    goal: dict[str, Any]
    """Its kind and the keys of its goal as they are written; null for what is to be filled in."""


class TemplateObjective(TypedDict):
    """An objective of a template."""

    id: str
    """What `okr new objective --from TEMPLATE/ID` takes."""
    title: str
    """Where one wants to be."""
    why: str | None
    """The reason."""
    comment: str | None
    """Advice."""
    within: str | None
    """How long it usually takes, such as `6 months`."""
    key_results: list[TemplateKeyResult]
    """What it is measured by."""


class TemplateKpi(TypedDict):
    """A KPI of a template."""

    id: str
    """Its id."""
    title: str
    """What is measured."""
    unit: str | None
    """In what."""
    source: dict[str, Any] | None
    """Where it can be read."""


class TemplateData(TypedDict):
    """One template in full."""

    name: str
    """What `okr init --template` takes."""
    title: str
    """A few words."""
    summary: str
    """A sentence on what is in it."""
    discipline: str
    """The field it belongs to."""
    lang: str
    """The language of its texts."""
    file: str | None
    """Where it was read; null where it comes with okr."""
    objectives: list[TemplateObjective]
    """One by one."""
    kpis: list[TemplateKpi]
    """One by one."""


def list_data(templates: Sequence[Template]) -> TemplatesData:
    """The list as data."""
    return {
        "templates": [
            {
                "name": each.name,
                "title": each.title,
                "summary": each.summary,
                "discipline": each.discipline,
                "file": each.file or None,
                "objectives": [str(objective["id"]) for objective in each.objectives],
                "kpis": [str(kpi["id"]) for kpi in each.kpis],
            }
            for each in templates
        ]
    }


def list_page(templates: Sequence[Template]) -> Iterator[Block]:
    """The list for people, by discipline."""
    groups = []
    for discipline, members in groupby(templates, lambda each: each.discipline):
        rows = [Row((Cell(each.name, style="strong"), Cell(_about(each)))) for each in members]
        groups.append(Group(tuple(rows), (Cell(discipline or "your own", style="dim"), None)))
    yield Table(_LIST, tuple(groups), titled=False)


def template_data(template: Template) -> TemplateData:
    """One template as data."""
    return {
        "name": template.name,
        "title": template.title,
        "summary": template.summary,
        "discipline": template.discipline,
        "lang": template.lang,
        "file": template.file or None,
        "objectives": [_objective_data(each) for each in template.objectives],
        "kpis": [_kpi_data(each) for each in template.kpis],
    }


def template_page(template: Template) -> Iterator[Block]:
    """One template for people: its objectives with their key results, and the KPIs beside them."""
    yield Heading(1, (Cell(template.title),), (template.discipline,))
    if template.summary:
        yield Paragraph((Cell(f"{template.summary}."),))
    for objective in template.objectives:
        yield Heading(2, (Cell(str(objective["title"])),))
        for said in filter(None, (_text(objective, "why"), _text(objective, "comment"))):
            yield Paragraph((Cell(said),), joined=True)
        within = f" · usually takes {objective['within']}" if objective.get("within") else ""
        yield Paragraph((Cell(f"{template.name}/{objective['id']}{within}", style="dim"),), joined=True)
        rows = [
            Row((Cell(str(each["id"])), Cell(str(each["title"])), Cell(goal(each)))) for each in key_results(objective)
        ]
        yield Table(_GOALS, (Group(tuple(rows)),), titled=False)
    if template.kpis:
        yield Heading(2, ("KPIs",))
        rows = [Row((Cell(str(each["id"])), Cell(str(each["title"])), Cell(_read_in(each)))) for each in template.kpis]
        yield Table(_GOALS, (Group(tuple(rows)),), titled=False)


def goal(entity: Entity) -> str:
    """What a key result aims at, in a few words.

    >>> goal({"unit": "%", "baseline": None, "target": None, "relative": "+10%"})
    'metric: ? to ?, +10%, %'
    """
    steps = entities(entity.get("steps"))
    parts = [_levels(entity), f"{len(steps)} steps" if steps else "", *(_told(entity, key) for key in ("per", "hold"))]
    parts += [str(entity.get("relative", "")), str(entity.get("unit", ""))]
    said = ", ".join(filter(None, parts))
    kind = str(entity.get("kind", "metric"))
    return f"{kind}: {said}" if said else kind


def _levels(entity: Entity) -> str:
    if "baseline" in entity and "target" in entity:
        return f"{_shown(entity['baseline'])} to {_shown(entity['target'])}"
    if "change" in entity:
        return _shown(entity["change"])
    bounds = (f"{key} {_shown(entity[key])}" for key in ("target", "min", "max") if key in entity)
    return ", ".join(bounds).removeprefix("target ")


def _told(entity: Entity, key: str) -> str:
    return f"{key} {entity[key]}" if key == "per" and key in entity else str(entity.get(key, ""))


def _shown(value: object) -> str:
    return "?" if value is None else str(getattr(value, "literal", value))


def _about(template: Template) -> str:
    return (
        f"{template.title}: {template.summary[:1].lower()}{template.summary[1:]}"
        if template.summary
        else template.title
    )


def _read_in(kpi: Entity) -> str:
    source = kpi.get("source")
    return str(source.get("type", "")) if isinstance(source, Mapping) else ""


def _objective_data(objective: Entity) -> TemplateObjective:
    return {
        "id": str(objective["id"]),
        "title": str(objective["title"]),
        "why": _text(objective, "why"),
        "comment": _text(objective, "comment"),
        "within": _text(objective, "within"),
        "key_results": [
            {
                "id": str(each["id"]),
                "title": str(each["title"]),
                "comment": _text(each, "comment"),
                "goal": {"kind": each.get("kind", "metric"), **{key: each[key] for key in _OF_GOAL if key in each}},
            }
            for each in key_results(objective)
        ],
    }


def _kpi_data(kpi: Entity) -> TemplateKpi:
    source = kpi.get("source")
    return {
        "id": str(kpi["id"]),
        "title": str(kpi["title"]),
        "unit": _text(kpi, "unit"),
        "source": dict(source) if isinstance(source, Mapping) else None,
    }


def _text(entity: Entity, key: str) -> str | None:
    found = entity.get(key)
    return None if found is None else str(found)
