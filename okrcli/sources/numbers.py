"""Numbers out of answers: what is one, how many become one, how they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from okrcli.sources.source import SourceError
from okrcli.wording.lines import safe

Aggregate = Literal["last", "sum", "mean", "min", "max", "count"]
"""How several numbers become one."""

_PLACES = 6
_LARGEST = 30
_LONGEST = 60
_MADE: Mapping[str, Callable[[Sequence[Decimal]], Decimal]] = {
    "last": lambda found: found[-1],
    "sum": lambda found: sum(found, Decimal(0)),
    "mean": lambda found: sum(found, Decimal(0)) / len(found),
    "min": min,
    "max": max,
    "count": lambda found: Decimal(len(found)),
}


def number(value: object) -> Decimal | None:
    """A number of an answer, also where it is text; None where there is none: `null`, empty text, `NaN`.

    Raises:
        SourceError: it is something else, or without bounds.

    >>> number("12.50"), number(3), number(None), number("NaN")
    (Decimal('12.50'), Decimal('3'), None, None)
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, int | float | str | Decimal) and not isinstance(value, bool):
        try:
            found = Decimal(str(value).strip())
        except ArithmeticError:
            found = None
        if found is not None and found.is_nan():
            return None
        if found is not None and found.is_finite() and abs(found.adjusted()) <= _LARGEST:
            return found
    said = (
        safe(str(value))[:_LONGEST] if isinstance(value, int | float | str | Decimal) else f"a {type(value).__name__}"
    )
    raise SourceError(f"the answer has `{said}` where a number should be", "see whether the options name a number")


def wanted(value: object, what: str) -> Decimal:
    """A number that an answer must have.

    Raises:
        SourceError: it does not.
    """
    found = number(value)
    if found is None:
        raise SourceError(f"the answer has no number for {what}", "see whether the options name one that there is")
    return found


def combined(found: Sequence[Decimal], aggregate: str) -> Decimal:
    """One number made of several, at least one."""
    return _MADE[aggregate](found)


def rounded(value: Decimal) -> Decimal:
    """A number as it is written to a file: with six places at most, and none that say nothing.

    >>> rounded(Decimal("0.36764705882")), rounded(Decimal("1200.00")), rounded(Decimal("0.00000123456789"))
    (Decimal('0.367647'), Decimal('1200'), Decimal('0.00000123457'))
    """
    places = _PLACES if not value or value.adjusted() >= -1 else _PLACES - 1 - value.adjusted()
    plain = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN) if _too_fine(value, places) else value
    return Decimal(f"{plain.normalize():f}")


def _too_fine(value: Decimal, places: int) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -exponent > places
