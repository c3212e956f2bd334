"""When the next check-in of a key result is due."""

from __future__ import annotations

from datetime import date, timedelta

from okrcli.scoring.scorecard import Health, KeyResultScore

CADENCE = {"week": 7, "two-weeks": 14, "month": 28, "quarter": 90}
"""After how many days the next check-in is due; it counts as stale later, after `CADENCE_DAYS` and the grace."""

_OVER: tuple[Health, ...] = ("upcoming", "done", "missed", "dropped")


def next_checkin(scored: KeyResultScore, today: date) -> date | None:
    """The day on which the next check-in is due: a cadence after the last one, or today where there is none.

    None for what has not begun, is done, over, given up or closed.

    Args:
        scored: the key result.
        today: the day.
    """
    if scored.closed or scored.health in _OVER:
        return None
    planned = scored.planned
    logged = planned.key_result.measure.logged(scored.history)
    return today if logged is None else logged + timedelta(days=CADENCE[planned.cadence])


def checkin_days(scored: KeyResultScore, today: date) -> list[date]:
    """The days from today on that a check-in is due on if none is late; what is late is due today."""
    day = next_checkin(scored, today)
    days: list[date] = []
    while day is not None and day <= scored.planned.window.due:
        day = max(day, today)
        days.append(day)
        day += timedelta(days=CADENCE[scored.planned.cadence])
    return days
