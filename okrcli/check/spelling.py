"""What was meant by a number, a day or a cycle that is spelled in a way the format does not take."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.model.scalars import literal, number_hint

_HINT = r"write (-?\d+(?:\.\d+)?)(?:, and `unit: \"?([^`\"]+)\"?` beside it)?"
_GROUPED = r"\D*\d{1,3}(?:,\d{3})+(?:\.\d+)?\D*"
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan stycznia styczen sty",
            "february feb lutego luty lut",
            "march mar marca marzec",
            "april apr kwietnia kwiecien kwi",
            "may maja maj",
            "june jun czerwca czerwiec cze",
            "july jul lipca lipiec lip",
            "august aug sierpnia sierpien sie",
            "september sep sept wrzesnia wrzesien wrz",
            "october oct pazdziernika pazdziernik paz",
            "november nov listopada listopad lis",
            "december dec grudnia grudzien gru",
        ),
        1,
    )
    for name in names.split()
}


class Typed(NamedTuple):
    """A number that stands as text.

    Attributes:
        number: it.
        unit: what stands behind it, or None.
        sure: whether nobody could read it otherwise.
    """

    number: Decimal
    unit: str | None
    sure: bool


def number_in(text: str, *, share: bool = False, point: bool = True) -> Typed | None:
    """The number that a text means, or None.

    Args:
        text: such as `40,000` or `30000 EUR`.
        share: whether a number from 0 to 1 is wanted, so that `70%` is 0.7.
        point: whether fractions are written with a point here, and commas part thousands.

    >>> number_in("40,000"), number_in("3,5 h")
    (Typed(number=Decimal('40000'), unit=None, sure=True), Typed(number=Decimal('3.5'), unit='h', sure=True))
    """
    found = re.fullmatch(_HINT, number_hint(text, share=share) or "")
    if found is None:
        return None
    grouped = re.fullmatch(_GROUPED, text) is not None
    sure = (point if grouped else text.count(",") < 2) and not re.search(r"\d\s*[mM]\b", text)
    return Typed(Decimal(found[1]), found[2], sure)


def day_in(value: object) -> date | None:
    """The day that a text or a number means; None where it is no day, or could be two.

    >>> day_in("12.10.2026"), day_in("3/4/2026"), day_in("2026-10-32")
    (datetime.date(2026, 10, 12), None, None)
    """
    text = str(literal(value)).strip()
    text = re.sub(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$", "", text)
    if found := re.fullmatch(r"(\d{4})([-/.\s])(\d{1,2})\2(\d{1,2})\.?|(\d{4})(\d{2})(\d{2})", text):
        year, month, day = (found[1], found[3], found[4]) if found[1] else found.group(5, 6, 7)
        return _day(year, int(month), day)
    if found := re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", text):
        first, second = int(found[1]), int(found[3])
        # With dots or above twelve the day comes first; else it depends on who wrote it.
        if found[2] == "." or first > 12:
            return _day(found[4], second, found[1])
        return _day(found[4], first, found[3]) if second > 12 or first == second else None
    return _named_month(text)


def _named_month(text: str) -> date | None:
    from okrcli.edit.ids import id_from

    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?-([a-z]+)-(\d{4})", id_from(text))
    day_first = found is not None
    found = found or re.fullmatch(r"([a-z]+)-(\d{1,2})(?:st|nd|rd|th)?-(\d{4})", id_from(text))
    if found is None:
        return None
    day, name = (found[1], found[2]) if day_first else (found[2], found[1])
    return _day(found[3], _MONTHS[name], day) if name in _MONTHS else None


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def cycle_in(text: str) -> str | None:
    """The name of the calendar's cycle that a text means, or None.

    >>> cycle_in("Q4 2026"), cycle_in("2026/h2"), cycle_in("2026-w7"), cycle_in("autumn")
    ('2026-Q4', '2026-H2', '2026-W07', None)
    """
    words = text.upper().strip()
    found = re.fullmatch(r"(?P<year>\d{4})[\W_]*(?P<part>[QHW])[\W_]*(?P<number>\d{1,2})", words) or re.fullmatch(
        r"(?P<part>[QHW])[\W_]*(?P<number>\d{1,2})[\W_]+(?P<year>\d{4})", words
    )
    if found is None:
        return None
    number = int(found["number"])
    return (
        f"{found['year']}-{found['part']}{number:02}"
        if found["part"] == "W"
        else (f"{found['year']}-{found['part']}{number}")
    )
