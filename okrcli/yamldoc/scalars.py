"""What a plain scalar means: the core schema of YAML 1.2, with exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal

Value = str | Decimal | bool | None
"""A scalar as plain Python."""

LONGEST_NUMBER = 60
LARGEST_EXPONENT = 30

_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

SUSPECT = frozenset(("", *"0123456789+-.~nNtTfF"))
"""First characters of plain scalars that may be something else than text; "" stands for the empty one."""


class Spelled(Decimal):
    """A number whose decimal notation is not how the file spells it, such as `007` or `1e3`.

    Attributes:
        literal: the characters in the file.
    """

    __slots__ = ("literal",)
    literal: str

    def __reduce__(self) -> tuple[object, ...]:  # type: ignore[override]  # it tells of one class only
        """A copy is spelled the same."""
        return _spelled, (Decimal(self), self.literal)


class Unusual(Exception):
    """The text has something that takes a more thorough reading: an alias, a tag, a mistake."""


class Refused:
    """Marks a number that is outside the limits."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason


_known: dict[str, Value | Refused] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_WORDS = dict(_known)
_MOST_KNOWN = 4096


def resolve(text: str) -> Value | Refused:
    """The value of a plain scalar.

    >>> resolve("0.10"), resolve("yes"), resolve("2026-10-12"), resolve("~")
    (Decimal('0.10'), 'yes', '2026-10-12', None)
    """
    try:
        return _known[text]
    except KeyError:
        pass
    value = _resolve(text)
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
        _known.update(_WORDS)
    if len(text) <= LONGEST_NUMBER:
        _known[text] = value
    return value


def _resolve(text: str) -> Value | Refused:
    if len(text) == 10 and text[4] == "-" == text[7]:
        return text
    match = _NUMBER.fullmatch(text)
    if match is not None:
        return _decimal(text, match[1])
    if _BASED.fullmatch(text):
        if len(text) > LONGEST_NUMBER:
            return Refused("long")
        return _spelled(Decimal(int(text, 0)), text)
    if _NOT_FINITE.fullmatch(text):
        return Refused("infinite")
    return text


def _decimal(text: str, exponent: str | None) -> Value | Refused:
    if len(text) > LONGEST_NUMBER:
        return Refused("long")
    if exponent is not None and abs(int(exponent)) > LARGEST_EXPONENT:
        return Refused("exponent")
    value = Decimal(text)
    return value if str(value) == text else _spelled(value, text)


def _spelled(value: Decimal, literal: str) -> Spelled:
    spelled = Spelled(value)
    spelled.literal = literal
    return spelled
