"""A key result of a year, or of longer, has no due date of its own.

Why: what is due in twelve months is begun in month eleven. A date of its own, even if it is the last day of the year,
is one that somebody chose. What recurs or is held all the time needs none, nor does a plan with dates.

Bad:

    cycle: 2026
    team: company
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        due: 2026-12-31
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
          - {id: shops, title: Shops that sell us, kind: total, target: 12}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
      - id: brand
        title: People know what we stand for
        owner: ewa
        key_results:
          - {id: known, title: People who know us, unit: "%", baseline: 8, target: 12, due: 2026-09-30}
          - {id: quoted, title: Articles that quote us, kind: total, target: 40}
          - {id: image, title: People who would buy again, kind: maintain, unit: "%", min: 60}

Good:

    cycle: 2026
    team: company
    objectives:
      - id: brand
        title: People know what we stand for
        owner: ewa
        key_results:
          - {id: known, title: People who know us, unit: "%", baseline: 8, target: 12, due: 2026-09-30}
          - {id: quoted, title: Articles that quote us, kind: total, target: 40, due: 2026-12-31}
          - {id: image, title: People who would buy again, kind: maintain, unit: "%", min: 60}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult

_YEAR = 364
_HINT = "write `due:` with the day on which it is to be reached"


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """What ends on a day, where neither it nor its objective says on which."""
    around, key_result = context.objective, planned.key_result
    if around is None or key_result.due or around.objective.due or not key_result.measure.open_ended:
        return
    if around.cycle.length < _YEAR or isinstance(key_result.pace, tuple) or not key_result_stands(planned, context):
        return
    steps = key_result.measure.goal().steps
    if not (steps and all(step.due for step in steps)):
        said = f"the key result has no due date of its own in {around.cycle.name}"
        yield Finding(said, ("due",), _HINT)


RULE = Rule("OKR206", "no-time-box", "warning", on=PlannedKeyResult, check=check)
