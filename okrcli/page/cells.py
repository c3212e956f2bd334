"""Typed cells: values with the role they play, not yet characters."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.wording.healths import Style
from okrcli.wording.words import Role, Value


class Cell(NamedTuple):
    """A value and what it is.

    Attributes:
        value: the value; None where there is none.
        role: what it is, and so how it is said.
        unit: the unit of a quantity, the state of a tally.
        beside: the number it is compared with: what is expected, what was before, half the width of its band.
        style: the part it plays.
    """

    value: Value
    role: Role = "text"
    unit: str | None = None
    beside: float | None = None
    style: Style = "plain"


Inline = tuple[Cell | str, ...]
"""A line of cells; a plain string is words of ours."""


def dim(words: str) -> Cell:
    """Words of ours that matter less."""
    return Cell(words, "plain", style="dim")
