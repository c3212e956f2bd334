"""One key result on one day."""

from __future__ import annotations

from okrcli.model.plan import PlannedKeyResult
from okrcli.scoring.forecast import Course, forecast
from okrcli.scoring.frame import Frame
from okrcli.scoring.goalposts import as_of
from okrcli.scoring.health import Facts, judge
from okrcli.scoring.progress import confidence_of, fall, history_of
from okrcli.scoring.scorecard import KeyResultScore


def score_key_result(planned: PlannedKeyResult, frame: Frame) -> KeyResultScore:
    """Progress, expectation, forecast and health of a key result."""
    readings, rules = frame.readings, frame.rules
    today = readings.today
    planned = as_of(planned, frame.objective.window.due, today)
    key_result, window = planned.key_result, planned.window
    measure, bounds = key_result.measure, rules.bounds[planned.ambition]
    history = history_of(planned, readings, rules.first_month)
    goal, progress = measure.goal(history.baseline), measure.progress(history)
    confidence, before = confidence_of(history.checkins)
    falling = fall(confidence, before)
    elapsed = window.elapsed(today)
    trail = () if measure.holds_band else measure.trail(history)
    course = Course(key_result, history, trail, progress, confidence, elapsed, bounds.mark)
    ahead = forecast(course, rules.policy)
    dropped = frame.given_up(key_result.dropped)
    grade = float(key_result.grade) if frame.graded and key_result.grade is not None else None
    guards = tuple(map(readings.state, planned.guardrails))
    steep = before if falling is not None else None
    health, reasons = judge(
        Facts(
            planned, history, goal, progress, ahead, confidence, steep, grade, dropped, guards, elapsed, bounds, rules
        )
    )
    return KeyResultScore(
        planned=planned,
        history=history,
        goal=goal,
        value=measure.value(history),
        progress=progress,
        score=None if progress is None else min(1.0, max(0.0, progress)),
        expected=None if today < window.start else key_result.expected(history),
        no_data=measure.logged(history) is None,
        confidence=confidence,
        falling=falling,
        grade=grade,
        closed=grade is not None,
        health=health,
        reasons=reasons,
        forecast=ahead,
        last_checkin=history.checkins[-1] if history.checkins else None,
        counts=health not in ("upcoming", "dropped") and key_result.weight > 0,
        elapsed=elapsed,
        bounds=bounds,
    )
