"""YAML 1.2 as any other program reads it: numbers as JSON has them, dates as text."""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Reader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the library's own


def _resolve(tag: str, pattern: str, first: str) -> None:
    _Reader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


_resolve("null", "~|null|Null|NULL|", "~nN\0")
_resolve("bool", "true|True|TRUE|false|False|FALSE", "tTfF")
_resolve("int", "[-+]?[0-9]+", "-+0123456789")
_resolve("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789")
_resolve("merge", "<<", "<")
_Reader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
_Reader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))
_Reader.yaml_implicit_resolvers[""] = [("tag:yaml.org,2002:null", re.compile("^$"))]


def plain(text: str | bytes) -> Any:
    """The data of a text.

    Raises:
        yaml.YAMLError: it does not parse.
    """
    return yaml.load(text, _Reader)
