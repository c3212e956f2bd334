"""JSON Schema of the files, made from the models: draft-07, which is what editors understand."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from okrcli.model.kinds import KINDS
from okrcli.model.objective import OkrFile
from okrcli.model.settings import Settings

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The dialect: yaml-language-server reads none later (https://github.com/redhat-developer/yaml-language-server)."""


def file_schema() -> dict[str, Any]:
    """The JSON Schema of an OKR file."""
    schema = _schema(OkrFile, "An OKR file")
    definitions = schema["definitions"]
    common = definitions.pop("KeyResult")
    del common["properties"]["measure"]
    common["required"].remove("measure")
    choices = []
    for kind in KINDS:
        own = definitions.pop(kind.__name__)
        properties = {**common["properties"], **own["properties"]}
        required = [*common["required"], *own.get("required", [])]
        definitions[kind.__name__] = {**common, "properties": properties, "required": required, "title": kind.name()}
        named: dict[str, Any] = {"properties": {"kind": {"const": kind.name()}}}
        if kind is not KINDS[0]:  # without `kind` it is the first
            named["required"] = ["kind"]
        choices.append({"if": named, "then": {"$ref": f"#/definitions/{kind.__name__}"}})
    words = {"enum": [kind.name() for kind in KINDS], "default": KINDS[0].name(), "description": "how it is measured"}
    definitions["KeyResult"] = {"type": "object", "properties": {"kind": words}, "allOf": choices}
    return schema


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of `okr.yaml`."""
    return _schema(Settings, "The settings of a workspace of OKRs")


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema = _converted(model.model_json_schema(mode="validation", by_alias=True))
    return {"$schema": DRAFT, **schema, "title": title, "definitions": schema.get("definitions", {})}


def _converted(node: Any) -> Any:
    """The same in draft-07: other names, no siblings of `$ref`, an empty key wherever one may be left empty."""
    if isinstance(node, list):
        return [_converted(each) for each in node]
    if not isinstance(node, dict):
        return node.replace("#/$defs/", "#/definitions/") if isinstance(node, str) else node
    names = {"$defs": "definitions", "prefixItems": "items"}
    made = {
        names.get(key, key): _converted(value)
        for key, value in node.items()
        if key != "discriminator" and not (key == "title" and isinstance(value, str)) and key != "default"
    }
    if node.get("type") == "array" and "prefixItems" not in node:
        made["type"] = ["array", "null"]
    if "$ref" in made and len(made) > 1:
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    return made
