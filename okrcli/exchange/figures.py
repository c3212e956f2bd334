"""Numbers, percents and scores as tools and teams write them, in any locale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from okrcli.wording.locales import Locale, find_locale
from okrcli.wording.typed import TwoMeanings, meanings, read_number

_LARGEST = 30
_SWIFT = re.compile(r"-?\d{1,15}(?:\.\d{1,2}|\.\d{4,15})?")
_NOTHING = frozenset(
    (
        "",
        "-",
        "--",
        "–",
        "—",
        "n/a",
        "na",
        "n.a.",
        "none",
        "null",
        "nil",
        "nan",
        "#n/a",
        "tbd",
        "tba",
        "?",
        "x",
        "brak",
        "[~]",
        "~",
        "…",
        "...",
    )
)
_MONEY = re.compile(r"(?:US|CA|A)?[$€£¥]|(?<![A-Za-z])(?:USD|EUR|GBP|PLN|CHF|JPY|zł)(?![A-Za-z])")
COMMA = find_locale("de")
"""A locale whose decimal sign is a comma."""

POINT = find_locale("en")
"""A locale whose decimal sign is a point."""


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: blank, `n/a`, `-`, `tbd`. None of them is a zero.

    >>> is_nothing("N/A"), is_nothing(" "), is_nothing("0")
    (True, True, False)
    """
    return text.strip().lower() in _NOTHING


@lru_cache(4096)
def plain_number(text: str) -> Decimal | None:
    """A number in a sentence; None where it is none, or may be either of two.

    >>> plain_number("1,500"), plain_number("20"), plain_number("125k"), plain_number("3,5")
    (Decimal('1500'), Decimal('20'), Decimal('125000'), Decimal('3.5'))
    """
    found = list(meanings(text.strip().rstrip("%").lstrip("+$€£¥")))
    if len(found) > 1:
        # Before three digits a comma groups in a sentence; a point may do either, and is not guessed.
        found = [each for each in found if each.groups and each.sign == ","]
    return found[0].value if len(found) == 1 and _fits(found[0].value) else None


def _fits(value: Decimal) -> bool:
    """Whether a file takes a number: it has neither more digits nor a larger exponent than its format allows."""
    return abs(value.adjusted()) <= _LARGEST and len(value.as_tuple().digits) <= _LARGEST


def number_of_json(literal: str) -> Decimal | str:
    """A number of JSON with all its digits; one that is out of all bounds stays a text."""
    value = Decimal(literal)
    return value if _fits(value) else literal


def usual_signs(cells: Iterable[str], otherwise: Locale) -> Locale:
    """The locale that the numbers of a file agree on.

    Args:
        cells: some of its cells.
        otherwise: what holds where none of them tells.
    """
    votes = {",": 0, ".": 0}
    for cell in cells:
        found = list(meanings(_MONEY.sub("", cell).strip().rstrip("%")))
        if len(found) == 1 and found[0].sign:
            sign = found[0].sign
            other = "." if sign == "," else ","
            votes[other if found[0].groups else sign] += 1
    if votes[","] == votes["."]:
        return otherwise
    return COMMA if votes[","] > votes["."] else POINT


def cell_number(text: str, locale: Locale) -> tuple[Decimal, bool] | None:
    """The number of a cell, and whether it stands before a percent sign; None where it is none.

    Raises:
        TwoMeanings: it may be either of two numbers.

    >>> cell_number("9,28 %", COMMA), cell_number("$1,042", POINT), cell_number("forty", POINT)
    ((Decimal('9.28'), True), (Decimal('1042'), False), None)
    """
    if _SWIFT.fullmatch(text):
        return Decimal(text), False
    bare = _MONEY.sub("", text).strip()
    percent = bare.endswith("%")
    try:
        value = read_number(bare.rstrip("% "), locale)
    except TwoMeanings:
        if not percent:
            raise
        value = read_number(bare, locale, "%")
    return None if value is None or not _fits(value) else (value, percent)


_SCORE = re.compile(r"(?P<a>\d*[.,]\d+|\d+)\s*(?P<s>%|/\s*(?P<b>\d+(?:[.,]\d+)?))?")


def read_score(text: str) -> Decimal | None:
    """A score as a fraction of 1: `.5`, `1.0`, `50%`, `(50%)`, `110 %`, `7/10`; None where it is none.

    A number above 1 without a percent sign has no scale that could be known, and is none.

    >>> [read_score(each) for each in (".5", "1.0", "(50%)", "110 %", "7/10", "n/a", "", "[~]", "70")]
    [Decimal('0.5'), Decimal('1.0'), Decimal('0.5'), Decimal('1.1'), Decimal('0.7'), None, None, None, None]
    """
    found = _SCORE.fullmatch(text.strip(" \t()[]*_`~"))
    if found is None:
        return None
    value = Decimal(found["a"].replace(",", "."))
    if found["s"] == "%":
        return value / 100
    if found["b"]:
        whole = Decimal(found["b"].replace(",", "."))
        return round(value / whole, 4).normalize() + 0 if whole >= value and whole else None
    return value if value <= Decimal("1.5") and (value <= 1 or "." in found["a"]) else None
