"""What templates there are, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okrcli.errors import OkrError, enumerated
from okrcli.yamldoc import parse

TEMPLATES = ("minimal", "marketing")
"""The names of all templates; each has a file in every language."""

LANGUAGES = ("en", "pl")
"""The languages they are written in; the first is the default."""

DATA = f"{os.path.dirname(__file__)}/data"  # noqa: PTH120 - pathlib costs every start 10 ms
"""The folder of the texts."""

Entity = Mapping[str, object]
"""An objective, key result or KPI: the keys of the file format and `comment`, a remark to write above it."""


class UnknownTemplate(OkrError):
    """There is no template of that name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"there is no template `{name}`")
        self.hint = _hint(name, known, "the templates are")


class UnknownLanguage(OkrError):
    """The templates are not written in that language."""

    def __init__(self, lang: str) -> None:
        super().__init__(f"there are no templates in the language `{lang}`")
        self.hint = _hint(lang, LANGUAGES, "there are templates in")


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
    """

    name: str
    lang: str
    title: str
    summary: str
    discipline: str
    comment: str
    objectives: tuple[Entity, ...]
    kpis: tuple[Entity, ...]


def names(lang: str = LANGUAGES[0]) -> tuple[str, ...]:
    """The names of the templates in a language.

    Raises:
        UnknownLanguage: there are none in that language.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang)
    return TEMPLATES


def get(name: str, lang: str = LANGUAGES[0]) -> Template:
    """The template of a name.

    Raises:
        UnknownTemplate: there is none of that name; it tells the nearest one and the whole list.
        UnknownLanguage: there are none in that language.
    """
    if name not in names(lang):
        raise UnknownTemplate(name, names(lang))
    return read_template(name, lang, read_data(f"{lang}/{name}.yaml"))


def read_template(name: str, lang: str, data: Entity) -> Template:
    """The template that some data makes, wherever its file lies.

    Args:
        name: what it is called by.
        lang: the language of its texts.
        data: `title`, `summary`, `discipline`, and where wanted `comment`, `objectives` and `kpis`.
    """
    return Template(
        name,
        lang,
        str(data["title"]),
        str(data["summary"]),
        str(data["discipline"]),
        str(data.get("comment", "")),
        entities(data.get("objectives")),
        entities(data.get("kpis")),
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


def _hint(word: str, known: Sequence[str], lead: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, 1, 0.6)
    asked = f"did you mean {near[0]}? " if near else ""
    return f"{asked}{lead} {enumerated(known, 'and')}"
