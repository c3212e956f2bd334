"""What was logged and what was moved, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from okrcli.model.checkin import Checkin, Move, Step
from okrcli.model.kind import Kind
from okrcli.page import Cell, Column, Group, Row, Table
from okrcli.scoring import KeyResultScore, KpiState
from okrcli.scoring.readings import Readings
from okrcli.wording.numbers import ABSENT

_CHECKINS = (
    Column("date", "date"),
    Column("value", "value", align="right"),
    Column("change", "change", align="right", rank=2),
    Column("confidence", "sure", rank=1),
    Column("by", "by", rank=3),
    Column("note", "note", flexible=True, wrapped=True),
)
_READINGS = (*_CHECKINS[:3], *_CHECKINS[4:])
_MOVES = (
    Column("date", "date"),
    Column("field", "what"),
    Column("from", "from", align="right"),
    Column("to", "to", align="right"),
    Column("why", "why", flexible=True, wrapped=True),
)
_STEPS = (
    Column("symbol", close=True),
    Column("title", "step", flexible=True),
    Column("weight", "weight", align="right", rank=1),
    Column("due", "due", rank=1),
    Column("done", "done"),
)
_NOTHING = Cell("", "plain")


def checkins_table(scored: KeyResultScore) -> Table:
    """Every check-in up to today, the latest first."""
    measure, unit = scored.planned.key_result.measure, scored.goal.unit
    checkins = scored.history.checkins
    values = [measure.read(each.value) for each in checkins]
    rows = [
        _checkin(each, _value(value, measure, unit), _NOTHING if measure.adds_up else _change(before, value, unit))
        for each, (before, value) in zip(checkins, pairwise([None, *values]), strict=True)
    ]
    return Table(_CHECKINS, (Group(tuple(reversed(rows))),))


def readings_table(state: KpiState, today: date) -> Table:
    """Every reading of a KPI up to today, the latest first."""
    readings, unit = Readings(today).of(state.planned), state.planned.kpi.unit
    values = [each.value if isinstance(each.value, Decimal) else None for each in readings]
    rows = []
    for each, (before, value) in zip(readings, pairwise([None, *values]), strict=True):
        cells = _checkin(each, Cell(value, "quantity", unit), _change(before, value, unit)).cells
        rows.append(Row((*cells[:3], *cells[4:])))
    return Table(_READINGS, (Group(tuple(reversed(rows))),))


def moves_table(moves: Sequence[Move]) -> Table:
    """Moves of the goalpost, the latest first."""
    ordered = sorted(moves, key=lambda move: move.date, reverse=True)
    rows = tuple(
        Row(
            (
                Cell(move.date, "day"),
                Cell(move.field),
                _moved(move.from_),
                _moved(move.to),
                Cell(move.why),
            )
        )
        for move in ordered
    )
    return Table(_MOVES, (Group(rows),))


def steps_table(steps: Sequence[Step]) -> Table:
    """Milestones, in the order of the file."""
    return Table(_STEPS, (Group(tuple(map(_step, steps))),))


def _step(step: Step) -> Row:
    state = "upcoming" if step.done is None else "done"
    return Row(
        (
            Cell(state, "symbol", style="good" if step.done else "dim"),
            Cell(step.title or step.id),
            Cell(step.weight, "number"),
            Cell(step.due, "day"),
            Cell(step.done, "day"),
        )
    )


def _checkin(checkin: Checkin, value: Cell, change: Cell) -> Row:
    note = " ".join(filter(None, [checkin.note, *(f"[{each}]" for each in checkin.evidence)]))
    return Row(
        (
            Cell(checkin.date, "day"),
            value,
            change,
            _NOTHING if checkin.confidence is None else Cell(float(checkin.confidence), "confidence"),
            Cell(checkin.by) if checkin.by else _NOTHING,
            Cell(note) if note else _NOTHING,
        )
    )


def _value(value: Decimal | None, measure: Kind, unit: str | None) -> Cell:
    if value is not None and measure.reads == "answer":
        return Cell("yes" if value else "no", "plain")
    return Cell(value, "step" if measure.adds_up else "quantity", unit)


def _change(before: Decimal | None, value: Decimal | None, unit: str | None) -> Cell:
    return _NOTHING if before is None or value is None else Cell(value - before, "step", unit, style="dim")


def _moved(value: object) -> Cell:
    if isinstance(value, Decimal):
        return Cell(value, "number")
    return Cell(ABSENT if value is None else str(value))
