"""Owners as tools name them, as the ids of people in a workspace."""

from __future__ import annotations

import re

from okrcli.edit.ids import id_from
from okrcli.model.settings import Settings

_APART = re.compile(r"\s*[;,|/&+\n]\s*|\s+(?:and|und|et|i|oraz)\s+|(?<=\S)\s+(?=@)")
_NOT_SAID = frozenset(("", "-", "–", "—", "n/a", "none", "tbd", "tba", "?", "unassigned", "nobody", "brak", "no owner"))


def owners_in(text: str, settings: Settings) -> list[str]:
    """The owners that a cell names, in its order, each once.

    A name or address of somebody in the workspace's `people` becomes their id; other names become ids of the same kind.

    >>> owners_in("Ania Nowak; jan@example.com", Settings.model_construct(people=None))
    ['ania-nowak', 'jan']
    """
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)|<([^>]*@[^>]*)>", r"\1", text)
    names = (part.strip(" @*_`()[]") for part in _APART.split(bare))
    return list(dict.fromkeys(owner_id(name, settings) for name in names if name.lower() not in _NOT_SAID))


def owner_id(name: str, settings: Settings) -> str:
    """The id of one person."""
    wanted = name.casefold()
    for known, person in (settings.people or {}).items():
        names = (known, person.name, person.email) if person is not None else (known,)
        if wanted in {(each or "").casefold() for each in names}:
            return known
    if "@" in name:
        name = name.partition("@")[0].replace(".", "-")
    return id_from(name) if re.search(r"\s|[^\w.-]", name) else name
