"""Every JSON Schema that `okr schema` can print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from okrcli.model.schema import file_schema, settings_schema
from okrcli.reports import REPORTS
from okrcli.reports.schema import document_schema, envelope_schema


def _check() -> dict[str, Any]:
    from okrcli.check.formats.json import CheckData

    return envelope_schema("check", CheckData)


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "files": file_schema,
    "settings": settings_schema,
    **{name: partial(document_schema, name) for name in REPORTS},
    "check": _check,
}
"""By name; `files` is the default."""
