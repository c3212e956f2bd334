"""The JSON Schema of the documents that programs read."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from okrcli.page.report import SCHEMA_VERSION

DOCUMENTS = {
    "status": ("okrcli.reports.status.document", "StatusData"),
    "show": ("okrcli.reports.show.document", "ShowData"),
    "tree": ("okrcli.reports.tree.document", "TreeData"),
    "board": ("okrcli.reports.board.document", "BoardData"),
    "timeline": ("okrcli.reports.timeline.document", "TimelineData"),
    "calendar": ("okrcli.reports.calendar.document", "CalendarData"),
    "report": ("okrcli.reports.report.document", "ReportData"),
    "todo": ("okrcli.reports.todo.document", "TodoData"),
    "diff": ("okrcli.reports.diff.document", "DiffData"),
    "log": ("okrcli.reports.log.document", "LogData"),
}
"""Where the shape of each document's data is described: module and name."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The draft that the schemas are written in."""

# The same for every document; a schema may be told more keys within a version, so it does not forbid them.
_ENVELOPE: dict[str, Any] = {
    "workspace": {"type": "string", "description": "name of the workspace"},
    "today": {"type": "string", "format": "date", "description": "the day of the computation"},
    "policy": {"type": "integer", "description": "version of the scoring formula"},
}


def document_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a whole document, its envelope included.

    Args:
        kind: a name in `DOCUMENTS`.

    Raises:
        KeyError: there is no such document.
    """
    module, name = DOCUMENTS[kind]
    return envelope_schema(kind, getattr(import_module(module), name))


def envelope_schema(kind: str, shape: Any) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document whose data has a shape.

    Args:
        kind: what the document calls itself.
        shape: a TypedDict.
    """
    from pydantic import TypeAdapter

    data = TypeAdapter(shape).json_schema(mode="serialization")
    shapes = data.pop("$defs", {})
    properties = {
        "schema_version": {"const": SCHEMA_VERSION},
        "kind": {"const": kind},
        **_ENVELOPE,
        "data": data,
    }
    return {
        "$schema": DIALECT,
        "title": f"okr {kind} --format json",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": shapes,
    }
