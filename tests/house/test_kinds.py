from __future__ import annotations

import ast
import re

from okrcli.model.kinds import KIND_NAMES, KINDS
from tests.house.source import Module, assert_none, dotted, imports, modules

HOME = "okrcli.model.kinds"
CLASSES = {kind.__name__ for kind in KINDS}
CODE = re.compile(r"OKR\d{3}")


def _elsewhere(*homes: str) -> list[Module]:
    return [module for module in modules() if not module.within(*homes)]


def test_no_kind_is_imported_elsewhere() -> None:
    wrong = [each.told for each in imports() if each.target.startswith(f"{HOME}.") and not each.module.within(HOME)]
    assert_none(wrong)


def test_nobody_asks_which_kind_a_key_result_is() -> None:
    wrong = [
        f"{module.at(node)} {ast.unparse(node)}"
        for module in _elsewhere(HOME)
        for node in ast.walk(module.tree)
        if _asks(node)
    ]
    assert_none(wrong)


def _asks(node: ast.AST) -> bool:
    if isinstance(node, ast.Compare):
        return any(_is_kind(each) for each in (node.left, *node.comparators))
    if isinstance(node, ast.Match):
        return _is_kind(node.subject)
    if isinstance(node, ast.Call) and dotted(node.func) in ("isinstance", "issubclass") and len(node.args) == 2:
        return any(
            dotted(each).rpartition(".")[2] in CLASSES for each in ast.walk(node.args[1]) if isinstance(each, ast.expr)
        )
    return False


def _is_kind(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in ("kind", "KIND")
    return isinstance(node, ast.Constant) and node.value in set(KIND_NAMES)


def test_nobody_asks_which_rule_it_is() -> None:
    wrong = [
        f"{module.at(node)} {ast.unparse(node)}"
        for module in _elsewhere("okrcli.check")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Compare)
        for each in (node.left, *node.comparators)
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and CODE.fullmatch(each.value)
    ]
    assert_none(wrong)


def test_the_question_is_recognised() -> None:
    questions = (
        "measure.kind == 'total'",
        "'binary' == word",
        "word in ('metric', 'x') or measure.kind in found",
        "isinstance(measure, Metric)",
        "isinstance(measure, (int, kinds.Binary))",
    )
    for text in questions:
        assert any(_asks(node) for node in ast.walk(ast.parse(text))), text
    assert not any(_asks(node) for node in ast.walk(ast.parse("kind = KINDS[0]; f(kind='total'); isinstance(x, str)")))
