"""A key result is off track, and its last check-in does not say why.

Why: the number shows that it goes wrong, only its owner knows the reason, and a review without it can decide nothing.

Bad:

    # today: 2026-11-22
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-02, value: 40200}
          - {date: 2026-11-16, value: 40300}
      - {id: plan, title: The crisis plan is in force, kind: binary}
      - {id: team, title: The editor has started, kind: binary}

Good:

    # today: 2026-11-22
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-02, value: 40200}
          - {date: 2026-11-16, value: 40300, note: the new shop pages are two months late}
      - {id: plan, title: The crisis plan is in force, kind: binary}
      - {id: team, title: The editor has started, kind: binary}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.check.records import last_of, place_of
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedKeyResult
from okrcli.wording.shares import percent

if TYPE_CHECKING:
    from okrcli.scoring.scorecard import KeyResultScore


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """Where confidence fell with the same check-in, that finding asks for the note already."""
    last = last_of(planned, context)
    if last is None or last.note or not context.lags(planned):
        return
    scored = context.score(planned)
    if scored.health != "off-track" or (scored.falling is not None and last.confidence is not None):
        return
    at = (*place_of(last, planned, context), "date")
    said = f"it is off track ({_why(scored)}), and the last check-in has no note"
    yield Finding(said, at, "add `note:` with what holds it up and what would help")


def _why(scored: KeyResultScore) -> str:
    trend = scored.forecast.trend
    if scored.reasons[0].code == "low-confidence" and scored.confidence is not None:
        return f"confidence is {percent(scored.confidence)}"
    return f"on trend it ends at {percent(trend)}" if trend is not None else "no pace leads to its goal"


RULE = Rule("OKR507", "off-track-without-note", "info", on=PlannedKeyResult, check=check, dated=True)
