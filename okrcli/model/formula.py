"""How a progress was computed, so that a reader can redo it on paper."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

Reads = Literal["number", "steps", "answer", "verdict"]
"""What the value of a key result is: a number, a count of steps, yes (1) or no (0), a verdict from 0 to 1."""


class Formula(NamedTuple):
    """A formula and the numbers to put into it.

    Attributes:
        rule: the formula with words in it, such as `(value − baseline) / (target − baseline)`.
        pattern: the same with a name in braces for each number.
        terms: the numbers, by name.
    """

    rule: str
    pattern: str
    terms: Mapping[str, Decimal | int]
