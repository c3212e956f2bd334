"""What templates there are, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from okrcli.errors import OkrError, enumerated, nearest
from okrcli.yamldoc import parse

TEMPLATES = (
    "minimal",
    "company",
    "marketing",
    "seo",
    "content-marketing",
    "social-media",
    "email-marketing",
    "paid-advertising",
    "product-marketing",
    "ab-testing",
    "mobile-marketing",
    "public-relations",
    "partnerships",
    "customer-success",
    "digital-reach",
    "digital-sales",
    "sales",
    "accounts",
    "product",
    "engineering",
    "infrastructure",
    "support",
    "people",
    "personal",
)
"""The names of all templates, by discipline; each has a file in every language."""

LANGUAGES = ("en", "pl")
"""The languages they are written in; the first is the default."""

DATA = f"{os.path.dirname(__file__)}/data"  # noqa: PTH120 - pathlib costs every start 10 ms
"""The folder of the texts."""

REMARKS = ("comment", "within", "relative")
"""What an entity of a template may have beside the keys of the file format: a remark to write above it, the time that
it usually takes (`6 months`), and how far a share should go from where it is (`+10%`)."""

Entity = Mapping[str, object]
"""An objective, key result or KPI: the keys of the file format and REMARKS."""


class UnknownTemplate(OkrError):
    """There is no template of that name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"there is no template `{name}`")
        near = nearest(name.lower(), known, 1)
        asked = f"did you mean {near[0]}? " if near else ""
        self.hint = f"{asked}okr template lists them, and okr template list WORD searches them"


class UnknownLanguage(OkrError):
    """The templates are not written in that language."""

    def __init__(self, lang: str) -> None:
        super().__init__(f"there are no templates in the language `{lang}`")
        self.hint = f"there are templates in {enumerated(LANGUAGES, 'and')}"


@dataclass(frozen=True, slots=True)
class Template:
    """Objectives and KPIs to begin with, without a cycle, a team and owners.

    Attributes:
        name: what it is called by, such as `marketing`.
        lang: the language of its texts, such as `en`.
        title: a few words for a list.
        summary: one sentence on what is in it.
        discipline: the field it belongs to, by which the library is sorted.
        comment: what to say at the top of a file made from it, or an empty text.
        objectives: as they stand in a file; what the user has to fill in is None.
        kpis: likewise.
        file: where it was read; empty for those that come with okr.
    """

    name: str
    lang: str
    title: str
    summary: str
    discipline: str
    comment: str
    objectives: tuple[Entity, ...]
    kpis: tuple[Entity, ...]
    file: str = ""


def names(lang: str = LANGUAGES[0]) -> tuple[str, ...]:
    """The names of the templates in a language.

    Raises:
        UnknownLanguage: there are none in that language.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang)
    return TEMPLATES


def get(name: str, lang: str = LANGUAGES[0]) -> Template:
    """The template of a name, of those that come with okr.

    Raises:
        UnknownTemplate: there is none of that name; it tells the nearest one.
        UnknownLanguage: there are none in that language.
    """
    if name not in names(lang):
        raise UnknownTemplate(name, names(lang))
    return read_template(name, lang, read_data(f"{lang}/{name}.yaml"))


def language_of(locale: str) -> str:
    """The language of the templates that goes with a locale; the default where there are none in it.

    >>> language_of("pl-PL"), language_of("de")
    ('pl', 'en')
    """
    language = locale.replace("_", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


def read_template(name: str, lang: str, data: Entity, file: str = "") -> Template:
    """The template that some data makes, wherever its file lies.

    Args:
        name: what it is called by, and its title where the data has none.
        lang: the language of its texts.
        data: where wanted `title`, `summary`, `discipline`, `comment`, `objectives` and `kpis`.
        file: where it was read; empty for those that come with okr.
    """
    return Template(
        name,
        lang,
        str(data.get("title", name)),
        str(data.get("summary", "")),
        str(data.get("discipline", "")),
        str(data.get("comment", "")),
        entities(data.get("objectives")),
        entities(data.get("kpis")),
        file,
    )


def read_data(path: str) -> Entity:
    """What stands in a file of the library.

    Args:
        path: from the folder of the texts.
    """
    with open(f"{DATA}/{path}", "rb") as stream:  # noqa: PTH123
        data = parse(stream.read(), path).data
    return data if isinstance(data, dict) else {}


def entities(listed: object) -> tuple[Entity, ...]:
    """The mappings in a list; none where it is not a list."""
    return tuple(each for each in listed if isinstance(each, dict)) if isinstance(listed, list) else ()


def key_results(objective: Entity) -> tuple[Entity, ...]:
    """The key results of an objective."""
    return entities(objective.get("key_results"))


def texts_of(template: Template) -> Iterator[str]:
    """All that one may search a template by."""
    yield from (template.name, template.title, template.summary, template.discipline)
    for objective in template.objectives:
        yield from (str(objective["id"]), str(objective["title"]))
        for each in key_results(objective):
            yield from (str(each["id"]), str(each["title"]))
    for kpi in template.kpis:
        yield from (str(kpi["id"]), str(kpi["title"]))
