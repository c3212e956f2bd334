"""Numbers as people read them, in their own signs; the only place where a number is rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from okrcli.wording.locales import ENGLISH, Locale

MINUS = "−"
"""The sign of a negative number in text for people."""

ABSENT = "–"
"""What stands where there is no value."""

# Wide enough for every number a file may hold (exponents to ±30), so that no rounding fails.
_WIDE = Context(prec=100, rounding=ROUND_HALF_UP)
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(13))
_LETTERS = ((12, "T"), (9, "B"), (6, "M"), (3, "k"))
_HUGE = Decimal("1e15")
_TINY = Decimal("1e-6")


def number(value: Decimal | int | float, locale: Locale = ENGLISH, places: int | None = None) -> str:
    """A number in full, with as many digits as help: two places, more below 1, none from 100,000 on.

    Args:
        value: the number.
        locale: its signs.
        places: the most digits after the decimal sign; default: by the size of the number.

    >>> number(Decimal("41200")), number(Decimal("-0.0125")), number(2.50)
    ('41,200', '−0.0125', '2.5')
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    size = abs(exact)
    if size >= _HUGE or (size < _TINY and size):
        return _scientific(exact, locale)
    text = f"{exact:,f}"
    if "." in text:
        most = _places(size) if places is None else places
        if len(text) - text.index(".") - 1 > most:
            text = f"{_WIDE.quantize(exact, _STEPS[most]):,f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
    return localised(text, locale)


def compact(value: Decimal | int | float, locale: Locale = ENGLISH) -> str:
    """A number where room is short: three digits and k, M, B or T from 10,000 on.

    >>> compact(Decimal(44300)), compact(Decimal(1_240_000)), compact(Decimal(9950))
    ('44.3k', '1.24M', '9,950')
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    size = abs(exact)
    if size < 10_000 or size >= _HUGE:
        return number(exact, locale)
    for power, letter in _LETTERS:
        # From 999.5 of a unit on, three digits would read 1000: the next letter takes over.
        if size >= Decimal("0.9995").scaleb(power):
            scaled = exact.scaleb(-power)
            return number(scaled, locale, 2 if abs(scaled) < 10 else 1 if abs(scaled) < 100 else 0) + letter
    return number(exact, locale)


def fixed(value: Decimal | int | float, places: int, locale: Locale = ENGLISH) -> str:
    """A number with exactly so many digits after the decimal sign.

    >>> fixed(0.4, 2)
    '0.40'
    """
    if isinstance(value, float):
        # The last bits of a float must not turn 0.125 into 0.12.
        return localised(f"{value + (1e-9 if value >= 0 else -1e-9):,.{places}f}", locale)
    exact = value if isinstance(value, Decimal) else Decimal(value)
    return localised(f"{_WIDE.quantize(exact, _STEPS[places]):,f}", locale)


def signed(text: str) -> str:
    """A number's text with a sign in front, also where it is positive; nothing has none.

    >>> signed("3,100"), signed("0")
    ('+3,100', '0')
    """
    return text if text.startswith(MINUS) or not text.strip("0.,") else f"+{text}"


def localised(text: str, locale: Locale) -> str:
    """A number as Python writes it, in the signs of a locale."""
    if locale is ENGLISH and text[0] != "-":
        return text
    negative = text.startswith("-")
    if negative:
        text = text[1:]
    if locale is not ENGLISH:
        whole, point, fraction = text.partition(".")
        if locale.group_from > 1 and len(whole) <= 4 + locale.group_from - 1:
            whole = whole.replace(",", "")
        text = whole.replace(",", locale.group) + (locale.decimal if point else "") + fraction
    # A number that was rounded to nothing has no sign.
    return MINUS + text if negative and text.strip("0.,") else text


def _places(size: Decimal) -> int:
    if size >= 100_000:
        return 0
    if size >= 1 or not size:
        return 2
    return 1 - size.adjusted() + 1


def _scientific(value: Decimal, locale: Locale) -> str:
    digits, _, power = f"{value:.2e}".partition("e")
    mantissa = localised(digits.rstrip("0").rstrip("."), locale)
    return f"{mantissa}e{power.lstrip('+').replace('-', MINUS)}"
