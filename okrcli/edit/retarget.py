"""Moves a goalpost in the open: the new value, and a record of the old one with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.edit.making import lines_of, make, opened, value_at
from okrcli.edit.told import Line, Told
from okrcli.edit.typed import INSTEAD, as_value
from okrcli.errors import OkrError, enumerated
from okrcli.model.change import Change, read_change
from okrcli.model.key_result import KeyResult
from okrcli.model.plan import PlannedKeyResult
from okrcli.page import Cell, Inline
from okrcli.problem import Path
from okrcli.workspace import Workspace
from okrcli.workspace.shape import key_result_keys
from okrcli.yamldoc.operations import Add, Append, Operation, Rename, Replace, Value

GOALPOSTS = ("target", "change", "baseline", "min", "max", "due", "weight")
"""What can be moved."""


class Shift(NamedTuple):
    """One goalpost that moves.

    Attributes:
        field: its key.
        before: its value in the file; None where it has none.
        after: its new value; None where another key takes over.
    """

    field: str
    before: Value
    after: Value


class NoSuchGoalpost(OkrError):
    """This kind of key result is not measured by that."""

    def __init__(self, field: str, ref: str, there: Sequence[str]) -> None:
        super().__init__(f"{ref} has no {field}: it is measured otherwise")
        self.hint = f"what can be moved is its {enumerated(there)}"


class GivenTwice(OkrError):
    """A target and a change are two ways to say the same."""

    def __init__(self) -> None:
        super().__init__("a target and a change are the same goal, given twice")
        self.hint = "give one of them; the other is taken out"


class NothingMoves(OkrError):
    """All is as it should be already."""

    def __init__(self, ref: str, fields: Sequence[str]) -> None:
        super().__init__(f"nothing moves: that is the {enumerated(fields, 'and')} of {ref} already")
        self.hint = "okr show tells what it aims at"


def goalposts(planned: PlannedKeyResult) -> tuple[str, ...]:
    """The keys of a key result that can be moved."""
    own = {*type(planned.key_result.measure).model_fields, *KeyResult.model_fields}
    return tuple(key for key in GOALPOSTS if key in own)


def standing_at(planned: PlannedKeyResult, field: str) -> Decimal | Change | date | None:
    """Where a goalpost stands now, with what it takes over from elsewhere; None where it is not chosen."""
    if field == "due":
        return planned.window.due
    holder = planned.key_result if field in KeyResult.model_fields else planned.key_result.measure
    found: Decimal | Change | date | None = getattr(holder, field)
    return found


def cell_of(field: str, value: Value | Change, unit: str | None) -> Cell:
    """How the place of a goalpost is said.

    Args:
        field: its key.
        value: where it stands; None where it is not chosen.
        unit: that of the key result.
    """
    if isinstance(value, Decimal):
        return Cell(value, "number") if field == "weight" else Cell(value, "quantity", unit)
    if isinstance(value, date):
        return Cell(value, "day")
    return Cell(value.text if isinstance(value, Change) else None if value is None else str(value))


def retarget(workspace: Workspace, planned: PlannedKeyResult, to: Mapping[str, Value], why: str, day: date) -> Told:
    """The change that moves goalposts, with a record for each.

    A new target takes the place of a change, and a change that of a target: two records, so that both can be undone.

    Args:
        workspace: as it is.
        planned: the key result.
        to: the new values, by key.
        why: the reason.
        day: the day of the move.

    Raises:
        NoSuchGoalpost: this kind of key result has no such key.
        GivenTwice: both a target and a change are given.
        NothingMoves: it has these values already.
        Unsound: the new goal is invalid.
        OkrError: the file cannot be changed.
    """
    there = goalposts(planned)
    for field in to:
        if field not in there:
            raise NoSuchGoalpost(field, planned.ref, there)
        if INSTEAD.get(field) in to:
            raise GivenTwice
    written = value_at(opened(workspace, planned.file).data, planned.at)
    shifts = [shift for field, value in to.items() for shift in _shifts(planned, written, field, value)]
    if not shifts:
        raise NothingMoves(planned.ref, tuple(to))
    order = key_result_keys(planned.key_result.measure.name())
    set_now = (shift for shift in shifts if shift.after is not None)
    operations = [each for shift in set_now for each in _put(planned.at, written, shift, order)]
    for shift in shifts:
        record: dict[str, Value] = {"date": day, "field": shift.field}
        record |= {"from": shift.before, "to": shift.after, "why": why}
        operations.append(Append((*planned.at, "moves"), record, order))
    changes = make(workspace, {planned.file: operations})
    line = lines_of(changes, planned.file, planned.at)
    lines = tuple(Line(_said(planned, shift), planned.file, line) for shift in shifts)
    name = f"Retarget {planned.key_result.id}"
    title = (f"{name}: ", *_moved(planned, shifts[0])) if len(shifts) == 1 else (name,)
    return Told(changes, lines, title, why)


def _shifts(planned: PlannedKeyResult, written: object, field: str, value: Value) -> Iterator[Shift]:
    if _is(standing_at(planned, field), value):
        return
    other = INSTEAD.get(field)
    if other is not None and value_at(written, (other,)) is not None:
        yield Shift(other, as_value(value_at(written, (other,))), None)
    # A date that was read is a text; as one it would be written with quotes.
    before = planned.key_result.due if field == "due" else as_value(value_at(written, (field,)))
    yield Shift(field, before, value)


def _is(now: Decimal | Change | date | None, value: Value) -> bool:
    if not isinstance(now, Change):
        return now == value
    try:
        wanted = read_change(value)
    except ValueError:  # no change at all: the model says so before anything is written
        return False
    return wanted is not None and (wanted.how, wanted.amount) == (now.how, now.amount)


def _put(at: Path, written: object, shift: Shift, order: tuple[str, ...]) -> Iterator[Operation]:
    """A new value at its key; where only the other way to say it is there, in its place and on its line."""
    there = written if isinstance(written, dict) else {}
    other = INSTEAD.get(shift.field)
    if shift.field in there:
        if other is not None and there.get(other) is not None:
            yield Replace((*at, other), None)
    elif other is not None and other in there:
        yield Rename((*at, other), shift.field)
    else:
        yield Add(at, shift.field, shift.after, order)
        return
    yield Replace((*at, shift.field), shift.after)


def _said(planned: PlannedKeyResult, shift: Shift) -> Inline:
    return (Cell(planned.key_result.id, "text", style="strong"), "  ", *_moved(planned, shift))


def _moved(planned: PlannedKeyResult, shift: Shift) -> Inline:
    unit = planned.key_result.measure.goal().unit
    # Where the file says nothing, what holds instead is what people know.
    before = cell_of(shift.field, standing_at(planned, shift.field), unit)
    after = cell_of(shift.field, shift.after, unit)
    return (f"{shift.field} ", before, " → ", after)
