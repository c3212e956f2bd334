"""Counts with the right form of the noun."""

from __future__ import annotations

from okrcli.wording.locales import ENGLISH, Locale
from okrcli.wording.numbers import number


def plural(count: int, one: str, many: str | None = None) -> str:
    """The form of a noun for a count.

    >>> plural(1, "key result"), plural(2, "entry", "entries")
    ('key result', 'entries')
    """
    return one if count == 1 else many or f"{one}s"


def counted(count: int, one: str, many: str | None = None, locale: Locale = ENGLISH) -> str:
    """A count and its noun.

    >>> counted(1200, "file")
    '1,200 files'
    """
    return f"{number(count, locale)} {plural(count, one, many)}"
