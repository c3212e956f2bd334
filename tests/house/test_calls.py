from __future__ import annotations

import ast
import io
import re
import tokenize

from tests.house.source import assert_none, dotted, modules

CLOCK = re.compile(
    r"(^|\.)(date\.(today|fromtimestamp)|datetime\.(now|utcnow|today)"
    r"|time\.(time|time_ns|localtime|gmtime|ctime|strftime))$"
)
STARTS_A_PROGRAM = re.compile(r"^os\.(system|popen|exec\w+|spawn\w+|posix_spawnp?)$")
COPIES_ITSELF = re.compile(r"^os\.fork\w*$")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def _uses(pattern: re.Pattern[str], *allowed: str) -> list[str]:
    return [
        f"{module.at(node)} {dotted(node)}"
        for module in modules()
        if not module.within(*allowed)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and pattern.search(dotted(node))
    ]


def test_nothing_is_printed() -> None:
    wrong = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and dotted(node.func) in ("print", "pprint", "pprint.pprint")
    ]
    assert_none(wrong)


def test_the_clock_is_read_in_one_place() -> None:
    assert_none(_uses(CLOCK, "okrcli.clock"))
    taken = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "time" and {"time", "localtime"} & _names(node)
    ]
    assert_none(taken)


def _names(node: ast.ImportFrom) -> set[str]:
    return {alias.name for alias in node.names}


def test_programs_are_started_in_one_place() -> None:
    assert_none(_uses(STARTS_A_PROGRAM, "okrcli.git"))


def test_the_process_is_copied_in_one_place() -> None:
    assert_none(_uses(COPIES_ITSELF, "okrcli.workspace.twin"))


def test_nothing_is_left_for_later() -> None:
    wrong = []
    for module in modules():
        wrong += [
            f"{module.path}:{token.start[0]} {token.string}"
            for token in tokenize.generate_tokens(io.StringIO(module.text).readline)
            if token.type == tokenize.COMMENT and UNFINISHED.search(token.string)
        ]
        wrong += [
            f"{module.at(node)} NotImplementedError"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Name) and node.id == "NotImplementedError"
        ]
    assert_none(wrong)


def test_the_patterns_find_what_they_are_for() -> None:
    found = ["date.today", "datetime.date.today", "datetime.now", "datetime.datetime.utcnow", "time.time"]
    assert all(CLOCK.search(name) for name in found)
    assert not any(CLOCK.search(name) for name in ("clock.today", "time.perf_counter", "session.today", "update.now"))


def test_no_pattern_is_possessive() -> None:
    """Python before 3.11.5 matches possessive and atomic groups wrongly (cpython issue 101955)."""
    possessive = re.compile(r"(?<!\\)(?:[)\]*+?}]|\\\w)[*+?]\+|\(\?>")
    wrong = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and dotted(node.func).startswith("re.")
        for each in node.args[:1]
        for part in ast.walk(each)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and possessive.search(part.value)
    ]
    assert_none(wrong)
