"""The files as they will be: each operation sees what those before it have done."""

from __future__ import annotations

from datetime import date

from okrcli.edit.changeset import ChangeSet, FileEdit
from okrcli.edit.log.subject import Subject
from okrcli.model.scalars import literal
from okrcli.problem import Path
from okrcli.workspace import Workspace
from okrcli.yamldoc.document import Document, value_at
from okrcli.yamldoc.intended import applied
from okrcli.yamldoc.operations import Operation
from okrcli.yamldoc.patch import patch
from okrcli.yamldoc.save import ChangedMeanwhile

Record = dict[str, object]


class Draft:
    """What is to be done to the files of a workspace; nothing is written."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._operations: dict[str, list[Operation]] = {}
        self._data: dict[str, object] = {}

    def value_at(self, file: str, at: Path) -> object:
        """What stands at a path by now, or None."""
        return value_at(self._data[file] if file in self._data else self._document(file).data, at)

    def records(self, file: str, at: Path) -> list[Record]:
        """The records of a list by now; what is no record is an empty one."""
        found = self.value_at(file, at)
        return [each if isinstance(each, dict) else {} for each in found] if isinstance(found, list) else []

    def sure_of(self, subject: Subject) -> None:
        """Sees to it that the files are still those that the plan was read from.

        Raises:
            ChangedMeanwhile: what stands at the path of a key result or KPI is something else by now.
        """
        planned, kpi = subject.key_result, subject.kpi
        named = [(planned.file, planned.at, planned.key_result.id)] if planned else []
        named += [(kpi.file, kpi.at, kpi.kpi.id)] if kpi else []
        for file, at, name in named:
            if literal(self.value_at(file, (*at, "id"))) != name:
                raise ChangedMeanwhile(f"{self._workspace.root}/{file}")

    def do(self, file: str, operations: list[Operation]) -> None:
        """Adds operations on a file."""
        for operation in operations:
            self._data[file] = applied(self.value_at(file, ()), operation)
            self._operations.setdefault(file, []).append(operation)

    def changes(self) -> ChangeSet:
        """The change of all files.

        Raises:
            PatchRefused: a file cannot be edited without disturbing it.
        """
        edits = (self._edit(file, operations) for file, operations in self._operations.items())
        return ChangeSet(self._workspace.root, tuple(edits))

    def _edit(self, file: str, operations: list[Operation]) -> FileEdit:
        document = self._document(file)
        return FileEdit(file, document.raw, patch(document, operations))

    def _document(self, file: str) -> Document:
        try:
            return self._workspace.document(file)
        except OSError:
            raise ChangedMeanwhile(f"{self._workspace.root}/{file}", "has been deleted since it was read") from None


def on_day(records: list[Record], day: date) -> list[int]:
    """The places of the records of a day, in the order of the file."""
    return [index for index, each in enumerate(records) if each.get("date") == day.isoformat()]


def up_to(records: list[Record], day: date) -> list[Record]:
    """The records with a value up to a day, in order; those of one day in the order of the file."""
    known = (each for each in records if each.get("value") is not None and str(each.get("date")) <= day.isoformat())
    return sorted(known, key=lambda each: str(each.get("date")))
