"""Cells of exported tables as numbers: signs of any country, percent, currencies, and the many ways to say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from okrcli.sources.source import SourceError
from okrcli.wording.lines import cut, safe

_NOTHING = frozenset(
    ("", "-", "--", "---", "–", "—", "n/a", "na", "n.a.", "null", "none", "nan", "nil", "(not set)", "(other)", "\\n")
) | frozenset(("#n/a", "b.d.", "bd", "k.a.", "k. a.", "n.d.", "nd", "s/d", "s.o."))
_GAPS = str.maketrans("", "", " \t\u00a0\u202f\u2009\u2007'’_")
_BODY = re.compile(
    r"([-+−–]?)[^\d.,()%<>≤≥~:+−-]{0,4}([-+−–]?)([\d.,]*\d[\d.,]*)([kKmM]?)[^\d.,()%:]{0,6}(%?)[^\d.,()%:]{0,4}"
)
_POWER = re.compile(r"[-+]?\d+(?:\.\d+)?[eE][-+]?\d{1,2}")
_CLOCK = re.compile(r"(\d+):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?")
_SHOWN = 40


class NotANumber(SourceError):
    """A cell should be a number and is not."""

    def __init__(self, text: str, column: str) -> None:
        super().__init__(f"`{cut(safe(text), _SHOWN)}` in the column `{column}` is not a number")
        self.hint = "name another column, or keep such rows out with `filter:`"


class TwoSigns(SourceError):
    """Nobody can tell whether a sign stands before decimals."""

    def __init__(self, text: str, column: str) -> None:
        super().__init__(f"`{cut(safe(text), _SHOWN)}` in the column `{column}` can be read in two ways")
        self.hint = 'say which sign stands before decimals: `decimal: ","` or `decimal: "."`'


def decimal_sign(cells: Iterable[object]) -> str | None:
    """The sign before decimals, where one of some cells shows it beyond doubt.

    >>> decimal_sign(["1,042", "9,28"]), decimal_sign(["1.234,5"]), decimal_sign(["1,042"])
    (',', ',', None)
    """
    signs = {sign for cell in cells if isinstance(cell, str) for sign in [_shown_by(_digits(cell))] if sign}
    return signs.pop() if len(signs) == 1 else None


def is_doubtful(cell: object) -> bool:
    """Whether a cell says something else with the other sign before decimals."""
    digits = _digits(cell) if isinstance(cell, str) else ""
    return bool(digits) and not digits.isdigit() and _shown_by(digits) is None


def read_cell(cell: object, decimal: str, column: str) -> Decimal | None:
    """The number in a cell; None where it says that there is none.

    A percentage is the number that people say: `45%` is 45. A duration `0:01:30` is in seconds.

    Args:
        cell: text, or a number of a spreadsheet.
        decimal: the sign before decimals.
        column: for messages.

    Raises:
        NotANumber: it is none.

    >>> read_cell("1 234,5 zł", ",", "x"), read_cell("(1,042)", ".", "x"), read_cell(" --", ".", "x")
    (Decimal('1234.5'), Decimal('-1042'), None)
    """
    if cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING):
        return None
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        found = Decimal(str(cell))
        if found.is_finite():
            return found
    text = str(cell).strip()
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = ("0", clock[1], clock[2]) if clock[3] is None else clock.groups()
        return Decimal(int(hours) * 3600 + int(minutes) * 60 + int(seconds))
    value = Decimal(text) if _POWER.fullmatch(text) else _value(text, decimal)
    if value is None:
        raise NotANumber(text, column)
    return value


def _value(text: str, decimal: str) -> Decimal | None:
    negative = text.startswith("(") and text.endswith(")")
    match = _BODY.fullmatch((text[1:-1] if negative else text).translate(_GAPS))
    if match is None:
        return None
    digits, group = match[3], "," if decimal == "." else "."
    whole, _, fraction = digits.partition(decimal)
    if decimal in fraction or group in fraction or not re.fullmatch(rf"\d*|\d{{1,3}}(\{group}\d{{2,3}})*", whole):
        return None
    sign = -1 if negative or {match[1], match[2]} & {"-", "−", "–"} else 1
    power = {"k": 3, "m": 6}.get(match[4].lower(), 0)
    return sign * Decimal(f"{whole.replace(group, '') or '0'}.{fraction or '0'}").scaleb(power).normalize() + 0


def _digits(text: str) -> str:
    match = _BODY.fullmatch(text.strip("() ").translate(_GAPS))
    return match[3] if match else ""


def _shown_by(digits: str) -> str | None:
    """The sign before decimals that digits show: the last of two, or one that no three digits follow."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return None
    sign, other = digits[last], "," if digits[last] == "." else "."
    if other in digits:
        return sign if digits.count(sign) == 1 else None
    if digits.count(sign) > 1:
        return other
    return sign if len(digits) - last - 1 != 3 or digits[:last] in ("", "0") or last > 3 else None
