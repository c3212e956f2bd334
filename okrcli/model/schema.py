"""JSON Schema of the files, made from the models."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from okrcli.model.formula import Reads
from okrcli.model.kind import Kind
from okrcli.model.kinds import KINDS
from okrcli.model.objective import OkrFile
from okrcli.model.settings import Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The draft that the schemas are written in; `okrcli.model.dialects` turns them into an older one."""

Schema = dict[str, Any]

_ANSWER = "^([Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
_VALUES: Mapping[Reads, Schema] = {
    "number": {"type": ["number", "null"]},
    "steps": {"type": "null"},
    "answer": {
        "anyOf": [{"enum": ["yes", "no"]}, {"type": ["boolean", "null"]}, {"type": "string", "pattern": _ANSWER}]
    },
    "verdict": {
        "type": ["number", "string", "null"],
        "minimum": 0,
        "maximum": 1,
        "pattern": r"^\s*[0-9]+(\.[0-9]+)?\s?(%|/\s?[0-9]+(\.[0-9]+)?)\s*$",
        "examples": [0.7, "70%", "7/10"],
    },
}
"""What a check-in's value may be, by what the kind reads; null where a KPI gives the value."""

_EXAMPLES: Mapping[tuple[str, str], list[object]] = {
    ("OkrFile", "cycle"): ["2026-Q4", "2026", "2026-H2", "2026-11", "2026-W07", "backlog"],
    ("OkrFile", "team"): ["marketing", "marketing/seo"],
    ("Objective", "contributes_to"): [["company/market-leader@2026"]],
    ("Objective", "tags"): [["search"]],
    ("KeyResult", "source"): [{"type": "csv"}],
    ("Metric", "unit"): ["%", "USD", "sessions", "d"],
    ("Settings", "locale"): ["en", "pl", "de"],
    ("Settings", "exclude"): [["archive/**"]],
}


def file_schema(sources: Mapping[str, type[BaseModel]] = MappingProxyType({})) -> Schema:
    """The JSON Schema of an OKR file.

    Args:
        sources: the models of the options of sources, by type; none leaves them open.
    """
    schema = _schema(OkrFile, "An OKR file")
    definitions = schema["$defs"]
    _with_sources(definitions, sources)
    common = definitions.pop("KeyResult")
    del common["properties"]["measure"]
    common["required"].remove("measure")
    for kind in KINDS:
        definitions[kind.__name__] = _of_kind(kind, common, definitions[kind.__name__])
    definitions["KeyResult"] = _key_result()
    level = {"required": ["value"], "properties": {"value": {"type": "number"}}}
    readings = definitions["Kpi"]["properties"]["readings"]
    readings["items"] = {"allOf": [readings["items"], level]}
    schema["allOf"] = [
        {"anyOf": [{"required": ["objectives"]}, {"required": ["kpis"]}]},
        {
            "if": {"required": ["objectives"], "properties": {"objectives": {"type": "array", "minItems": 1}}},
            "then": {
                "required": ["cycle", "team"],
                "properties": {"cycle": {"not": {"type": "null"}}, "team": {"not": {"type": "null"}}},
            },
        },
    ]
    return schema


def settings_schema(
    options: Mapping[str, type[BaseModel]],
    codes: Mapping[str, str],
    sources: Mapping[str, type[BaseModel]] = MappingProxyType({}),
) -> Schema:
    """The JSON Schema of `okr.yaml`.

    Args:
        options: the models of the options of rules, by code.
        codes: what can be selected and ignored, those of all rules among them, with a sentence about each.
        sources: the models of the options of sources, by type; none leaves them open.
    """
    schema = _schema(Settings, "The settings of a workspace of OKRs")
    if sources:
        # Each of the options may stand here or in the file of the goal, so that none is required here.
        accounts = {name: {**_part(model, _told(model)), "required": []} for name, model in sources.items()}
        schema["properties"]["sources"] |= {"properties": accounts, "additionalProperties": False}
    definitions = schema["$defs"]
    definitions["Selector"] = {
        "description": "the code of a rule, or a prefix such as OKR2",
        "anyOf": [{"enum": list(codes), "markdownEnumDescriptions": list(codes.values())}, {"type": "string"}],
    }
    check = definitions["Check"]["properties"]
    for chosen in (check, definitions["PathRules"]["properties"]):
        for key in ("select", "ignore"):
            chosen[key]["items"] = {"$ref": "#/$defs/Selector"}
    definitions["Severity"] = check["severity"]["additionalProperties"]
    check["severity"]["additionalProperties"] = {"$ref": "#/$defs/Severity"}
    check["severity"]["properties"] = {
        code: {"$ref": "#/$defs/Severity", "description": said} for code, said in codes.items()
    }
    check["options"]["properties"] = {code: _part(model, codes[code]) for code, model in options.items()}
    return schema


