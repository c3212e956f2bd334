"""Ids: made from titles, and looked for among their siblings."""

from __future__ import annotations

from okrcli.edit.making import value_at
from okrcli.errors import OkrError
from okrcli.model.scalars import literal, slug
from okrcli.problem import Path
from okrcli.yamldoc import Document

# Letters that no decomposition turns into a plain one.
_PLAIN = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


class Taken(OkrError):
    """Another one has this id.

    Attributes:
        key: `id`.
    """

    key = "id"

    def __init__(self, noun: str, name: str, file: str, line: int) -> None:
        super().__init__(f"the {noun} `{name}` is there already, at {file}:{line}")
        self.hint = "choose another id"


def id_from(title: str) -> str:
    """The id that a title suggests, with plain letters; empty where it has none.

    >>> id_from("Więcej łatwych zwrotów")
    'wiecej-latwych-zwrotow'
    """
    from unicodedata import combining, normalize

    letters = normalize("NFKD", title.translate(_PLAIN))
    return slug("".join(letter for letter in letters if not combining(letter)))


def refuse_taken(document: Document, at: Path, noun: str, name: str) -> None:
    """Makes sure that no item of a list has an id, be it valid or not.

    Raises:
        Taken: one has.
    """
    items = value_at(document.data, at)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if literal(value_at(item, ("id",))) == name:
            raise Taken(noun, name, document.file, document.first_line((*at, index)))
