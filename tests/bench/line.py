"""A line of the promises: what is measured, and what it may be at most."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.bench.measure import Command, in_turns
from tests.bench.setting import Setting


class Figure(NamedTuple):
    """What was measured.

    Attributes:
        value: the figure that the promise is about.
        told: where it comes from, for people.
    """

    value: float
    told: str


class Line(NamedTuple):
    """One promise.

    Attributes:
        name: what is measured.
        bound: what the figure is compared with.
        unit: of the figure, such as `×`.
        measure: measures it.
        least: True where the figure must be at least the bound, not at most.
    """

    name: str
    bound: float
    unit: str
    measure: Callable[[Setting], Figure]
    least: bool = False

    def kept(self, figure: Figure) -> bool:
        """Whether the promise holds."""
        return figure.value >= self.bound if self.least else figure.value <= self.bound


def ratio(setting: Setting, command: Command, reference: Command, runs: int | None = None) -> Figure:
    """How many times longer one command takes than another."""
    measured, compared = in_turns((command, reference), runs or setting.runs)
    return Figure(measured.seconds / compared.seconds, f"{told(measured.seconds)} / {told(compared.seconds)}")


def told(seconds: float) -> str:
    """A time for people.

    >>> told(0.01234)
    '12.3 ms'
    """
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
