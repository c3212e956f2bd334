"""The record of a moved goalpost was edited or taken out.

Why: without the record the goal looks as if it had always been where it is now.

Bad:

    # before:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 45000
        moves:
          - {date: 2026-10-20, field: target, from: 50000, to: 45000, why: the campaign was cut by half}

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 45000

Good:

    # before:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 45000
        moves:
          - {date: 2026-10-20, field: target, from: 50000, to: 45000, why: the campaign was cut by half}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.honest import written
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedKeyResult


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """Every record of the revision that is not there any more as it was."""
    difference = context.since.of(planned.ref) if context.since else None
    for move in difference.lost_moves if difference else ():
        said = f"the record that `{move.field}` was moved on {move.date} was edited or taken out"
        sides = f"from: {written(move.from_)}, to: {written(move.to)}"
        hint = f"put it back under `moves:`: - {{date: {move.date}, field: {move.field}, {sides}, why: {move.why}}}"
        yield Finding(said, ("moves",), hint, on_key=True)


RULE = Rule("OKR407", "move-removed", "error", on=PlannedKeyResult, check=check)
