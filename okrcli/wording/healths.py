"""The states of a goal as people see them: a sign, a word and a colour each, the same everywhere."""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal["plain", "strong", "dim", "good", "warn", "bad", "silent"]
"""The part a piece of text plays; the renderers choose a colour for it."""


class HealthWords(NamedTuple):
    """How a state is shown.

    Attributes:
        symbol: one sign.
        word: in a table or a count.
        style: its colour.
        clause: after a subject, such as `is off track`.
    """

    symbol: str
    word: str
    style: Style
    clause: str


HEALTHS = {
    "off-track": HealthWords("■", "off track", "bad", "is off track"),
    "missed": HealthWords("✗", "missed", "bad", "was missed"),
    "stale": HealthWords("◌", "stale", "silent", "is stale"),
    "no-data": HealthWords("◌", "no data", "silent", "has no data"),
    "at-risk": HealthWords("▲", "at risk", "warn", "is at risk"),
    "on-track": HealthWords("●", "on track", "good", "is on track"),
    "silent": HealthWords("◌", "silent", "silent", "is silent"),
    "upcoming": HealthWords("○", "upcoming", "dim", "has not begun"),
    "done": HealthWords("✓", "done", "good", "is done"),
    "dropped": HealthWords("–", "dropped", "dim", "was given up"),
}
"""Every state of a key result or objective, trouble first; `silent` is stale and without data taken together."""

KPI_STATES = {
    "healthy": HealthWords("●", "healthy", "good", "is healthy"),
    "outside": HealthWords("▲", "outside", "warn", "is outside its healthy band"),
    "unread": HealthWords("◌", "unread", "silent", "has no reading"),
    "unbounded": HealthWords("·", "no band", "dim", "has no healthy band"),
}
"""Every state of a KPI."""


def health_words(state: str) -> HealthWords:
    """How a state of a key result, objective or KPI is shown.

    >>> health_words("off-track").word
    'off track'
    """
    return HEALTHS.get(state) or KPI_STATES[state]
