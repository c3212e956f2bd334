"""Shares of 1: progress, scores, confidence and what is gone of a cycle."""

from __future__ import annotations

from decimal import Decimal

from okrcli.wording.locales import ENGLISH, Locale
from okrcli.wording.numbers import MINUS, fixed, number


def percent(share: float | Decimal, *, tight: bool = False) -> str:
    """A share as whole percents; what falls short of all of it never reads as 100 %.

    Args:
        share: a fraction of 1, of any size and sign.
        tight: without the space, for programs that split at spaces.

    >>> percent(0.425), percent(0.999), percent(-0.24), percent(1.294, tight=True)
    ('43 %', '99 %', '−24 %', '129%')
    """
    # Half a percent goes up; the last bits of a float must not turn 28.5 into 28.
    whole = int(abs(float(share)) * 100 + 0.5 + 1e-9)
    if whole == 100 and share < 1:
        whole = 99
    return f"{MINUS if share < 0 and whole else ''}{whole}{'%' if tight else ' %'}"


def score(share: float | Decimal, locale: Locale = ENGLISH) -> str:
    """A score with two places; what falls short of 1 never reads as 1.00.

    >>> score(0.466), score(0.999), score(0.7)
    ('0.47', '0.99', '0.70')
    """
    return fixed(0.99 if 0.99 < share < 1 else share, 2, locale)


def apart(share: float, mark: float, locale: Locale = ENGLISH) -> str:
    """A share with as many places, from two on, as tell it from a mark; a reader then sees on which side it lies.

    >>> apart(0.69996, 0.7), apart(0.5, 0.7)
    ('0.69996', '0.5')
    """
    for places in range(2, 7):
        text = number(share, locale, places)
        if text != number(mark, locale, places):
            return text
    return number(share, locale, 2)