def _with_sources(definitions: dict[str, Schema], sources: Mapping[str, type[BaseModel]]) -> None:
    if not sources:
        return
    choices = []
    for name, model in sources.items():
        part = _part(model, _told(model))
        part["properties"]["type"] = {"const": name, "description": _told(model)}
        # What is not here may stand in the settings.
        definitions[f"Source-{name}"] = {**part, "required": ["type"]}
        chosen = {"type": "object", "properties": {"type": {"const": name}}, "required": ["type"]}
        choices.append({"if": chosen, "then": {"$ref": f"#/$defs/Source-{name}"}})
    kinds = {"enum": list(sources), "description": "where the value lives"}
    definitions["Source"] = {
        "type": ["object", "null"],
        "properties": {"type": {**kinds, "markdownEnumDescriptions": [_told(each) for each in sources.values()]}},
        "required": ["type"],
        "allOf": choices,
    }
    for owner in ("KeyResult", "Kpi"):
        field = definitions[owner]["properties"]["source"]
        definitions[owner]["properties"]["source"] = {
            "$ref": "#/$defs/Source",
            "description": field["description"],
            "examples": [{"type": "csv", "path": "exports/sessions.csv", "column": "Sessions", "aggregate": "sum"}],
        }


def _told(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip()


def _part(model: type[BaseModel], description: str) -> Schema:
    schema = _schema(model, "")
    del schema["$schema"], schema["$defs"], schema["title"]
    return {**schema, "description": description}


def _key_result() -> Schema:
    choices = []
    for kind in KINDS:
        named: Schema = {"properties": {"kind": {"const": kind.name()}}}
        if kind is not KINDS[0]:  # without `kind` it is the first
            named["required"] = ["kind"]
        choices.append({"if": named, "then": {"$ref": f"#/$defs/{kind.__name__}"}})
    return {
        "type": "object",
        "description": "A measure of whether the objective is reached.",
        "properties": {"kind": _kinds()},
        "required": ["id", "title"],
        "allOf": choices,
    }


def _kinds() -> Schema:
    return {
        "enum": [kind.name() for kind in KINDS],
        "default": KINDS[0].name(),
        "description": "how it is measured",
        "markdownEnumDescriptions": [(kind.__doc__ or "").strip() for kind in KINDS],
    }


def _of_kind(kind: type[Kind], common: Schema, own: Schema) -> Schema:
    """A key result of one kind: its keys among those that every key result has."""
    shared = dict(common["properties"])
    first = {key: shared.pop(key) for key in ("id", "title", "owner")}
    properties = {**first, **own["properties"], **shared, "kind": {**_kinds(), "enum": [kind.name()]}}
    del properties["kind"]["markdownEnumDescriptions"]
    value = {"properties": {"value": _VALUES[kind.reads]}}
    properties["checkins"] = {**shared["checkins"], "items": {"allOf": [{"$ref": "#/$defs/Checkin"}, value]}}
    if not kind.takes_kpi:
        properties["kpi"] = {"type": "null", "description": "this kind of key result cannot be fed by a KPI"}
    if not kind.takes_plan:
        properties["pace"] = {
            "enum": ["linear", "late"],
            "default": "linear",
            "description": shared["pace"]["description"],
        }
    made = {**common, "description": (kind.__doc__ or "").strip(), "properties": properties}
    made["required"] = [*common["required"], *own.get("required", [])]
    together = [dict(each) for each in (kind.together, _valued(kind)) if each]
    return {**made, "allOf": together} if together else made


def _valued(kind: type[Kind]) -> Schema:
    """A check-in has a value, unless the readings of a KPI are the values."""
    if not kind.takes_values:
        return {}
    item = {"required": ["value"], "properties": {"value": {"not": {"type": "null"}}}}
    valued = {"properties": {"checkins": {"items": item}}}
    if not kind.takes_kpi:
        return valued
    return {"if": {"required": ["kpi"], "properties": {"kpi": {"type": ["string", "integer"]}}}, "else": valued}


def _schema(model: type[BaseModel], title: str) -> Schema:
    schema: Schema = model.model_json_schema(mode="validation", by_alias=True)
    definitions = schema.pop("$defs", {})
    for name, each in (*definitions.items(), (model.__name__, schema)):
        _plain(name, each)
    return {"$schema": DIALECT, **schema, "title": title, "$defs": definitions}


def _plain(name: str, model: Schema) -> None:
    """Makes the schema of a model plain: empty keys where they may be left empty, examples, no titles."""
    model.pop("title", None)
    for key, before in model.get("properties", {}).items():
        field = model["properties"][key] = _field(before)
        if (name, key) in _EXAMPLES:
            field["examples"] = _EXAMPLES[name, key]


def _field(field: Schema) -> Schema:
    field.pop("title", None)
    field.pop("discriminator", None)
    choices = field.get("anyOf", [])
    if {"type": "null"} in choices and len(choices) == 2:
        only = next(each for each in choices if each != {"type": "null"})
        if "$ref" not in only and "enum" not in only:
            # One type or none reads better in an editor than a choice of two schemas.
            sort = only["type"] if isinstance(only["type"], list) else [only["type"]]
            del field["anyOf"]
            field.update({**only, "type": [*sort, "null"]})
    elif field.get("type") == "array" and not field.keys() & {"prefixItems", "minItems"}:
        field["type"] = ["array", "null"]
    _keep_plain_default(field)
    return field


def _keep_plain_default(field: Schema) -> None:
    """An editor writes a default into the file: only words and numbers are worth it."""
    default = field.pop("default", None)
    if field.get("type") == "number" and isinstance(default, str):
        field["default"] = int(default) if default.isdecimal() else float(default)
    elif isinstance(default, str | bool):
        field["default"] = default
