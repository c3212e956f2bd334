"""From a template to the text of a file."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from okrcli.templates.library import DATA, Entity, Template, names, read_data
from okrcli.templates.quoting import WIDTH, block, written

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: Template, *, cycle: str, team: str, owner: str | None, kpis: bool = True) -> str:
    """The text of an OKR file made from a template, ready to be written as UTF-8.

    Args:
        template: what to begin with.
        cycle: the cycle of the file, such as `2026-Q4`.
        team: the team of the file.
        owner: who owns every objective and KPI, or None to leave that open.
        kpis: whether the KPIs stand in the same file. `render_kpis` gives them a file of their own, which outlives the
            cycle.
    """
    watched = template.kpis if kpis else ()
    return _okr_file(template, cycle=cycle, team=team, owner=owner, objectives=template.objectives, kpis=watched)


def render_kpis(template: Template, *, owner: str | None, existing: Collection[str] = ()) -> str | None:
    """The text of an OKR file with the KPIs of a template alone, or None where none is left.

    Args:
        template: what to begin with.
        owner: who owns every KPI, or None to leave that open.
        existing: ids of KPIs that the workspace has; they are left out, since an id is given once.
    """
    kpis = tuple(kpi for kpi in template.kpis if kpi["id"] not in existing)
    return _okr_file(template, owner=owner, objectives=(), kpis=kpis) if kpis else None


def settings_text(name: str, lang: str) -> str:
    """The text of a fresh `okr.yaml`, with the most useful settings as comments.

    Args:
        name: of the company or group.
        lang: the language of the comments; numbers and dates are shown as that language has them.

    Raises:
        UnknownLanguage: there are no texts in that language.
    """
    names(lang)
    return _environment().get_template(f"{lang}/settings.jinja").render(name=name)


def _okr_file(template: Template, **values: object) -> str:
    words = read_data(f"{template.lang}/words.yaml")
    return _environment().get_template("file.jinja").render(template=template, words=words, **values)


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

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
        "blank": _blank,
        "fields": _fields,
        "wrapped": _wrapped,
    }
    return environment


def _fields(entity: Entity) -> list[tuple[str, object]]:
    """The keys to write; what stands below an entity is written by itself."""
    return [(key, value) for key, value in entity.items() if key not in ("comment", "key_results")]


def _blank(value: object, key: str) -> str | None:
    """The key that is left for the user to fill in: this one, or one within."""
    if isinstance(value, dict):
        return next((each for each, inner in value.items() if inner is None), None)
    return key if value is None else None


def _wrapped(text: str, indent: int) -> list[str]:
    """The lines of a remark; a command in backquotes stays on one."""
    import re
    from textwrap import wrap

    glued = re.sub("`[^`]*`", lambda found: found[0].replace(" ", "\0"), text)
    lines = wrap(glued, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\0", " ") for line in lines]
