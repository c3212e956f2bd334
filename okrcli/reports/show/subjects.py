"""The one thing that a reference means, on a scorecard."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.scoring import KeyResultScore, KpiState, ObjectiveScore, Scorecard


class Subject(NamedTuple):
    """An objective, a key result with its objective, or a KPI.

    Attributes:
        objective: the objective; that of the key result; None for a KPI.
        key_result: the key result, or None.
        kpi: the KPI, or None.
    """

    objective: ObjectiveScore | None = None
    key_result: KeyResultScore | None = None
    kpi: KpiState | None = None


def find_subject(scorecard: Scorecard, ref: str) -> Subject | None:
    """What a full reference means, or None where it is not on the scorecard."""
    for objective in scorecard.objectives:
        if objective.planned.ref == ref:
            return Subject(objective)
        for key_result in objective.key_results:
            if key_result.planned.ref == ref:
                return Subject(objective, key_result)
    return next((Subject(kpi=each) for each in scorecard.kpis if each.planned.ref == ref), None)
