"""How numbers and dates are written in the languages of the world: a small table."""

from __future__ import annotations

from typing import NamedTuple

_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_POLISH = ("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru")


class Locale(NamedTuple):
    """The signs of one language.

    Attributes:
        name: such as `pl`.
        decimal: the sign between whole and fraction.
        group: the sign between thousands.
        group_from: how many digits must stand left of the last group before groups are made: 2 leaves 1200 whole.
        months: twelve short names, or empty where dates are written in ISO form.
    """

    name: str
    decimal: str
    group: str
    group_from: int = 1
    months: tuple[str, ...] = ()


# From the Unicode CLDR (https://cldr.unicode.org), elements decimal, group and minimumGroupingDigits.
_SIGNS = (
    (".", ",", 1, "ja zh ko he th fil es-MX"),
    (",", ".", 1, "de nl da it el tr id ro hr sl sr vi gl pt-BR"),
    (",", ".", 2, "es ca pt"),
    (",", "\N{NO-BREAK SPACE}", 1, "cs sk sv nb nn no fi uk ru hu lt de-AT"),
    (",", "\N{NO-BREAK SPACE}", 2, "bg et lv pt-PT"),
    (",", "\N{NARROW NO-BREAK SPACE}", 1, "fr"),
    (".", "’", 1, "de-CH it-CH fr-CH"),
)

ENGLISH = Locale("en", ".", ",", 1, _ENGLISH)
"""What an unknown language falls back to."""

_NAMED = {"en": ENGLISH, "pl": Locale("pl", ",", "\N{NO-BREAK SPACE}", 2, _POLISH)}


def find_locale(name: str) -> Locale:
    """The locale of a name such as `pl`, `pl-PL` or `pl_PL.UTF-8`; English where it is not known.

    >>> find_locale("pl-PL").decimal
    ','
    """
    full = name.partition(".")[0].replace("_", "-")
    return _found(full) or _found(full.partition("-")[0].lower()) or ENGLISH


def _found(name: str) -> Locale | None:
    if name in _NAMED:
        return _NAMED[name]
    return next((Locale(name, *signs[:3]) for signs in _SIGNS if name in signs[3].split()), None)
