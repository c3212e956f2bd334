"""The health of a key result: the grade it would get if its trend held. One rule, one order.

The first clause that applies decides; what else fired is told after it. Each is a reason with its numbers:

| code | values | when |
|---|---|---|
| `dropped` | `date`, `why` | it, or its objective, was given up |
| `done`, `missed` | `grade`, `mark` | the review gave a grade |
| `upcoming` | `days` | its start lies so many days ahead |
| `done`, `missed` | `progress`, `mark` | its goal is reached, or its time is up |
| `no-data` | `elapsed`, `settle`, `missing` | no check-in, or no progress for want of the key `missing` |
| `too-early` | `elapsed`, `settle` | the same, or a red trend, before `settle`: the start tells nothing |
| `stale` | `days`, `allowed` | so many days since the last check-in |
| `trend` | `trend`, `band`, `lower`, `mark` | where it ends; `band` is the bound that it is compared with |
| `low-confidence` | `confidence`, `bound` | below 0.5: at most at risk; below 0.3: at most off track |
| `guardrail` | `kpi`, `value`, `min`, `max` | a KPI that must stay healthy is not: at most at risk |
| `out-of-band` | `value`, `min`, `max` | a level to hold is not held now: at most at risk |
| `contradiction` | `confidence`, `trend` | the owner is sure of a red trend, or doubts a green one |
| `falling` | `from`, `to` | confidence fell by 0.2 or more |

Shares are fractions of 1, days whole numbers, dates ISO text; a value that there is not is None. The clauses after
`upcoming` lower a state that is judged by its trend; beside any other they are only told.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from okrcli.model.checkin import Dropped
from okrcli.model.history import History
from okrcli.model.kind import Goal
from okrcli.model.plan import PlannedKeyResult
from okrcli.scoring.policy import EPSILON, Bounds, Rules
from okrcli.scoring.scorecard import Forecast, Health, KpiState, Reason

CADENCE_DAYS = {"week": 7, "two-weeks": 14, "month": 31, "quarter": 92}
"""How many days may lie between two check-ins, before grace."""

DOUBTFUL, HOPELESS = 0.5, 0.3
"""Below these, confidence lowers the state to at most at risk, and to at most off track."""

SURE = 0.7
"""From this on, confidence contradicts a red trend; up to `HOPELESS` it contradicts a green one."""

_ORDER: tuple[Health, ...] = ("off-track", "at-risk", "on-track")


class Facts(NamedTuple):
    """All that health is judged by.

    Attributes:
        planned: the key result in its place.
        history: what is known of it today.
        goal: what it aims at.
        progress: raw, or None.
        forecast: where it ends.
        confidence: the last one stated, or None.
        before: the one stated before it, where confidence fell sharply, else None.
        grade: what the review decided, or None.
        dropped: how it, or its objective, was given up, or None.
        guards: the KPIs that must stay healthy.
        elapsed: the share of its window that is gone.
        bounds: where yellow and green begin.
        rules: the figures of its file.
    """

    planned: PlannedKeyResult
    history: History
    goal: Goal
    progress: float | None
    forecast: Forecast
    confidence: float | None
    before: float | None
    grade: float | None
    dropped: Dropped | None
    guards: tuple[KpiState, ...]
    elapsed: float
    bounds: Bounds
    rules: Rules


Verdict = tuple[Health, Reason]
"""A state, and the clause that says so."""


def judge(facts: Facts) -> tuple[Health, tuple[Reason, ...]]:
    """The state of a key result and every clause that fired, the deciding one first."""
    verdict = _settled(facts)
    if verdict is not None:
        return verdict[0], (verdict[1],)
    lowering = [*_lowering(facts)]
    remarks = [*_remarks(facts)]
    verdict = _finished(facts)
    if verdict is not None:
        return verdict[0], (verdict[1], *(reason for _, reason in lowering), *remarks)
    fired = [*_clauses(facts)]
    health, deciding = fired[0]
    if health in _ORDER:
        for cap, reason in lowering:
            if _ORDER.index(cap) < _ORDER.index(health):
                health, deciding = cap, reason
    told = [reason for state, reason in (*fired, *lowering) if reason is deciding or _tells(state, reason)]
    told.sort(key=lambda reason: reason is not deciding)
    return health, (*told, *remarks)


def ended(progress: float | None, bounds: Bounds) -> Health:
    """What a goal has come to once its time is up.

    >>> ended(0.7, Bounds(0.4, 0.7)), ended(None, Bounds(0.4, 0.7))
    ('done', 'missed')
    """
    return "done" if progress is not None and progress >= bounds.mark - EPSILON else "missed"


def by_trend(trend: float | None, bounds: Bounds) -> Verdict:
    """The state of a trend; none at all is on track."""
    if trend is None or trend >= bounds.mark - EPSILON:
        state: Health = "on-track"
    else:
        state = "at-risk" if trend >= bounds.lower - EPSILON else "off-track"
    band = bounds.lower if state == "off-track" else bounds.mark
    return state, Reason("trend", {"trend": trend, "band": band, "lower": bounds.lower, "mark": bounds.mark})


def drop_reason(dropped: Dropped) -> Reason:
    """What is told of something given up."""
    return Reason("dropped", {"date": dropped.date.isoformat(), "why": dropped.why})


def _tells(state: Health, reason: Reason) -> bool:
    return reason.code != "trend" or state != "on-track"


def _settled(facts: Facts) -> Verdict | None:
    """What needs no judgement: given up, graded, or not begun."""
    if facts.dropped is not None:
        return "dropped", drop_reason(facts.dropped)
    if facts.grade is not None:
        health = ended(facts.grade, facts.bounds)
        return health, Reason(health, {"grade": facts.grade, "mark": facts.bounds.mark})
    start, today = facts.history.window.start, facts.history.today
    return ("upcoming", Reason("upcoming", {"days": (start - today).days})) if today < start else None


def _finished(facts: Facts) -> Verdict | None:
    today, due = facts.history.today, facts.history.window.due
    lasting = facts.planned.key_result.measure.open_ended or today >= due
    if facts.progress is not None and facts.progress >= 1 - EPSILON and lasting:
        health: Health = "done"
    elif today > due:
        health = ended(facts.progress, facts.bounds)
    else:
        return None
    return health, Reason(health, {"progress": facts.progress, "mark": facts.bounds.mark})


def _clauses(facts: Facts) -> Iterator[Verdict]:
    """Data, silence and trend, in this order; the trend always says something."""
    measure = facts.planned.key_result.measure
    logged = measure.logged(facts.history)
    early = _early(facts.elapsed, facts.rules.settle)
    quiet = facts.elapsed < measure.quiet_until() - EPSILON
    soon = Reason("too-early", {"elapsed": facts.elapsed, "settle": max(facts.rules.settle, measure.quiet_until())})
    if logged is None or facts.progress is None:
        if early or quiet:
            yield "on-track", soon
        else:
            missing = next(iter(measure.placeholders(facts.history.baseline)), None)
            told = {"elapsed": facts.elapsed, "settle": facts.rules.settle, "missing": missing}
            yield "no-data", Reason("no-data", told)
    if logged is not None and not quiet:
        days = (facts.history.today - logged).days
        allowed = CADENCE_DAYS[facts.planned.cadence] + facts.rules.grace_days
        if days > allowed:
            yield "stale", Reason("stale", {"days": days, "allowed": allowed})
    health, trend = by_trend(facts.forecast.trend, facts.bounds)
    if health == "off-track" and early:
        yield "at-risk", trend
        yield "at-risk", Reason("too-early", {"elapsed": facts.elapsed, "settle": facts.rules.settle})
    else:
        yield health, trend


def _early(elapsed: float, settle: float) -> bool:
    return elapsed <= settle + EPSILON


def _lowering(facts: Facts) -> Iterator[Verdict]:
    confidence = facts.confidence
    if confidence is not None and confidence < DOUBTFUL - EPSILON:
        hopeless = confidence < HOPELESS - EPSILON
        bound = HOPELESS if hopeless else DOUBTFUL
        said = Reason("low-confidence", {"confidence": confidence, "bound": bound})
        yield ("off-track" if hopeless else "at-risk"), said
    for guard in facts.guards:
        band = guard.planned.kpi.healthy
        if guard.in_band is False and band is not None:
            numbers = {"value": _number(guard.value), "min": _number(band.min), "max": _number(band.max)}
            yield "at-risk", Reason("guardrail", {"kpi": guard.planned.kpi.id, **numbers})
    measure = facts.planned.key_result.measure
    if measure.in_band(facts.history) is False:
        value = _number(measure.value(facts.history))
        band_values = {"min": _number(facts.goal.min), "max": _number(facts.goal.max)}
        yield "at-risk", Reason("out-of-band", {"value": value, **band_values})


def _remarks(facts: Facts) -> Iterator[Reason]:
    confidence, trend = facts.confidence, facts.forecast.trend
    if confidence is not None and trend is not None:
        colour = facts.bounds.colour(trend)
        sure, doubts = confidence >= SURE - EPSILON, confidence <= HOPELESS + EPSILON
        if (sure and colour == "red") or (doubts and colour == "green"):
            yield Reason("contradiction", {"confidence": confidence, "trend": trend})
    if facts.before is not None:
        yield Reason("falling", {"from": facts.before, "to": confidence})


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
