"""Computations as a reader can redo them on paper: formulas with the numbers put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from okrcli.wording.locales import ENGLISH, Locale
from okrcli.wording.numbers import MINUS, number

PLACES = 3
"""Digits after the decimal sign: enough for the result to come out on paper."""


def share(value: float, locale: Locale = ENGLISH) -> str:
    """A share of 1 as it stands in a computation.

    >>> share(0.17649)
    '0.176'
    """
    return number(value, locale, PLACES)


def put_in(pattern: str, terms: Mapping[str, Decimal | int | float], locale: Locale = ENGLISH) -> str:
    """A formula with its numbers put in; negative ones stand in parentheses.

    >>> put_in("({value} − {baseline}) / 20", {"value": Decimal("41.8"), "baseline": Decimal(-40)})
    '(41.8 − (−40)) / 20'
    """
    return pattern.format_map({name: _term(value, locale) for name, value in terms.items()})


def mean(parts: Sequence[tuple[float, float]], locale: Locale = ENGLISH) -> str:
    """A weighted mean of (weight, share) with its numbers put in; equal weights are left out.

    >>> mean([(1.0, 0.5), (1.0, 0.25)]), mean([(2.0, 0.5), (1.0, 0.25)])
    ('(0.5 + 0.25) / 2', '(2 × 0.5 + 1 × 0.25) / 3')
    """
    whole = sum(weight for weight, _ in parts)
    if len({weight for weight, _ in parts}) == 1:
        return f"({' + '.join(share(each, locale) for _, each in parts)}) / {len(parts)}"
    sums = " + ".join(f"{number(weight, locale)} × {share(each, locale)}" for weight, each in parts)
    return f"({sums}) / {number(whole, locale)}"


def _term(value: Decimal | int | float, locale: Locale) -> str:
    text = number(value, locale, PLACES if isinstance(value, float) else None)
    return f"({text})" if text.startswith(MINUS) else text
