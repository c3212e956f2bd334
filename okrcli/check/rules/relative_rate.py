"""A share is to change by a share of itself.

Why: `+10%` of 2 % is 2.2 %, and half of those who read it think of 12 %. A level leaves no doubt.

Bad:

    key_results:
      - id: conversion
        title: Visits that end in a sale
        unit: "%"
        baseline: 2
        change: +10%

Good:

    key_results:
      - id: conversion
        title: Visits that end in a sale
        unit: "%"
        baseline: 2
        target: 2.2
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult
from okrcli.wording.units import quantity

_UNITS = frozenset({"%", "percent", "per cent", "procent", "pp", "p.p."})


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """Once the baseline is known: before that there is nothing to compute."""
    measure = planned.key_result.measure
    if "change" not in measure.model_fields_set:
        return
    goal = measure.goal()
    if goal.unit not in _UNITS or not (goal.change or "").endswith("%") or goal.baseline is None or goal.target is None:
        return
    if key_result_stands(planned, context):
        points = Decimal((goal.change or "").rstrip("% "))
        said = f"`{goal.change}` of {quantity(goal.baseline, '%')} is {quantity(goal.target, '%')}"
        meant, in_points = _plain(goal.target), _plain(goal.baseline + points)
        hint = f"write `target: {meant}` if that is meant, or `target: {in_points}` if points were"
        yield Finding(said, ("change",), hint)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


RULE = Rule("OKR211", "relative-rate", "warning", on=PlannedKeyResult, check=check)
