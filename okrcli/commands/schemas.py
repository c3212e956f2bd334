"""Every JSON Schema that `okr schema` can print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from okrcli.model.dialects import draft_07
from okrcli.model.schema import file_schema, settings_schema
from okrcli.reports import REPORTS
from okrcli.reports.schema import document_schema, envelope_schema

DRAFTS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"2020-12": dict, "07": draft_07}
"""The drafts of JSON Schema, and how a schema comes to be written in each."""


def _settings() -> dict[str, Any]:
    from okrcli.check.catalogue import manual
    from okrcli.check.rules import RULES
    from okrcli.check.selection import ALL, FAMILIES

    codes = {ALL: "every rule", **FAMILIES, **{rule.code: manual(rule).summary for rule in RULES}}
    return settings_schema({rule.code: rule.options for rule in RULES if rule.options}, codes, _options_of_sources())


def _files() -> dict[str, Any]:
    return file_schema(_options_of_sources())


def _options_of_sources() -> dict[str, Any]:
    from okrcli.sources import SOURCES, find_source

    return {name: find_source(name).options for name in SOURCES}


def _sources() -> dict[str, Any]:
    from okrcli.sources.listing import SourcesData

    return _without_workspace("sources", SourcesData)


def _check() -> dict[str, Any]:
    from okrcli.check.formats.json import CheckData

    return envelope_schema("check", CheckData)


def _statistics() -> dict[str, Any]:
    from okrcli.check.statistics import StatisticsData

    return envelope_schema("check-statistics", StatisticsData)


def _effective() -> dict[str, Any]:
    from okrcli.check.effective import SettingsData

    return envelope_schema("check-settings", SettingsData)


def _rule() -> dict[str, Any]:
    from okrcli.check.book import RuleData

    return _without_workspace("rule", RuleData)


def _without_workspace(kind: str, shape: type) -> dict[str, Any]:
    schema = envelope_schema(kind, shape)
    for key in ("workspace", "policy"):
        schema["properties"][key] = {"type": "null", "description": "always null: no workspace is read"}
    return schema


def _templates() -> dict[str, Any]:
    from okrcli.templates.pages import TemplatesData

    return _without_workspace("templates", TemplatesData)


def _template() -> dict[str, Any]:
    from okrcli.templates.pages import TemplateData

    return _without_workspace("template", TemplateData)


def _git_doctor() -> dict[str, Any]:
    from okrcli.git.diagnosis import DoctorData

    return envelope_schema("git-doctor", DoctorData)


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "files": _files,
    "settings": _settings,
    **{name: partial(document_schema, name) for name in REPORTS},
    "check": _check,
    "git-doctor": _git_doctor,
    "check-statistics": _statistics,
    "check-settings": _effective,
    "rule": _rule,
    "sources": _sources,
    "templates": _templates,
    "template": _template,
}
"""By name; `files` is the default."""
