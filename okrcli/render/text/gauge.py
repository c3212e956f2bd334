"""Small pictures in a line of text: bars and sparklines."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.render.text.ansi import Span
from okrcli.wording.healths import Style

MARK = "╎"
"""Where a bar should be today."""

_STEPS = "▁▂▃▄▅▆▇█"


def gauge(share: float | None, mark: float | None, room: int, style: Style = "plain") -> list[Span]:
    """A bar, to half a column, with a mark for where it should be.

    Args:
        share: how much of it is filled; what lies outside 0 … 1 is not drawn, None is an empty bar.
        mark: where it should be, 0 to 1, or None.
        room: its columns.
        style: the part that the filled stretch plays.

    >>> "".join(text for text, _ in gauge(0.45, 0.7, 10))
    '━━━━╾──╎──'
    """
    halves = round(min(1.0, max(0.0, share or 0.0)) * room * 2)
    line = "━" * (halves // 2) + "╾" * (halves % 2)
    filled, rest = line, "─" * (room - len(line))
    if mark is None:
        return [(filled, style), (rest, "dim")]
    place = min(room - 1, int(max(0.0, mark) * room + 1e-9))
    if place < len(filled):
        return [(filled[:place], style), (MARK, "strong"), (filled[place + 1 :], style), (rest, "dim")]
    place -= len(filled)
    return [(filled, style), (rest[:place], "dim"), (MARK, "strong"), (rest[place + 1 :], "dim")]


def sparkline(values: Sequence[float], room: int, top: float | None = None) -> str:
    """The last values as columns of eight heights.

    Args:
        values: in order of time.
        room: how many at most.
        top: what the full height stands for, from 0; None: from the least to the greatest value.

    >>> sparkline([0, 0.2, 0.5, 1.2], 8, 1.0), sparkline([7, 7], 8)
    ('▁▂▅█', '▄▄')
    """
    shown = list(values)[-room:]
    low, high = (0.0, top) if top is not None else (min(shown, default=0), max(shown, default=0))
    if high <= low:
        return _STEPS[3] * len(shown)
    return "".join(_STEPS[min(7, max(0, int((each - low) / (high - low) * 8)))] for each in shown)
