"""Small pictures in a line of text: bars and sparklines, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from okrcli.page.cells import Cell
from okrcli.wording.words import Words

_WIDE, _HIGH = 64, 16
_MOST = 24


def gauge(cell: Cell, words: Words) -> str:
    """A bar with a mark for where it should be today; nothing where there is no share."""
    share = float(cell.value) if isinstance(cell.value, int | float | Decimal) else None
    if share is None and cell.beside is None:
        return ""
    # The share itself stands in words beside the bar.
    told, mark = 'aria-hidden="true"', ""
    if cell.beside is not None:
        told = f'role="img" aria-label="{words.say(cell.beside, "share")} expected today"'
        mark = f'<path class="mark" d="M{number(_clamped(cell.beside) * 100)} 0V12"/>'
    filled = number(_clamped(share or 0.0) * 100)
    return (
        f'<svg class="gauge {cell.style}" viewBox="0 0 100 12" preserveAspectRatio="none" {told}>'
        f'<path d="M0 6H{filled}"/>{mark}</svg>'
    )


def sparkline(cell: Cell) -> str:
    """The last values as a line; nothing where there are fewer than two."""
    values = _values(cell.value)[-_MOST:]
    if len(values) < 2:
        return ""
    top = cell.beside
    low, high = (min(0.0, *values), max(top, *values)) if top is not None else (min(values), max(values))
    spread = (high - low) or 1.0
    step = (_WIDE - 4) / (len(values) - 1)
    points = [
        f"{number(2 + index * step)} {number(_HIGH - 2 - (each - low) / spread * (_HIGH - 4))}"
        for index, each in enumerate(values)
    ]
    end = points[-1].replace(" ", '" cy="')
    return (
        f'<svg class="spark {cell.style}" viewBox="0 0 {_WIDE} {_HIGH}" aria-hidden="true">'
        f'<path d="M{"L".join(points)}"/><circle cx="{end}" r="1.8"/></svg>'
    )


def number(value: float) -> str:
    """A coordinate, to a tenth and without what says nothing.

    >>> number(12.0), number(0.04), number(-3.25)
    ('12', '0', '-3.2')
    """
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _clamped(share: float) -> float:
    return min(1.0, max(0.0, share))


def _values(row: object) -> Sequence[float]:
    row = row() if callable(row) else row
    return [float(each) for each in row] if isinstance(row, list | tuple) else []
