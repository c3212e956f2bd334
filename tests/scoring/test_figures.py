"""The figures of the first policy: error and coverage, on the synthetic histories of `tests.support.histories`."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import mean

import pytest

from okrcli.scoring import POLICIES, Forecast, Policy, score
from tests.support.histories import Record, records
from tests.support.plans import checkins, key_result, objective, plan, settings

BEGIN, DAYS = date(2025, 1, 1), 1000
WORKSPACE = settings(cycles=[{"name": "long", "start": BEGIN, "end": BEGIN + timedelta(days=DAYS)}])
RECORDS = records(300)


def forecast(record: Record, share: float, policy: Policy) -> Forecast:
    """The forecast that the scoring makes of a history when a share of its window is gone."""
    known = [(BEGIN + timedelta(days=round(at * DAYS)), round(progress, 6)) for at, progress in record.until(share)]
    given = key_result(baseline=0, target=1, checkins=checkins(*known))
    whole = plan(objective(given, cycle="long", workspace=WORKSPACE), workspace=WORKSPACE)
    today = BEGIN + timedelta(days=round(share * DAYS))
    return score(whole, today, policy).objectives[0].key_results[0].forecast


def likely(share: float, policy: Policy) -> list[tuple[Forecast, Record]]:
    pairs = [(forecast(record, share, policy), record) for record in RECORDS]
    return [(each, record) for each, record in pairs if each.likely is not None]


def error(share: float, damping: float) -> float:
    """The mean absolute error of `likely` with another damping."""
    pairs = likely(share, POLICIES[1]._replace(damping=damping))
    assert len(pairs) > 250
    return mean(abs((each.likely or 0.0) - record.final) for each, record in pairs)


@pytest.mark.parametrize("share", [0.5, 2 / 3, 0.8])
def test_half_of_the_pace_errs_least_or_next_to_least(share: float) -> None:
    damped = error(share, POLICIES[1].damping)
    assert damped <= error(share, 1.0)
    assert damped <= min(error(share, other) for other in (0.0, 0.25, 0.75)) + 0.01


@pytest.mark.parametrize("share", [0.5, 2 / 3, 0.8])
def test_the_band_holds_eight_of_ten(share: float) -> None:
    inside = [
        each.low - 1e-9 <= record.final <= each.high + 1e-9
        for each, record in likely(share, POLICIES[1])
        if each.low is not None and each.high is not None
    ]
    assert 0.7 <= mean(inside) <= 0.9


def test_the_histories_are_what_they_are_said_to_be() -> None:
    steps = [
        later[1] - earlier[1]
        for record in RECORDS
        for earlier, later in zip(record.points, record.points[1:], strict=False)
    ]
    assert 0.35 < mean(step == 0 for step in steps) < 0.75
    assert 0.01 < mean(step < 0 for step in steps) < 0.1
    assert 0.1 < mean(record.final == 0 for record in RECORDS) < 0.4
    assert records(5) == records(5) != records(5, seed=1)
