"""One objective on one day."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.scoring.frame import Frame
from okrcli.scoring.health import drop_reason
from okrcli.scoring.policy import EPSILON
from okrcli.scoring.rollup import Part, health_of_parts, mean_score, mean_trend, part_of_key_result, part_of_objective
from okrcli.scoring.scorecard import Health, KeyResultScore, ObjectiveScore, Reason

Judged = tuple[Health, tuple[Reason, ...]]
"""A state and what decided it."""


def score_objective(
    frame: Frame, key_results: tuple[KeyResultScore, ...], contributors: Sequence[ObjectiveScore] | None = None
) -> ObjectiveScore:
    """Score, trend and health of an objective.

    Beside the reasons of `health_of_parts` there are `dropped` (`date`, `why`), `upcoming` (`days`) and, where nothing
    counts, `too-early` (`elapsed`, `settle`) or `no-data` (`elapsed`, `settle`, `missing`, which is `weight` where
    all weights are zero).

    Args:
        frame: the objective and its day.
        key_results: its own, scored.
        contributors: the objectives it is made of instead, scored; None where it is made of its own key results.
    """
    planned, rules = frame.objective, frame.rules
    if contributors is None:
        parts = [part_of_key_result(each, rules) for each in key_results]
    else:
        parts = [part_of_objective(each) for each in contributors]
    counted = [part for part in parts if part.counts]
    bounds = rules.bounds[planned.objective.ambition]
    score, trend = mean_score(counted), mean_trend(counted)
    elapsed = planned.window.elapsed(frame.readings.today)
    judged = _outright(frame, parts)
    if judged is None and counted:
        judged = health_of_parts(counted, score, trend, bounds)
    health, reasons = judged or _nothing(parts, elapsed, rules.settle)
    return ObjectiveScore(
        planned=planned,
        key_results=key_results,
        score=score,
        trend=trend,
        health=health,
        reasons=reasons,
        closed=frame.closed,
        unmeasured=sum(part.unmeasured for part in counted),
        counts=health not in ("dropped", "upcoming") and planned.objective.weight > 0,
        elapsed=elapsed,
        bounds=bounds,
        contributors=() if contributors is None else tuple(each.planned.ref for each in contributors),
    )


def _outright(frame: Frame, parts: Sequence[Part]) -> Judged | None:
    if frame.dropped is not None:
        return "dropped", (drop_reason(frame.dropped),)
    start, today = frame.objective.window.start, frame.readings.today
    if today < start:
        return "upcoming", (Reason("upcoming", {"days": (start - today).days}),)
    alive = {part.health for part in parts if part.health != "dropped"}
    if parts and alive <= {"upcoming"}:
        state: Health = "upcoming" if alive else "dropped"
        return state, (Reason("all-alike", {"state": state, "count": len(parts)}),)
    return None


def _nothing(parts: Sequence[Part], elapsed: float, settle: float) -> Judged:
    if elapsed <= settle + EPSILON:
        return "on-track", (Reason("too-early", {"elapsed": elapsed, "settle": settle}),)
    weightless = any(part.health not in ("dropped", "upcoming") for part in parts)
    missing = "weight" if weightless else None
    return "no-data", (Reason("no-data", {"elapsed": elapsed, "settle": settle, "missing": missing}),)
