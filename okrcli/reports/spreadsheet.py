"""Key results as the rows of a spreadsheet: one value a cell, everything in full."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.page import Cell, Column, Group, Row, Table
from okrcli.scoring import KeyResultScore, ObjectiveScore

_TEXTS = ("cycle", "team", "objective", "ref", "title", "owners", "kind", "unit")
_NUMBERS = ("baseline", "target", "min", "max", "value", "progress", "score", "expected", "trend", "likely", "chance")
_COLUMNS = tuple(
    [Column(name, name.replace("_", " ")) for name in _TEXTS]
    + [Column(name, name, align="right") for name in _NUMBERS]
    + [Column(name, name.replace("_", " ")) for name in ("confidence", "grade", "health", "start", "due", "checked_in")]
)


def key_results_table(objectives: Sequence[ObjectiveScore]) -> Table:
    """A row for each key result; the values of a level have its unit, shares are fractions of 1."""
    rows = tuple(_row(each, objective) for objective in objectives for each in objective.key_results)
    return Table(_COLUMNS, (Group(rows),))


def _row(scored: KeyResultScore, parent: ObjectiveScore) -> Row:
    planned, goal, forecast = scored.planned, scored.goal, scored.forecast
    key_result = planned.key_result
    texts = (
        parent.planned.cycle.name,
        parent.planned.team,
        parent.planned.objective.title,
        planned.ref,
        key_result.title,
        ", ".join(planned.owners) or None,
        key_result.measure.name(),
        goal.unit,
    )
    levels = (goal.baseline, goal.target, goal.min, goal.max, scored.value)
    shares = (scored.progress, scored.score, scored.expected, forecast.trend, forecast.likely, forecast.chance)
    days = (*planned.window, key_result.measure.logged(scored.history))
    return Row(
        (
            *(Cell(each) for each in texts),
            *(Cell(each, "quantity", goal.unit) for each in levels),
            *(Cell(each, "share") for each in shares),
            Cell(scored.confidence, "number"),
            Cell(scored.grade, "number"),
            Cell(scored.health, "health"),
            *(Cell(each, "day") for each in days),
        )
    )
