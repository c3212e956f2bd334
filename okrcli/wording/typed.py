"""Numbers as people type them: what they may mean, and which of it they do mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from okrcli.errors import OkrError, enumerated
from okrcli.wording.lines import cut, safe
from okrcli.wording.locales import Locale
from okrcli.wording.units import is_currency

UNLIKELY = 10
"""From this factor on, a value is hardly the next one after another."""

_POWERS = {"": 0, "k": 3, "tys": 3, "m": 6, "mln": 6, "b": 9, "bn": 9, "mld": 9}
# Compiled where they are used first: every start would pay for them.
_NUMBER = r"([+\-−–]?) ?([0-9][0-9.,' ]*|[.,][0-9]+) ?([a-zA-Z]*)\.?"
_GROUPED = r"[0-9]{1,3}([.,' ])[0-9]{3}(?:\1[0-9]{3})*"
# Everything that stands between thousands and never before decimals.
_GAPS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "_": "'", "’": "'", "\t": " "})
_MONEY = {"€": ("EUR",), "£": ("GBP",), "zł": ("PLN",), "¥": ("JPY", "CNY"), "$": ("USD", "CAD", "AUD", "NZD", "SGD")}
_ANSWERS = {
    "en": {"yes": "yes", "y": "yes", "no": "no", "n": "no"},
    "pl": {"tak": "yes", "t": "yes", "nie": "no"},
}
_PLACES = 4
_LONGEST = 40


class Meaning(NamedTuple):
    """One way to read a number.

    Attributes:
        value: the number.
        sign: the last point or comma in it, or an empty string.
        groups: whether that stands between thousands, and not before decimals.
    """

    value: Decimal
    sign: str
    groups: bool


class TwoMeanings(OkrError):
    """A number that can be read in more than one way.

    Attributes:
        meanings: what it may mean.
        ways: how to write each of them so that it cannot be misread.
    """

    def __init__(self, text: str, meanings: Iterable[Decimal]) -> None:
        self.meanings = tuple(meanings)
        self.ways = tuple(map(unmistakable, self.meanings))
        plain = enumerated([f"{each:f}" for each in self.meanings])
        super().__init__(f"`{quoted(text)}` may mean {plain}")
        self.hint = f"write {enumerated(self.ways)}"


def quoted(text: str) -> str:
    """What somebody typed, short and harmless enough for a message.

    >>> quoted("a\\x1b")
    'a␛'
    """
    return cut(safe(text), _LONGEST)


def read_number(text: str, locale: Locale, unit: str | None = None, near: Decimal | None = None) -> Decimal | None:
    """The number that somebody typed, or None where it is none.

    Takes `43900`, `43.9k`, `1.2M`, `−3`, `3,5`, spaces, points, commas or apostrophes between thousands, and the unit
    behind it. Where `1,234` can be read in two ways, the locale, the unit and the size of the last value are asked;
    what they agree on it means.

    Args:
        text: as typed.
        locale: whose signs people use here.
        unit: what is counted; a percent sign goes with `%` alone, or where there is no unit.
        near: the last value, or another of the size that is expected; None where there is none.

    Raises:
        TwoMeanings: they do not agree, or say nothing.

    >>> from okrcli.wording.locales import ENGLISH
    >>> read_number("43.9k", ENGLISH), read_number("1,234", ENGLISH), read_number("forty", ENGLISH)
    (Decimal('43900'), Decimal('1234'), None)
    """
    body, percent = _without_unit(text, unit)
    found = list(meanings(body))
    if percent and unit is None:
        found += [each._replace(value=each.value / 100) for each in found]
    elif percent and unit != "%":
        return None
    if len(found) < 2:
        return found[0].value if found else None
    votes = [vote for vote in (_by_locale(found, locale), _by_unit(found, unit), _by_size(found, near)) if vote]
    agreed = set.intersection(*votes) if votes else set()
    if len(agreed) != 1:
        raise TwoMeanings(text, [each.value for each in found])
    return agreed.pop()


def read_share(text: str, locale: Locale) -> Decimal | None:
    """A share from 0 to 1 as somebody types it: `0.7`, `70%`, `7/10`; None where it is none.

    It has four places at most: nobody is sure of more.

    >>> from okrcli.wording.locales import ENGLISH
    >>> read_share("7/10", ENGLISH), read_share("70 %", ENGLISH), read_share("7", ENGLISH)
    (Decimal('0.7'), Decimal('0.7'), None)
    """
    part, slash, whole = text.strip().removesuffix("%").partition("/")
    value, of = _only(part, locale), _only(whole, locale) if slash else Decimal(1)
    if value is None or not of:
        return None
    share = value / (100 if text.strip().endswith("%") else 1) / of
    if -share.as_tuple().exponent > _PLACES:  # type: ignore[operator]  # neither infinite nor NaN
        share = round(share, _PLACES).normalize()
    return Decimal(f"{share:f}") if 0 <= share <= 1 else None


def read_answer(text: str, locale: Locale) -> str | None:
    """`yes` or `no` as somebody types it: in English everywhere, and in the language of the locale; None for others.

    >>> from okrcli.wording.locales import ENGLISH, find_locale
    >>> read_answer("Y", ENGLISH), read_answer("tak", find_locale("pl")), read_answer("tak", ENGLISH)
    ('yes', 'yes', None)
    """
    word = text.strip().lower()
    own = _ANSWERS.get(locale.name.partition("-")[0], {})
    return own.get(word) or _ANSWERS["en"].get(word)


def unmistakable(value: Decimal) -> str:
    """A number in digits that have one meaning everywhere: four decimals cannot follow a sign between thousands.

    >>> unmistakable(Decimal("1.234")), unmistakable(Decimal("1234"))
    ('1.2340', '1234')
    """
    text = f"{value:f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def meanings(text: str) -> Iterator[Meaning]:
    """Every number that a text may stand for.

    >>> [each.value for each in meanings("1,234")], [each.value for each in meanings("1.234,5")]
    ([Decimal('1234'), Decimal('1.234')], [Decimal('1234.5')])
    """
    found = re.fullmatch(_NUMBER, text.strip().translate(_GAPS))
    if found is None or found[3].lower() not in _POWERS:
        return
    power = _POWERS[found[3].lower()]
    sign = "-" if found[1] and found[1] != "+" else ""
    for digits, mark, groups in _digits(found[2].strip()):
        yield Meaning(Decimal(f"{Decimal(sign + digits).scaleb(power):f}"), mark, groups)


def _digits(body: str) -> Iterator[tuple[str, str, bool]]:
    """The plain digits that a body of digits and signs may stand for, its last sign, and whether that one groups."""
    last = max((sign for sign in ".," if sign in body), key=body.rfind, default="")
    if body.isdigit() or (re.fullmatch(_GROUPED, body) and not (body.startswith("0") and last)):
        yield re.sub("[^0-9]", "", body), last, True
    whole, point, fraction = body.rpartition(last) if last else ("", "", "")
    grouped = not whole or whole.isdigit() or (re.fullmatch(_GROUPED, whole) and last not in whole)
    if point and fraction.isdigit() and grouped:
        yield f"{re.sub('[^0-9]', '', whole) or '0'}.{fraction}", last, False


def _only(text: str, locale: Locale) -> Decimal | None:
    try:
        return read_number(text, locale)
    except TwoMeanings:
        return None


def _without_unit(text: str, unit: str | None) -> tuple[str, bool]:
    """The text without its unit, and whether that was a percent sign."""
    bare = text.strip()
    if bare.endswith("%"):
        return bare[:-1], True
    marks = [unit] if unit else []
    marks += [sign for sign, codes in _MONEY.items() if unit in codes] if unit and is_currency(unit) else []
    for mark in marks:
        if bare.casefold().endswith(mark.casefold()):
            return bare[: -len(mark)], False
        if bare.casefold().startswith(mark.casefold()):
            return bare[len(mark) :], False
    return bare, False


def _by_locale(found: Sequence[Meaning], locale: Locale) -> set[Decimal]:
    """What the signs of the locale make of it; nothing where it has no use for the sign."""
    fitting = {each.value for each in found if each.sign == (locale.group if each.groups else locale.decimal)}
    return fitting if len(fitting) < len(found) else set()


def _by_unit(found: Sequence[Meaning], unit: str | None) -> set[Decimal]:
    """Money has no thousandths, and percentages in the thousands are none."""
    if unit == "%":
        return {each.value for each in found if abs(each.value) < 1000}
    return {each.value for each in found if each.value == round(each.value, 2)} if unit and is_currency(unit) else set()


def _by_size(found: Sequence[Meaning], near: Decimal | None) -> set[Decimal]:
    if not near:
        return set()
    return {each.value for each in found if Decimal(1) / UNLIKELY < abs(each.value / near) < UNLIKELY}
