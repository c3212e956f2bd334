"""Gives a goal up in the open: it stays in the file, with the day and the reason."""

from __future__ import annotations

from datetime import date

from okrcli.edit.making import lines_of, make, opened, value_at
from okrcli.edit.told import Line, Told
from okrcli.errors import OkrError
from okrcli.model.checkin import Dropped
from okrcli.model.objective import Objective
from okrcli.model.plan import PlannedKeyResult, PlannedObjective
from okrcli.page import Cell
from okrcli.workspace import Workspace
from okrcli.workspace.shape import key_result_keys
from okrcli.yamldoc.operations import Add, Operation, Replace, Value


class DroppedAlready(OkrError):
    """It was given up before."""

    def __init__(self, ref: str, dropped: Dropped) -> None:
        super().__init__(f"{ref} was dropped already, on {dropped.date}: {dropped.why}")
        self.hint = "to take it up again, delete its `dropped` by hand: okr edit opens the file there"


def drop(workspace: Workspace, planned: PlannedKeyResult | PlannedObjective, why: str, day: date) -> Told:
    """The change that gives up a key result or an objective.

    Raises:
        DroppedAlready: it was given up before.
        OkrError: the file cannot be changed.
    """
    if isinstance(planned, PlannedObjective):
        dropped, order = planned.objective.dropped, tuple(Objective.model_fields)
    else:
        dropped = planned.key_result.dropped
        order = key_result_keys(planned.key_result.measure.name())
    if dropped is not None:
        raise DroppedAlready(planned.ref, dropped)
    written = value_at(opened(workspace, planned.file).data, planned.at)
    record: dict[str, Value] = {"date": day, "why": why}
    operation: Operation = Add(planned.at, "dropped", record, order)
    if isinstance(written, dict) and "dropped" in written:
        operation = Replace((*planned.at, "dropped"), record)
    changes = make(workspace, {planned.file: [operation]})
    parts = ("dropped ", Cell(planned.ref, "text", style="strong"), ": ", Cell(why, "name"))
    line = Line(parts, planned.file, lines_of(changes, planned.file, planned.at))
    return Told(changes, (line,), (f"Drop {planned.ref}",), why)
