"""The whole library: the templates that come with okr, and one's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okrcli.templates.library import LANGUAGES, Template, UnknownTemplate, get, names, texts_of


class Library(NamedTuple):
    """The templates that there are in a language.

    Attributes:
        lang: the language.
        own: one's own templates.
    """

    lang: str
    own: tuple[Template, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The names of all templates, one's own after the others.

        Raises:
            UnknownLanguage: there are none in that language.
        """
        return (*names(self.lang), *(each.name for each in self.own))

    def get(self, name: str) -> Template:
        """The template of a name.

        Raises:
            UnknownTemplate: there is none of that name.
            UnknownLanguage: there are none in that language.
        """
        found = next((each for each in self.own if each.name == name), None)
        if found is None and name not in names(self.lang):
            raise UnknownTemplate(name, self.names())
        return found or get(name, self.lang)

    def all(self) -> Iterator[Template]:
        """Every template; one's own after the others."""
        yield from (get(name, self.lang) for name in names(self.lang))
        yield from self.own

    def search(self, words: Sequence[str]) -> tuple[Template, ...]:
        """The templates that speak of all of some words, in any language; those that are called so come first.

        Args:
            words: as typed; upper and lower case and accents make no difference. None finds all.
        """
        wanted = [plain(word) for text in words for word in text.split()]
        found = [each for each in self.all() if all(word in self._text(each) for word in wanted)]
        return tuple(sorted(found, key=lambda each: (each.name not in wanted, not _is_called(each, wanted))))

    def _text(self, template: Template) -> str:
        others = [] if template.file else [get(template.name, lang) for lang in LANGUAGES if lang != self.lang]
        return plain("\n".join(text for each in (template, *others) for text in texts_of(each)))


def plain(text: str) -> str:
    """A text without what makes no difference to somebody who searches.

    >>> plain("Sprzedaż Łódź")
    'sprzedaz lodz'
    """
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _is_called(template: Template, words: Sequence[str]) -> bool:
    called = plain(f"{template.name} {template.title} {template.discipline}")
    return any(word in called for word in words)
