"""A check-in or a reading was taken out.

Why: a bad number that vanishes takes the reason for a bad result with it.

Bad:

    # before:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-26, value: 41200, by: ana}
          - {date: 2026-11-02, value: 39800, note: the site was down, by: ana}

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-26, value: 41200, by: ana}

Good:

    # before:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-26, value: 41200, by: ana}

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-10-26, value: 41200, by: ana}
          - {date: 2026-11-02, value: 39800, note: the site was down, by: ana}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.honest import update, written
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.checkin import Checkin
from okrcli.model.plan import PlannedKeyResult, PlannedKpi


def check(subject: PlannedKeyResult | PlannedKpi, context: Context) -> Iterator[Finding]:
    """Every entry of the revision that is not there any more, and was not corrected either."""
    difference = context.since.of(subject.ref) if context.since else None
    key = "readings" if isinstance(subject, PlannedKpi) else "checkins"
    for change in difference.entries if difference else ():
        if change.after is None and change.before is not None:
            yield Finding(_said(change.before), (key,), _hint(subject.ref, change.before), on_key=True)


def _said(entry: Checkin) -> str:
    value = "" if entry.value is None else f", {written(entry.value)},"
    by = f" by {entry.by}" if entry.by else ""
    return f"what was logged{by} for {entry.date}{value} was taken out"


def _hint(ref: str, entry: Checkin) -> str:
    command = update(ref, entry)
    again = f"log it again: {command}" if command else "put it back as it was"
    return f"{again}; a wrong one is corrected with --replace and a note that says why"


RULE = Rule("OKR403", "checkin-removed", "error", on=(PlannedKeyResult, PlannedKpi), check=check)
