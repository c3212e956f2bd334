"""The roll-up: weighted means, and the health of what is made of parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.scoring.health import by_trend, ended
from okrcli.scoring.policy import EPSILON, Bounds, Rules
from okrcli.scoring.scorecard import Health, KeyResultScore, ObjectiveScore, Reason

FINISHED: tuple[Health, ...] = ("done", "missed")
"""States that no trend changes any more."""

BLIND: tuple[Health, ...] = ("stale", "no-data")
"""States of which nobody knows what they are."""

TROUBLE: tuple[Health, ...] = ("off-track", "missed")
"""States that keep the whole from being on track."""


class Part(NamedTuple):
    """A key result or an objective, as a part of a whole.

    Attributes:
        ref: its reference.
        weight: 0 or more, relative to its siblings.
        counts: whether it is neither upcoming nor dropped and has a weight.
        score: what it adds, 0 to 1: the grade where there is one; None where it is left out for want of a number.
        unmeasured: whether that score is 0 for want of a number.
        health: its state.
        trend: its trend clamped to 0 … 1; 1 once done, its score once missed; None where there is none.
    """

    ref: str
    weight: float
    counts: bool
    score: float | None
    unmeasured: bool
    health: Health
    trend: float | None


def part_of_key_result(scored: KeyResultScore, rules: Rules) -> Part:
    """A key result as a part of its objective.

    Without progress it counts as 0 once the start of its window is over, and not at all before that.
    """
    score = scored.score if scored.grade is None else scored.grade
    unmeasured = score is None and scored.elapsed > rules.settle + EPSILON
    score = 0.0 if unmeasured else score
    planned = scored.planned
    trend = _trend(scored.health, score, scored.forecast.trend)
    weight = float(planned.key_result.weight)
    return Part(planned.ref, weight, scored.counts, score, unmeasured and scored.counts, scored.health, trend)


def part_of_objective(scored: ObjectiveScore) -> Part:
    """An objective as a part of its team, its cycle, or the objective it contributes to."""
    trend = _trend(scored.health, scored.score, scored.trend)
    weight = float(scored.planned.objective.weight)
    return Part(scored.planned.ref, weight, scored.counts, scored.score, False, scored.health, trend)


def mean_score(parts: Sequence[Part]) -> float | None:
    """Σ w · score / Σ w over the parts that count and have a score; None where there is none.

    >>> part = Part("a/b/c@2026", 3.0, True, 0.5, False, "on-track", None)
    >>> mean_score([part, part._replace(weight=1.0, score=1.0)])
    0.625
    """
    return weighted_mean([(part.score, part.weight) for part in parts if part.counts and part.score is not None])


def mean_trend(parts: Sequence[Part]) -> float | None:
    """The weighted mean of the trends of the parts that count and have one; None where there is none."""
    return weighted_mean([(part.trend, part.weight) for part in parts if part.counts and part.trend is not None])


def weighted_mean(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Σ w · share / Σ w over pairs of share and weight; None where all weights are zero."""
    whole = sum(weight for _, weight in pairs)
    # Rounding must not carry a mean of ones over 1.
    return min(1.0, max(0.0, sum(share * weight for share, weight in pairs) / whole)) if whole > 0 else None


def health_of_parts(
    parts: Sequence[Part], score: float | None, trend: float | None, bounds: Bounds
) -> tuple[Health, tuple[Reason, ...]]:
    """The state of a whole whose parts count, and what decided it.

    In this order:

    - `all-alike` (`state`, `count`): all its parts are in one state.
    - `done`, `missed` (`score`, `mark`): all of them are finished; done where the score reaches the mark.
    - `stale` (`share`): over half of the weight is stale or without data.
    - `trend` (`trend`, `band`, `lower`, `mark`): the weighted mean of the clamped trends, by its own ambition.
    - `worst` (`ref`, `health`): it would be on track, but for a part that is off track or missed: at risk.

    Args:
        parts: those that count, at least one.
        score: the weighted mean of their scores.
        trend: the weighted mean of their trends.
        bounds: where yellow and green begin for the whole.
    """
    states = {part.health for part in parts}
    if len(states) == 1:
        return parts[0].health, (Reason("all-alike", {"state": parts[0].health, "count": len(parts)}),)
    if states <= set(FINISHED):
        health = ended(score, bounds)
        return health, (Reason(health, {"score": score, "mark": bounds.mark}),)
    blind = sum(part.weight for part in parts if part.health in BLIND) / sum(part.weight for part in parts)
    if blind > 0.5 + EPSILON:
        return "stale", (Reason("stale", {"share": blind}),)
    health, reason = by_trend(trend, bounds)
    worst = next((part for state in TROUBLE for part in parts if part.health == state), None)
    if health == "on-track" and worst is not None:
        return "at-risk", (Reason("worst", {"ref": worst.ref, "health": worst.health}), reason)
    return health, (reason,)


def _trend(health: Health, score: float | None, trend: float | None) -> float | None:
    if health in FINISHED:
        return 1.0 if health == "done" else score or 0.0
    return None if trend is None else min(1.0, max(0.0, trend))
