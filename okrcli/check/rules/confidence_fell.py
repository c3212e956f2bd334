"""Confidence fell sharply, and nobody says why.

Why: the drop is the earliest sign of trouble there is. A word on the reason is what others can act on.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-09, value: 43900, confidence: 0.7}
          - {date: 2026-11-16, value: 44000, confidence: 0.4}

Good:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-09, value: 43900, confidence: 0.7}
          - {date: 2026-11-16, value: 44000, confidence: 0.4, note: two of our best pages lost their first place}
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from okrcli.check.records import days_of, place_of
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedKeyResult
from okrcli.wording.shares import percent


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """The last confidence that was stated, against the one before it."""
    key_result, around = planned.key_result, context.objective
    if around is None or around.closed or around.cycle.name == BACKLOG:
        return
    in_order = key_result.checkins
    if not days_of(planned, context).in_order:
        in_order = tuple(sorted(in_order, key=attrgetter("date")))
    stated = (each for each in reversed(in_order) if each.confidence is not None)
    last, before = next(stated, None), next(stated, None)
    if last is None or before is None or last.note or key_result.dropped or around.objective.dropped:
        return
    now, then = last.confidence, before.confidence
    if now is None or then is None or now >= then:
        return
    from okrcli.scoring.progress import fall

    if fall(float(now), float(then)) is None:
        return
    said = f"confidence fell from {percent(then)} to {percent(now)} without a note"
    at = (*place_of(last, planned, context), "confidence")
    yield Finding(said, at, "add `note:` with what happened, and what would help")


RULE = Rule("OKR506", "confidence-fell", "warning", on=PlannedKeyResult, check=check)
