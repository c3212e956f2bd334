"""The course of a key result or KPI over time, as a chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from okrcli.model.checkin import Checkin
from okrcli.page import Chart, Outlook
from okrcli.reports.scoreboard import SETTLED, kpi_state
from okrcli.scoring import KeyResultScore, KpiState
from okrcli.wording.healths import health_words

_SAMPLES = 48


def chart_of(scored: KeyResultScore, samples: int = _SAMPLES) -> Chart:
    """The check-ins of a key result, the line on which all goes to plan, and where it is likely to end.

    In levels where it goes from one level to another or holds one, else in shares of the way.

    Args:
        scored: the key result.
        samples: into how many pieces the line is cut at most.
    """
    planned, goal = scored.planned, scored.goal
    measure, window = planned.key_result.measure, planned.window
    style = health_words(scored.health).style
    marks = tuple((move.date, move.why) for move in planned.key_result.moves if move.date <= scored.history.today)
    limits = tuple(float(each) for each in (goal.min, goal.max) if each is not None)
    if limits:
        levels = [(day, measure.read(value)) for day, value in scored.history.levels().items()]
        points = tuple((day, float(value)) for day, value in levels if value is not None)
        today = scored.history.today
        return Chart(*window, today, points, (), limits, None, marks, "quantity", goal.unit, style)
    scale = _scale(scored)
    trail = tuple((day, scale(progress)) for day, progress in measure.trail(scored.history))
    role, unit = ("share", None) if scale is _same else ("quantity", goal.unit)
    return Chart(
        *window,
        scored.history.today,
        trail,
        _ideal(scored, scale, samples),
        (),
        _outlook(scored, trail, scale),
        marks,
        "share" if role == "share" else "quantity",
        unit,
        style,
    )


def chart_of_kpi(state: KpiState, readings: Sequence[Checkin], today: date) -> Chart | None:
    """The readings of a KPI with its healthy band; None where there are none."""
    points = tuple((each.date, float(each.value)) for each in readings)
    if not points:
        return None
    healthy, style = state.planned.kpi.healthy, health_words(kpi_state(state)).style
    limits = tuple(float(each) for each in (healthy.min, healthy.max) if each is not None) if healthy else ()
    start = min(points[0][0], today - timedelta(days=1))
    return Chart(start, today, today, points, (), limits, None, (), "quantity", state.planned.kpi.unit, style)


def _same(progress: float) -> float:
    return progress


def _scale(scored: KeyResultScore) -> Callable[[float], float]:
    """From progress to levels, where the goal is a level and not a count for each period."""
    goal = scored.goal
    if goal.baseline is None or goal.target is None or goal.per is not None:
        return _same
    zero, way = float(goal.baseline), float(goal.target - goal.baseline)
    return lambda progress: zero + progress * way


def _ideal(scored: KeyResultScore, scale: Callable[[float], float], samples: int) -> tuple[tuple[date, float], ...]:
    history, (start, due) = scored.history, scored.planned.window
    days = (due - start).days
    count = max(1, min(samples, days))
    sampled = [start + timedelta(days=days * index // count) for index in range(count + 1)]
    pace_at = scored.planned.key_result.pace_at
    return tuple((day, scale(pace_at(day, history))) for day in sampled)


def _outlook(
    scored: KeyResultScore, trail: Sequence[tuple[date, float]], scale: Callable[[float], float]
) -> Outlook | None:
    _, likely, low, high, *_ = scored.forecast
    if likely is None or low is None or high is None or not trail or scored.health in SETTLED:
        return None
    day, value = trail[-1]
    return Outlook(day, value, scale(low), scale(likely), scale(high))
