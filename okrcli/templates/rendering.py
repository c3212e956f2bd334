"""From a template to the text of a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from okrcli.templates.boxes import Horizon, settled
from okrcli.templates.filling import example
from okrcli.templates.library import DATA, REMARKS, Entity, Template, names, read_data
from okrcli.templates.quoting import UNPRINTABLE, WIDTH, block, written

if TYPE_CHECKING:
    from jinja2 import Environment

_APART = (*REMARKS, "key_results", "source")
"""What is not written like the other keys: a source is a comment until it can be read."""


def render(
    template: Template,
    *,
    cycle: str,
    team: str,
    owner: str | None,
    kpis: bool = True,
    horizon: Horizon | None = None,
) -> str:
    """The text of an OKR file made from a template, ready to be written as UTF-8.

    Args:
        template: what to begin with.
        cycle: the cycle of the file, such as `2026-Q4`.
        team: the team of the file.
        owner: who owns every objective and KPI, or None to leave that open.
        kpis: whether the KPIs stand in the same file. `render_kpis` gives them a file of their own, which outlives the
            cycle.
        horizon: the days of the cycle, for the due dates; None leaves them open, and tells how long each takes.
    """
    remark = str(words_of(template.lang)["box"])
    around = horizon or Horizon(cycle, None, date.min)
    objectives = tuple(settled(each, around, remark) for each in template.objectives)
    watched = template.kpis if kpis else ()
    return _okr_file(template, cycle=cycle, team=team, owner=owner, objectives=objectives, kpis=watched)


def render_kpis(templates: Sequence[Template], *, owner: str | None, existing: Collection[str] = ()) -> str | None:
    """The text of an OKR file with the KPIs of some templates alone, or None where none is left.

    Args:
        templates: what to begin with; a KPI that several have is written once.
        owner: who owns every KPI, or None to leave that open.
        existing: ids of KPIs that the workspace has; they are left out, since an id is given once.
    """
    kpis: dict[object, Entity] = {}
    for template in templates:
        for kpi in template.kpis:
            if kpi["id"] not in existing:
                kpis.setdefault(kpi["id"], kpi)
    if not kpis:
        return None
    named = " · ".join(each.title for each in templates if any(kpi["id"] in kpis for kpi in each.kpis))
    head = replace(templates[0], title=named)
    return _okr_file(head, owner=owner, objectives=(), kpis=tuple(kpis.values()))


def settings_text(name: str, lang: str) -> str:
    """The text of a fresh `okr.yaml`, with the most useful settings as comments.

    Args:
        name: of the company or group.
        lang: the language of the comments; numbers and dates are shown as that language has them.

    Raises:
        UnknownLanguage: there are no texts in that language.
    """
    names(lang)
    return _environment(lang).get_template(f"{lang}/settings.jinja").render(name=name)


def words_of(lang: str) -> Mapping[str, object]:
    """The remarks of the program in files made from templates."""
    return read_data(f"{lang}/words.yaml")


def placeholder(entity: Entity, key: str, words: Mapping[str, object]) -> str | None:
    """What to say of a key that is to be filled in: how far a share should go, what is counted, or what the key means.

    Args:
        entity: what it is a key of.
        key: such as `target`.
        words: the remarks of the program.
    """
    told = example(entity.get("relative")) if key == "target" else None
    if told:
        return str(words["relative"]).format(more=told[0], level=told[1])
    found = words.get(f"{key} of {entity.get('kind')}", words.get(key))
    return None if found is None else str(found)


def _okr_file(template: Template, **values: object) -> str:
    words = words_of(template.lang)
    return _environment(template.lang).get_template("file.jinja").render(template=template, words=words, **values)


def _environment(lang: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    words = words_of(lang)
    environment = Environment(
        loader=FileSystemLoader(DATA),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # YAML is no HTML; every value of the user goes through `written`
    )
    environment.filters |= {
        "written": written,
        "block": block,
        "fields": _fields,
        "said": lambda entity, key: _said(entity, key, words),
        "source": _source,
        "wrapped": _wrapped,
    }
    return environment


def _fields(entity: Entity) -> list[tuple[str, object]]:
    """The keys to write; what stands below an entity is written by itself."""
    return [(key, value) for key, value in entity.items() if key not in _APART]


def _said(entity: Entity, key: str, words: Mapping[str, object]) -> str | None:
    """What to say behind a key: something where it, or a key within, is left for the user to fill in."""
    value = entity[key]
    if isinstance(value, dict):
        return next((placeholder(value, each, words) for each, inner in value.items() if inner is None), None)
    return placeholder(entity, key, words) if value is None else None


def _source(entity: Entity) -> list[str]:
    """The lines of where the values come from, without the sign of a comment; none where that is not told."""
    source = entity.get("source")
    if not isinstance(source, dict):
        return []
    return ["source:", *(f"  {key}: {written(value)}" for key, value in source.items())]


def _wrapped(text: str, indent: int) -> list[str]:
    """The lines of a remark; a command in backquotes stays on one."""
    import re
    from textwrap import wrap

    glued = re.sub("`[^`]*`", lambda found: found[0].replace(" ", "\0"), UNPRINTABLE.sub(" ", text))
    lines = wrap(glued, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\0", " ") for line in lines]
