"""Where a goal or a KPI stands on one side of a diff."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from okrcli.scoring import KeyResultScore, KpiState, ObjectiveScore, Scorecard


class Standing(NamedTuple):
    """Where something stands; what it has none of is None.

    Attributes:
        value: the level, total or count.
        progress: raw.
        score: clamped to 0 … 1; of an objective its roll-up.
        confidence: the last one stated.
        health: its state.
        in_band: whether a KPI is healthy.
    """

    value: Decimal | None = None
    progress: float | None = None
    score: float | None = None
    confidence: float | None = None
    health: str | None = None
    in_band: bool | None = None


def standings(scorecard: Scorecard) -> dict[str, Standing]:
    """Where everything on a scorecard stands, by reference."""
    found = {each.planned.ref: _kpi(each) for each in scorecard.kpis}
    for objective in scorecard.objectives:
        found[objective.planned.ref] = _objective(objective)
        found |= {each.planned.ref: _key_result(each) for each in objective.key_results}
    return found


def _objective(scored: ObjectiveScore) -> Standing:
    return Standing(score=scored.score, health=scored.health)


def _key_result(scored: KeyResultScore) -> Standing:
    return Standing(scored.value, scored.progress, scored.score, scored.confidence, scored.health)


def _kpi(state: KpiState) -> Standing:
    return Standing(state.value, in_band=state.in_band)
