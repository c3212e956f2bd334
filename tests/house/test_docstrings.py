from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from typing import get_args, get_origin

from pydantic import BaseModel

from tests.house.source import Function, Module, assert_none, dotted, modules

Documented = ast.ClassDef | Function


def _public(module: Module) -> Iterator[tuple[str, Documented]]:
    """Public classes and functions, and public methods of public classes."""
    for node in module.tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from _methods(node)


def _methods(owner: ast.ClassDef) -> Iterator[tuple[str, Documented]]:
    for node in owner.body:
        if isinstance(node, Function) and not node.name.startswith("_") and not _repeats(node):
            yield f"{owner.name}.{node.name}", node


def _repeats(node: Function) -> bool:
    """Whether what it does is said elsewhere: setters, overloads, methods that fulfil a contract as it stands."""
    names = {dotted(each).rpartition(".")[2] for each in node.decorator_list}
    return bool(names & {"setter", "deleter", "overload", "override"})


def test_every_module_has_a_docstring() -> None:
    assert_none([module.path for module in modules() if not ast.get_docstring(module.tree)])


def test_every_public_thing_has_a_docstring() -> None:
    assert_none(
        f"{module.at(node)} {name}"
        for module in modules()
        for name, node in _public(module)
        if not ast.get_docstring(node)
    )


def test_docstrings_begin_with_one_sentence() -> None:
    wrong = []
    for module in modules():
        for name, node in (("", module.tree), *_public(module)):
            first, _, rest = (ast.get_docstring(node) or ".").partition("\n")
            if rest.strip() and not (first.endswith((".", ":", "?", "`")) and not rest.partition("\n")[0].strip()):
                wrong.append(f"{module.at(node)} {name}")
    assert_none(wrong)


def test_every_field_of_the_format_has_a_description() -> None:
    wrong = []
    for module in modules():
        if not module.within("okrcli.model"):
            continue
        for model in vars(import_module(module.name)).values():
            if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == module.name:
                wrong += [f"{model.__name__}.{name}" for name in _undescribed(model)]
    assert_none(wrong)


def _undescribed(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        # A field of one possible value is described by its model.
        constant = len(get_args(field.annotation)) == 1 and get_origin(field.annotation) is not None
        if not field.description and not constant:
            yield name
