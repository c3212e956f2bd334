"""A baseline or a goal is not filled in yet.

Why: without both there is no progress to show, and in the score of the objective it counts as nothing reached. A title
that says `X%` or `tbd` is not filled in either.

Bad:

    key_results:
      - id: rating
        title: Domain rating
        baseline: null
        target: 60

Good:

    key_results:
      - id: rating
        title: Domain rating
        baseline: 41
        target: 60
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrcli.check.rule import Context, Finding, Rule
from okrcli.errors import enumerated
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedKeyResult
from okrcli.wording.language.title import unfinished

_WHAT = {
    "baseline": "the level it begins from",
    "target": "what is to be reached",
    "change": "a change that leads away from the baseline",
    "min": "the lowest level that is good",
    "max": "the highest level that is good",
}


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """One finding for all keys of a key result, at the first of them that stands in the file; one for its title."""
    around = context.objective
    if planned.key_result.dropped or (around and (around.closed or around.objective.dropped)):
        return
    if gap := unfinished(planned.key_result.title):
        yield Finding(f"`{gap}` in the title is still to be decided", ("title",), "write what is meant")
    missing = planned.key_result.measure.placeholders(_from_kpi(planned) if planned.kpi else None)
    if around and around.cycle.name == BACKLOG and planned.kpi:
        # A draft has no first day yet on which the KPI could tell the baseline.
        missing = tuple(key for key in missing if key != "baseline")
    if not missing:
        return
    written = planned.key_result.measure.model_fields_set
    at = next((key for key in missing if key in written), missing[0])
    keys = enumerated([f"`{key}`" for key in missing], "and")
    said = f"{keys} {'is' if len(missing) == 1 else 'are'} not filled in: there is no progress until then"
    yield Finding(said, (at,), _hint(missing, planned), on_key=True)


def _hint(missing: tuple[str, ...], planned: PlannedKeyResult) -> str:
    wanted = enumerated([f"`{key}:` with {_WHAT.get(key, 'a value')}" for key in missing], "and")
    if "baseline" in missing and planned.kpi:
        return f"write {wanted}, or log a reading of {planned.kpi.ref} on or before {planned.window.start}"
    return f"write {wanted}"


def _from_kpi(planned: PlannedKeyResult) -> Decimal | None:
    """The last reading on or before the start, which stands in for a baseline."""
    readings = planned.kpi.kpi.readings if planned.kpi else ()
    before = [each for each in readings if each.date <= planned.window.start and isinstance(each.value, Decimal)]
    last = max((each.date for each in before), default=None)
    values = [each.value for each in before if each.date == last]
    return values[-1] if values else None


RULE = Rule("OKR205", "unfilled-placeholder", "warning", on=PlannedKeyResult, check=check)
