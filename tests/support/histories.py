"""Synthetic histories of check-ins, to measure forecasts on.

The data is made up: no history of a real key result is in this project. A seeded generator imitates what such
histories are known for: the pace is high at first and slackens, whole stretches bring nothing, now and then comes a
jump, rarely a fall, a fifth of the goals never moves, and half of them are told in coarse zones (0, 0.3, 0.7, 1)
rather than in numbers. So what is measured here shows that the forecast does what it is meant to do where key
results behave like that; it is no proof that they do.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

ZONES = (1.0, 0.7, 0.3)
"""The zones of a goal that is told in words, from the top; below the last one it is 0."""


class Record(NamedTuple):
    """A finished history.

    Attributes:
        points: share of the window elapsed and raw progress then, in order.
        final: progress at the end, 0 to 1.
    """

    points: tuple[tuple[float, float], ...]
    final: float

    def until(self, share: float) -> tuple[tuple[float, float], ...]:
        """What was known when a share of the window was gone."""
        return tuple(point for point in self.points if point[0] <= share)


def records(number: int, seed: int = 20) -> list[Record]:
    """So many histories; the same seed gives the same ones."""
    random = Random(seed)
    return [_record(random) for _ in range(number)]


def _record(random: Random) -> Record:
    zoned, still = random.random() < 0.5, random.random() < 0.2
    # Progress over the whole window at the first pace, and what is left of it.
    pace, vigour = random.uniform(0.2, 2.6), 1.0
    elapsed, progress, points = 0.0, 0.0, []
    while elapsed < 0.9:
        step = random.uniform(0.06, 0.26)
        elapsed += step
        progress += 0.0 if still else _gain(random, pace * vigour * step)
        vigour *= random.uniform(0.65, 1.0)
        points.append((min(1.0, elapsed), _zone(progress) if zoned else progress))
    return Record(tuple(points), min(1.0, max(0.0, points[-1][1])))


def _gain(random: Random, gain: float) -> float:
    luck = random.random()
    if luck < 0.4:
        return 0.0
    if luck < 0.47:
        return -random.uniform(0.1, 0.7)
    if luck < 0.6:
        return random.uniform(0.2, 0.8)
    return gain * random.uniform(0.3, 2.0)


def _zone(progress: float) -> float:
    return next((zone for zone in ZONES if progress >= zone), 0.0)
