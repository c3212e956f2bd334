from __future__ import annotations

import ast

import pytest

from tests.house.source import PACKAGE, assert_none, imports, modules

LAYERS = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("dialogue",),
    ("check", "reports", "render"),
    ("git", "sources", "exchange"),
    ("edit", "compare", "templates"),
    ("workspace", "scoring"),
    ("model",),
    ("yamldoc", "page"),
    ("wording", "console", "clock"),
    ("problem",),
    ("errors",),
)
"""From the top to the bottom: imports point downwards only, and names on one line do not import each other."""

HEIGHT = {name: len(LAYERS) - number for number, layer in enumerate(LAYERS) for name in layer}

ONLY_IN = {
    "rich": ("okrcli.console", "okrcli.cli", "okrcli.commands", "okrcli.render.text.terminal"),
    "typer": ("okrcli.console", "okrcli.cli", "okrcli.commands", "okrcli.render.text.terminal"),
    "click": ("okrcli.console", "okrcli.cli", "okrcli.commands", "okrcli.render.text.terminal"),
    "yaml": ("okrcli.yamldoc",),
    "_yaml": ("okrcli.yamldoc",),
    "ruamel": ("okrcli.yamldoc",),
    "subprocess": ("okrcli.git",),
    "okrcli.clock": ("okrcli.commands", "okrcli.cli"),
}
"""Who may import what; the rest is told what it needs to know."""


def test_every_name_has_a_layer() -> None:
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert_none(found - {"__init__"} - set(HEIGHT))


def test_imports_point_downwards() -> None:
    arrows = [each for each in imports() if each.target.startswith("okrcli.")]
    assert arrows
    wrong = []
    for arrow in arrows:
        source, target = arrow.module.part, arrow.target.split(".")[1]
        # A name that has no layer is the business of the test above.
        if source != target and HEIGHT.get(source, 99) <= HEIGHT.get(target, 0):
            wrong.append(arrow.told)
    assert_none(wrong)


def test_the_package_itself_imports_none_of_its_parts() -> None:
    assert_none([each.told for each in imports() if each.module.name == "okrcli" and each.target.startswith("okrcli")])


def test_imports_are_absolute() -> None:
    wrong = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert_none(wrong)


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_stays_where_it_belongs(library: str) -> None:
    users = [each for each in imports() if f"{each.target}.".startswith(f"{library}.")]
    assert_none([each.told for each in users if not each.module.within(*ONLY_IN[library])])


def test_no_late_name_is_that_of_a_submodule() -> None:
    # `from package import name` takes a submodule of that name before it asks the package's `__getattr__`.
    submodules = {each.name for each in modules()}
    late = [each for each in modules() if any(getattr(node, "name", "") == "__getattr__" for node in each.tree.body)]
    offered = {
        f"{module.name}.{alias.name}"
        for module in late
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module != module.name
        for alias in node.names
    }
    assert_none(offered & submodules)
