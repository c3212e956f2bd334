"""Numbers as people type them."""

from __future__ import annotations

import re
from decimal import Decimal

from okrcli.wording.locales import Locale

_SPACES = " \u00a0\u202f'"
_SUFFIXES = {"": 0, "k": 3, "m": 6, "b": 9}
_NUMBER = re.compile(r"([+\-−]?)(\d[\d.,]*|[.,]\d+)([kmb]?)", re.IGNORECASE)


def read_number(text: str, locale: Locale) -> Decimal | None:
    """A number as somebody types it, or None where it is none or could mean two.

    Takes `43900`, `43.9k`, `1.2M`, `−3`, `3.5%`, separators of the locale, and spaces between thousands.

    Args:
        text: as typed.
        locale: whose decimal and group separators hold.
    """
    bare = text.strip().rstrip("%").strip()
    for space in _SPACES:
        bare = bare.replace(space, "")
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return None
    digits = _plain(found[2], locale)
    if digits is None:
        return None
    value = Decimal(digits).scaleb(_SUFFIXES[found[3].lower()])
    value = -value if found[1] in ("-", "−") else value
    return Decimal(f"{value:f}")


def read_share(text: str, locale: Locale) -> Decimal | None:
    """A share from 0 to 1 as somebody types it: `0.7`, `70%`, `7/10`; None where it is none.

    >>> from okrcli.wording.locales import ENGLISH
    >>> read_share("7/10", ENGLISH)
    Decimal('0.7')
    """
    part, slash, whole = text.partition("/")
    value, of = read_number(part, locale), read_number(whole, locale) if slash else Decimal(1)
    if value is None or not of:
        return None
    share = value / (100 if text.strip().endswith("%") else 1) / of
    return share if 0 <= share <= 1 else None


def _plain(digits: str, locale: Locale) -> str | None:
    """The digits with a point as decimal separator; None where a separator stands where it cannot."""
    decimal, group = locale.decimal, locale.group
    whole, _, fraction = digits.partition(decimal)
    if decimal in fraction or group in fraction or (decimal != "." and "." in fraction):
        return None
    if decimal != "." and group != "." and "." in whole:
        # A point where the locale has none: the way programs write it, unless it may stand between thousands.
        left, _, right = whole.partition(".")
        return digits if decimal not in digits and left.isdigit() and right.isdigit() and len(right) != 3 else None
    if group in whole:
        first, *rest = whole.split(group)
        if not 1 <= len(first) <= 3 or any(len(each) != 3 for each in rest):
            return None
        whole = "".join((first, *rest))
    return f"{whole or '0'}.{fraction}" if fraction else whole if whole.isdigit() else None
