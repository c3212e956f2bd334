"""Days as people write them."""

from __future__ import annotations

from datetime import date

from okrcli.wording.locales import ENGLISH, Locale


def day(when: date, locale: Locale = ENGLISH) -> str:
    """A day with its year; in ISO form where the locale has no names of months.

    >>> day(date(2026, 11, 22))
    '22 Nov 2026'
    """
    return f"{when.day} {locale.months[when.month - 1]} {when.year}" if locale.months else when.isoformat()


def short_day(when: date, locale: Locale = ENGLISH) -> str:
    """A day where the year is plain.

    >>> short_day(date(2026, 10, 1))
    '1 Oct'
    """
    return f"{when.day} {locale.months[when.month - 1]}" if locale.months else when.isoformat()[5:]


def month(when: date, locale: Locale = ENGLISH) -> str:
    """The month of a day, with its year.

    >>> month(date(2026, 10, 1))
    'Oct 2026'
    """
    return f"{locale.months[when.month - 1]} {when.year}" if locale.months else when.isoformat()[:7]
