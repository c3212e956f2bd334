from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.house.source import CHECKOUT, assert_none, modules

# Written so that they do not find themselves.
MACHINE = re.compile(r"(?<![\w.~$}/-])/(wor[k]|tm[p]|roo[t]|hom[e]|User[s])/\w|[A-Z]:\\User[s]\\")
WORKPLACE = re.compile(
    r"\b(integrato[r]|sub-?agen[t]s?|(this|previous|earlier|next) sessio[n]|(the|this|your) brie[f]"
    r"|share[d]/spec|\d-(format|scoring|cli|sources|house|promises|annex|look)\.m[d])\b",
    re.IGNORECASE,
)
OTHER_WORDS = re.compile(r"(^|_)(krs?|keyresults?|check_ins?|key_res)(_|$)|CheckIn")
SKIPPED = {".git", ".hypothesis", "build", "dist", "node_modules"}


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Every text file of the project, by path."""
    return tuple(_texts(CHECKOUT))


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            # Caches and environments hold what other programs wrote, paths of this machine included.
            cache_or_other = path.name in SKIPPED or path.name.endswith(("_cache", "__pycache__", ".egg-info"))
            if not cache_or_other and not (path / "pyvenv.cfg").exists():
                yield from _texts(path)
        elif path.is_file():
            try:
                yield path.relative_to(CHECKOUT).as_posix(), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def _found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1} {match[0]}"
        for path, text in texts()
        for match in pattern.finditer(text)
    ]


def test_there_is_something_to_read() -> None:
    assert {"pyproject.toml", "okrcli/__init__.py", "tests/house/test_words.py"} <= {path for path, _ in texts()}


def test_no_path_of_a_machine() -> None:
    assert_none(_found(MACHINE))


def test_the_project_speaks_of_itself_alone() -> None:
    assert_none(_found(WORKPLACE))


def test_one_word_per_concept() -> None:
    wrong = [
        f"{module.at(node)} {name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if (name := _name(node)) and OTHER_WORDS.search(name)
    ]
    assert_none(wrong)


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return node.name
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    return node.arg if isinstance(node, ast.arg) else ""


def test_the_patterns_find_what_they_are_for() -> None:
    assert MACHINE.search(" " + "/" + "tmp/x") and MACHINE.search('"' + "/" + "home/jan")
    assert not MACHINE.search("okrs/home/x") and not MACHINE.search("https://example.com/work/x")
    assert WORKPLACE.search("the " + "brief says") and not WORKPLACE.search("a brief note on organic sessions")
    assert OTHER_WORDS.search("kr") and OTHER_WORDS.search("add_check_in") and not OTHER_WORDS.search("krone_checkin")
