"""Where a key result ends: by its pace so far, and as it usually happens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil, erfc, sqrt
from typing import NamedTuple

from okrcli.model.history import History
from okrcli.model.key_result import KeyResult
from okrcli.model.kind import Kind
from okrcli.scoring.policy import EPSILON, Policy
from okrcli.scoring.scorecard import Forecast

MOST_POINTS = 200
"""A longer history is thinned evenly to as many points, its first and last among them: all pairs of more cost
too much, and change the median too little."""

Point = tuple[float, float]
"""A place between start (0) and due date (1), and the progress there."""

Trail = Sequence[tuple[date, float]]
"""Progress after each day with a check-in."""


class Course(NamedTuple):
    """What a forecast goes by.

    Attributes:
        key_result: whose it is.
        history: what is known of it today.
        trail: its progress after each day with a check-in.
        progress: its progress today, or None.
        confidence: the owner's, or None.
        elapsed: the share of its window that is gone.
        mark: its success mark.
    """

    key_result: KeyResult
    history: History
    trail: Trail
    progress: float | None
    confidence: float | None
    elapsed: float
    mark: float


def forecast(course: Course, policy: Policy) -> Forecast:
    """Where a key result ends.

    Points are (0, 0) and, for each day with a check-in, (pace on that day, progress then); u is the place of the
    last one and p its progress.

    - trend: p + (1 − u) · slope, where slope is the median over all pairs of points (Theil and Sen).
    - likely: p + (1 − u) · damping · slope, clamped, with its 80 % band and the chance of reaching the mark.

    A kind that cannot reach more than a ceiling is bounded by it, in trend, likely and the band; where the ceiling
    lies below the mark, the chance is 0. A kind that holds a band has the share held for the time gone, and 1 or 0
    by its state now for the rest. Before a kind has a trend at all, the chance is the confidence.

    Sources: Theil, "A rank-invariant method of linear and polynomial regression analysis" (1950); Sen, "Estimates of
    the regression coefficient based on Kendall's tau" (1968); https://en.wikipedia.org/wiki/Theil–Sen_estimator
    """
    measure = course.key_result.measure
    if measure.holds_band:
        return _held(course, policy)
    if course.elapsed < measure.trend_from() - EPSILON:
        return Forecast(chance=course.confidence, reaches_target=_reached(course.trail))
    points = _points(course)
    slope = median_slope(points)
    if slope is None:
        return Forecast(reaches_target=_reached(course.trail))
    place, progress = _clamped(points[-1][0]), points[-1][1]
    ceiling = measure.ceiling(course.history)
    trend = progress + (1 - place) * slope
    likely = progress + (1 - place) * policy.damping * slope
    if ceiling is not None:
        trend, likely = min(trend, ceiling), min(likely, ceiling)
    likely, low, high, chance = _band(likely, place, course.mark, policy, 1.0 if ceiling is None else ceiling)
    reaches = _reached(course.trail)
    if reaches is None and slope > 0 and (ceiling is None or ceiling >= 1 - EPSILON):
        reaches = _reaches(course, place + (1 - progress) / slope)
    needed = None
    if slope > 0 and place < 1 - EPSILON:
        needed = max(0.0, (course.mark - progress) / (1 - place) / slope)
    return Forecast(trend, likely, low, high, chance, reaches, needed, slope, place)


def median_slope(points: Sequence[Point]) -> float | None:
    """The Theil–Sen slope: the median over all pairs of points with different places, or None where there is none.

    A history of more than 200 points is thinned evenly to 200 first, its ends kept.

    >>> median_slope([(0.0, 0.0), (0.25, 0.1), (0.5, 0.2), (0.75, 0.9)])
    0.8
    """
    if len(points) > MOST_POINTS:
        points = [points[index * (len(points) - 1) // (MOST_POINTS - 1)] for index in range(MOST_POINTS)]
    slopes = []
    for index, (u, p) in enumerate(points, 1):
        slopes += [(q - p) / (v - u) for v, q in points[index:] if v - u > EPSILON]
    if not slopes:
        return None
    slopes.sort()
    middle = len(slopes) // 2
    return slopes[middle] if len(slopes) % 2 else (slopes[middle - 1] + slopes[middle]) / 2


def chance_of(mark: float, mean: float, half_width: float, deviations: float) -> float:
    """The probability that a normally distributed end is at or above a mark.

    Args:
        mark: the mark.
        mean: the mean.
        half_width: half the width of the band that holds 80 %.
        deviations: that half width, in standard deviations.

    >>> round(chance_of(0.7, 0.7 - 0.5, 0.5, 1.2816), 3)
    0.1
    """
    sigma = half_width / deviations
    return 0.5 * erfc((mark - mean) / (sigma * sqrt(2)))


def _points(course: Course) -> list[Point]:
    history = course.history
    if _is_even(course.key_result):
        elapsed = history.window.elapsed
        return [(0.0, 0.0), *[(elapsed(day), progress) for day, progress in course.trail]]
    pace_at = course.key_result.pace_at
    return [(0.0, 0.0), *[(pace_at(day, history), progress) for day, progress in course.trail]]


def _is_even(key_result: KeyResult) -> bool:
    """Whether its pace is simply the share of its window that is gone: then there are shorter ways to it."""
    return key_result.pace == "linear" and type(key_result.measure).own_pace is Kind.own_pace


def _held(course: Course, policy: Policy) -> Forecast:
    last = course.key_result.measure.logged(course.history)
    holds = course.key_result.measure.in_band(course.history)
    if course.progress is None or last is None or holds is None:
        return Forecast()
    trend = course.progress * course.elapsed + float(holds) * (1 - course.elapsed)
    place = course.history.window.elapsed(last)
    return Forecast(trend, *_band(trend, place, course.mark, policy), place=place)


def _band(
    mean: float, place: float, mark: float, policy: Policy, ceiling: float = 1.0
) -> tuple[float, float, float, float]:
    likely, spread = _clamped(mean), policy.spread(place)
    chance = 0.0 if ceiling < mark - EPSILON else chance_of(mark, likely, spread, policy.deviations)
    return likely, _clamped(likely - spread), min(_clamped(likely + spread), _clamped(ceiling)), chance


def _reached(trail: Trail) -> date | None:
    since = None
    for day, progress in reversed(trail):
        if progress < 1 - EPSILON:
            break
        since = day
    return since


def _reaches(course: Course, place: float) -> date | None:
    """The first day whose pace is that place; None beyond the due date."""
    history = course.history
    first, last = history.window

    def there(day: date) -> bool:
        return course.key_result.pace_at(day, history) >= place - EPSILON

    if place > 1 + EPSILON or not there(last):
        return None
    early, late = 0, (last - first).days
    if _is_even(course.key_result):
        guess = min(late, max(0, ceil((place - EPSILON) * late)))
        if guess and not there(first + timedelta(days=guess - 1)):
            early = guess
        if there(first + timedelta(days=guess)):
            late = guess
    while early < late:
        middle = (early + late) // 2
        early, late = (early, middle) if there(first + timedelta(days=middle)) else (middle + 1, late)
    return first + timedelta(days=late)


def _clamped(share: float) -> float:
    return min(1.0, max(0.0, share))
