"""JSON Schema from one draft to another."""

from __future__ import annotations

from typing import Any

DRAFT_07 = "http://json-schema.org/draft-07/schema#"
"""What yaml-language-server reads, and no later one (https://github.com/redhat-developer/yaml-language-server)."""

# Where the keys are names that somebody chose, and where everything is data.
_NAMES = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})
_DATA = frozenset({"const", "enum", "default", "examples", "required", "dependentRequired", "type"})
_LATER = frozenset({"$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary", "minContains", "maxContains"})


def draft_07(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema in draft-07.

    Definitions move, tuples are called `items`, and what stands beside a `$ref`, where draft-07 ignores it, is moved
    out of its way into an `allOf`.

    Args:
        schema: of draft 2020-12, without `unevaluatedProperties` and `unevaluatedItems`, which draft-07 cannot say.

    Raises:
        ValueError: it has one of these.

    >>> draft_07({"$ref": "#/$defs/Day", "description": "a day"})
    {'description': 'a day', 'allOf': [{'$ref': '#/definitions/Day'}]}
    >>> draft_07({"prefixItems": [{"type": "number"}], "items": False})
    {'items': [{'type': 'number'}], 'additionalItems': False}
    """
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key.startswith("unevaluated"):
            raise ValueError(key)
        if key in _NAMES:
            value = {name: _converted(each) for name, each in value.items()}
        elif key not in _DATA:
            value = _converted(value)
        if key not in _LATER:
            made[_renamed(key, schema)] = value
    if "$schema" in made:
        made["$schema"] = DRAFT_07
    if isinstance(reference := made.get("$ref"), str):
        reference = reference.replace("#/$defs/", "#/definitions/")
        if len(made) == 1:
            return {"$ref": reference}
        del made["$ref"]
        made["allOf"] = [{"$ref": reference}, *made.get("allOf", [])]
    return made


def _converted(value: Any) -> Any:
    if isinstance(value, list):
        return [_converted(each) for each in value]
    return draft_07(value) if isinstance(value, dict) else value


def _renamed(key: str, schema: dict[str, Any]) -> str:
    if key == "items" and "prefixItems" in schema:
        return "additionalItems"
    names = {"$defs": "definitions", "prefixItems": "items", "dependentRequired": "dependencies"}
    return names.get(key, "dependencies" if key == "dependentSchemas" else key)
