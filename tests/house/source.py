"""The package as source: every module, parsed once."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[2]
PACKAGE = CHECKOUT / "okrcli"

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """One module.

    Attributes:
        name: its full name, such as `okrcli.model.kinds.metric`.
        path: its file, from the checkout.
        text: its source.
        tree: the same, parsed.
    """

    name: str
    path: str
    text: str
    tree: ast.Module

    @property
    def part(self) -> str:
        """The name below `okrcli` that it is, or is part of; empty for the package itself."""
        return self.name.partition(".")[2].partition(".")[0]

    def at(self, node: ast.AST) -> str:
        """Where a node stands, to click on."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    def within(self, *names: str) -> bool:
        """Whether it is one of some modules, or in one of them."""
        return any(f"{self.name}.".startswith(f"{name}.") for name in names)


class Import(NamedTuple):
    """One imported module.

    Attributes:
        module: who imports.
        target: the full name of the module; of a name in a module that is itself a module, that one.
        node: the statement.
    """

    module: Module
    target: str
    node: ast.stmt | ast.expr

    @property
    def told(self) -> str:
        """The arrow, with its place."""
        return f"{self.module.at(self.node)} {self.module.name} -> {self.target}"


@cache
def modules() -> tuple[Module, ...]:
    """Every module of okrcli, by path."""
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def _module(path: Path) -> Module:
    relative = path.relative_to(CHECKOUT)
    parts = relative.with_suffix("").parts
    text = path.read_text(encoding="utf-8")
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, relative.as_posix(), text, ast.parse(text, str(relative)))


@cache
def imports() -> tuple[Import, ...]:
    """Everything that any module imports, wherever in it, for types as well."""
    return tuple(Import(module, target, node) for module in modules() for target, node in _imports(module))


def _imports(module: Module) -> Iterator[tuple[str, ast.stmt | ast.expr]]:
    names = {each.name for each in modules()}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in names else node.module, node
        elif isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in ("import_module", "__import__"):
            yield from ((name, node) for name in map(_constant, node.args[:1]) if name)


def _constant(node: ast.expr) -> str:
    """The text of a constant, or the constant beginning of an f-string, such as `okrcli.commands`."""
    if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
        node = node.values[0]
    return node.value.rstrip(".") if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def dotted(node: ast.expr) -> str:
    """A name with its attributes, such as `datetime.date.today`; empty for anything else."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return node.id if isinstance(node, ast.Name) else ""


def functions(module: Module) -> Iterator[Function]:
    """Every function and method of a module, nested ones included."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def assert_none(wrong: Iterable[object]) -> None:
    """Fails with everything that is wrong, one a line."""
    found = sorted({str(each) for each in wrong})
    assert not found, "\n".join(["", *found])
