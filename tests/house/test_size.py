from __future__ import annotations

from pathlib import PurePath
from statistics import median

from tests.house.source import assert_none, functions, modules

DRAWERS = {
    "base",
    "common",
    "helper",
    "helpers",
    "lib",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "shared",
    "stuff",
    "tools",
    "util",
    "utils",
}


def _lines(text: str) -> int:
    return len(text.splitlines())


def test_no_module_is_long() -> None:
    assert_none([f"{module.path}: {_lines(module.text)}" for module in modules() if _lines(module.text) > 400])


def test_modules_are_short() -> None:
    assert median(_lines(module.text) for module in modules() if module.text.strip()) <= 100


def test_no_function_is_long() -> None:
    long = [
        f"{module.at(node)} {node.name}: {length}"
        for module in modules()
        for node in functions(module)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > 50
    ]
    assert_none(long)


def test_functions_are_short() -> None:
    lengths = [(node.end_lineno or 0) - node.lineno + 1 for module in modules() for node in functions(module)]
    assert median(lengths) <= 12


def test_there_are_no_drawers() -> None:
    names = {(module.path, word) for module in modules() for word in PurePath(module.path).with_suffix("").parts}
    assert_none([path for path, name in names if name in DRAWERS or name.rpartition("_")[2] in DRAWERS])
