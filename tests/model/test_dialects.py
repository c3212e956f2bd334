from __future__ import annotations

import pytest
from jsonschema import Draft7Validator

from okrcli.model.dialects import draft_07


def test_names_are_not_taken_for_keywords() -> None:
    schema = {
        "properties": {"$ref": {"type": "string"}, "items": {"prefixItems": [{}]}, "$defs": {"$ref": "#/$defs/A"}}
    }
    assert draft_07(schema) == {
        "properties": {"$ref": {"type": "string"}, "items": {"items": [{}]}, "$defs": {"$ref": "#/definitions/A"}}
    }


def test_data_stays_as_it_is() -> None:
    schema = {"const": {"$ref": "#/$defs/A", "prefixItems": []}, "default": {"$defs": {}}}
    assert draft_07(schema) == schema


def test_what_stands_beside_a_reference_counts() -> None:
    schema = {"$defs": {"A": {"type": "string"}}, "$ref": "#/$defs/A", "minLength": 2, "allOf": [{"maxLength": 3}]}
    validator = Draft7Validator(draft_07(schema))
    assert [validator.is_valid(text) for text in ("a", "ab", "abcd", 5)] == [False, True, False, False]


def test_dependencies_and_later_words() -> None:
    schema = {"dependentRequired": {"a": ["b"]}, "minContains": 2, "$anchor": "x"}
    assert draft_07(schema) == {"dependencies": {"a": ["b"]}}


def test_what_cannot_be_said_is_refused() -> None:
    with pytest.raises(ValueError, match="unevaluatedProperties"):
        draft_07({"unevaluatedProperties": False})
