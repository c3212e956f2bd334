"""What the key results of one objective share on one day."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.model.checkin import Dropped
from okrcli.model.plan import PlannedObjective
from okrcli.scoring.policy import Rules
from okrcli.scoring.readings import Readings


class Frame(NamedTuple):
    """What the key results of one objective share on one day.

    Attributes:
        objective: the objective in its place.
        rules: the figures of its file.
        readings: of all KPIs; their day is the day of the score.
        closed: whether its file is closed by that day.
        graded: whether grades exist: a file that closes later has none yet.
        dropped: how the objective was given up by that day, or None; its key results are given up with it.
    """

    objective: PlannedObjective
    rules: Rules
    readings: Readings
    closed: bool
    graded: bool
    dropped: Dropped | None

    def given_up(self, dropped: Dropped | None) -> Dropped | None:
        """How a key result was given up by that day, by itself or with its objective; None where it was not."""
        if dropped is not None and dropped.date <= self.readings.today:
            return dropped
        return self.dropped
