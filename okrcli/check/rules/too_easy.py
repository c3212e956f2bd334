"""A goal was reached in the first third of its time.

Why: a target that falls in week four asks nothing of the other nine. Raising it in the open is no broken promise, but
what the rest of the cycle is for.

Bad:

    # today: 2026-10-12
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-05, value: 46000}
          - {date: 2026-10-12, value: 51000}

Good:

    # today: 2026-10-12
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 60000
        checkins:
          - {date: 2026-10-05, value: 46000}
          - {date: 2026-10-12, value: 51000}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult
from okrcli.wording.shares import percent

_THIRD = 1 / 3
_ALMOST = 1 - 1e-9


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """A level or a sum that is at its goal now and was there early; a yes that comes early is none too easy."""
    measure = planned.key_result.measure
    if measure.reads != "number" or not measure.open_ended or not _early(planned, context):
        return
    if not key_result_stands(planned, context):
        return
    score = context.score(planned)
    if score.progress is None or score.progress < _ALMOST or not score.counts:
        return
    days = (day for day, progress in measure.trail(score.history) if progress >= _ALMOST)
    first = next(days, None)
    if first is not None and (gone := planned.window.elapsed(first)) <= _THIRD:
        said = f"the goal was reached with {percent(gone)} of the time gone"
        yield Finding(said, measure.aims[:1], f'aim higher: okr retarget {planned.ref} VALUE --why "..."')


def _early(planned: PlannedKeyResult, context: Context) -> bool:
    """Whether the goal may have been reached early: a cheap look at what was logged by then."""
    records = planned.kpi.kpi.readings if planned.kpi else planned.key_result.checkins
    start, due = planned.window
    last = min(context.today, start + (due - start) / 3)
    known = [each for each in records if start <= each.date <= last]
    if not known:
        return False
    measure = planned.key_result.measure
    values = [value for each in known if (value := measure.read(each.value)) is not None]
    if not measure.adds_up:
        value = values[-1] if values else None
    else:
        value = sum(values, measure.goal().baseline or Decimal(0))
    share = None if value is None else measure.share_of(value, None)
    return share is None or share >= _ALMOST


RULE = Rule("OKR212", "too-easy", "info", on=PlannedKeyResult, check=check, dated=True)
