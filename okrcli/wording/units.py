"""Values with their unit: percentages, money, durations and whatever else people count."""

from __future__ import annotations

from decimal import Decimal

from okrcli.wording.lines import safe
from okrcli.wording.locales import ENGLISH, Locale
from okrcli.wording.numbers import compact, fixed, number

_SHORT_UNIT = 3


def quantity(
    value: Decimal | int | float, unit: str | None = None, locale: Locale = ENGLISH, *, short: bool = False
) -> str:
    """A value with its unit behind it.

    Args:
        value: the number people say: 5 for five percent.
        unit: `%`, an ISO 4217 code, `s`, `min`, `h`, `d`, or free text; None where it has none.
        locale: the signs of the number.
        short: leaves out long units and writes 44.3k for 44,300.

    >>> quantity(Decimal("2.2"), "%"), quantity(Decimal(44300), "sessions"), quantity(44300, "sessions", short=True)
    ('2.2 %', '44,300 sessions', '44.3k')
    >>> quantity(Decimal("1200.5"), "USD")
    '1,200.50 USD'
    """
    if short:
        text = compact(value, locale)
        return f"{text} {safe(unit)}" if unit and len(unit) <= _SHORT_UNIT else text
    if not unit:
        return number(value, locale)
    if is_currency(unit) and value != int(value) and -100_000 < value < 100_000:
        return f"{fixed(value, 2, locale)} {unit}"
    return f"{number(value, locale)} {safe(unit)}"


def is_currency(unit: str) -> bool:
    """Whether a unit looks like an ISO 4217 code: three capital letters."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()
