"""The schemas that others have of the files of build servers, as check-jsonschema ships them."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML


def read_yaml(text: str) -> Any:
    """A YAML file by the rules of 1.2, where `on` is a word."""
    return YAML(typ="safe", pure=True).load(text)


def assert_keeps(name: str, text: str) -> Any:
    """Sees to it that a file keeps the schema of a name, such as `github-workflows`; returns what it says."""
    schema = json.loads((files("check_jsonschema.builtin_schemas.vendor") / f"{name}.json").read_text(encoding="utf-8"))
    data = read_yaml(text)
    jsonschema.validators.validator_for(schema)(schema).validate(data)
    return data


def assert_keeps_file(name: str, path: Path) -> Any:
    """The same for a file on the disk."""
    return assert_keeps(name, path.read_text(encoding="utf-8"))
