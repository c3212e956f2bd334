"""A figure of money, time or a share has no unit.

Why: `3` may be three percent or three times as much, three seconds or three days, and whoever logs the next value has
to guess. What is simply counted needs no unit.

Bad:

    key_results:
      - id: speed
        title: Load time of the shop
        baseline: 4
        target: 2

Good:

    key_results:
      - id: speed
        title: Load time of the shop
        unit: s
        baseline: 4
        target: 2
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult, PlannedKpi
from okrcli.wording.language.nouns import Measured, measured

_SAID: dict[Measured, tuple[str, str]] = {
    "money": ("money", "write `unit: EUR`, or the code of your currency"),
    "time": ("time", "write `unit:` with s, min, h or d"),
    "share": ("a share", 'write `unit: "%"`'),
}


def check(subject: PlannedKeyResult | PlannedKpi, context: Context) -> Iterator[Finding]:
    """Levels and sums whose title names one of the three."""
    if isinstance(subject, PlannedKpi):
        unit, title = subject.kpi.unit, subject.kpi.title
    else:
        measure = subject.key_result.measure
        if measure.reads != "number" or "unit" in measure.model_fields_set or not key_result_stands(subject, context):
            return
        unit, title = subject.kpi.kpi.unit if subject.kpi else None, subject.key_result.title
    found = None if unit else measured(title)
    if found:
        what, hint = _SAID[found]
        yield Finding(f"the title speaks of {what}, but no unit is given", ("unit",), hint)


RULE = Rule("OKR214", "missing-unit", "warning", on=(PlannedKeyResult, PlannedKpi), check=check)
