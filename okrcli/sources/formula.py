"""Transforms: a number, `+ - * /`, parentheses and `value`, computed exactly; nothing else, and never `eval`."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Context, Decimal, localcontext

from okrcli.errors import OkrError

Formula = Callable[[Decimal], Decimal]
"""What makes one value of another."""

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d*)?|\.\d+)|(value\b)|([-+*/()]))", re.ASCII)
_LONGEST = 200
_DEEPEST = 20
_DIGITS = 34


class BadFormula(OkrError):
    """A transform is none."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"`{text[:60]}` is not a transform: {reason}")
        self.hint = "write numbers, + - * / and parentheses around `value`, such as value * 100"


class NoResult(OkrError):
    """A transform has no result for a value."""

    def __init__(self, text: str, value: Decimal) -> None:
        super().__init__(f"`{text}` has no result for {value}")
        self.hint = "it divides by zero, or the result is too large"


def parse(text: str) -> Formula:
    """The function that a transform stands for.

    Args:
        text: such as `value * 100`.

    Raises:
        BadFormula: it is none.

    >>> parse("(value - 32) / 1.6")(Decimal(50))
    Decimal('11.25')
    """
    if len(text) > _LONGEST:
        raise BadFormula(text, f"it is longer than {_LONGEST} characters")
    reader = _Reader(text)
    made = reader.sum(0)
    reader.end()
    if "value" not in reader.seen:
        raise BadFormula(text, "`value` is not in it")

    def formula(value: Decimal) -> Decimal:
        with localcontext(Context(prec=_DIGITS)):
            try:
                return made(value)
            except ArithmeticError:
                raise NoResult(text, value) from None

    return formula


class _Reader:
    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self.seen: set[str] = set()

    def sum(self, depth: int) -> Formula:
        left = self._product(depth)
        while (sign := self._take("+", "-")) is not None:
            left = _both(left, self._product(depth), sign)
        return left

    def end(self) -> None:
        if self._text[self._at :].strip():
            raise self._bad()

    def _product(self, depth: int) -> Formula:
        left = self._single(depth)
        while (sign := self._take("*", "/")) is not None:
            left = _both(left, self._single(depth), sign)
        return left

    def _single(self, depth: int) -> Formula:
        if depth > _DEEPEST:
            raise BadFormula(self._text, "it is nested too deeply")
        if self._take("-") is not None:
            inner = self._single(depth + 1)
            return lambda value: -inner(value)
        if self._take("(") is not None:
            inner = self.sum(depth + 1)
            if self._take(")") is None:
                raise BadFormula(self._text, "a parenthesis is not closed")
            return inner
        found = _TOKEN.match(self._text, self._at)
        if found is None or found[3]:
            raise self._bad()
        self._at = found.end()
        if found[2]:
            self.seen.add("value")
            return lambda value: value
        number = Decimal(found[1])
        return lambda _: number

    def _take(self, *signs: str) -> str | None:
        found = _TOKEN.match(self._text, self._at)
        if found is None or found[3] not in signs:
            return None
        self._at = found.end()
        return found[3]

    def _bad(self) -> BadFormula:
        rest = self._text[self._at :].strip()
        return BadFormula(self._text, f"nobody knows what `{rest[:20]}` means here" if rest else "it ends too early")


def _both(left: Formula, right: Formula, sign: str) -> Formula:
    if sign == "+":
        return lambda value: left(value) + right(value)
    if sign == "-":
        return lambda value: left(value) - right(value)
    if sign == "*":
        return lambda value: left(value) * right(value)
    return lambda value: left(value) / right(value)
