"""Scoring: progress, expectation, forecast, health and roll-up of a plan on a day, as one pure function.

No clock, no files, no hidden state. Three numbers are kept apart: progress (what the data says), confidence (what the
owner says), grade (what the review decided).
"""

from okrcli.scoring.assess import score
from okrcli.scoring.cycles import CurrentCycles, current_cycles
from okrcli.scoring.policy import EPSILON, POLICIES, Bounds, Colour, Policy
from okrcli.scoring.scorecard import (
    HEALTHS,
    Forecast,
    GroupScore,
    Health,
    KeyResultScore,
    KpiState,
    ObjectiveScore,
    Reason,
    Scorecard,
)

__all__ = [
    "EPSILON",
    "HEALTHS",
    "POLICIES",
    "Bounds",
    "Colour",
    "CurrentCycles",
    "Forecast",
    "GroupScore",
    "Health",
    "KeyResultScore",
    "KpiState",
    "ObjectiveScore",
    "Policy",
    "Reason",
    "Scorecard",
    "current_cycles",
    "score",
]
