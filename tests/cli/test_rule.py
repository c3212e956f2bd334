from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from okrcli.check.book import text
from okrcli.check.catalogue import manual
from okrcli.check.rules import RULES
from okrcli.check.wrapping import folded
from okrcli.wording.lines import width
from okrcli.yamldoc import parse
from tests.support.cli import okr

COUNT = """\
OKR201 key result count · error
An objective has fewer than three or more than five key results.

Why
"""


@pytest.mark.parametrize("words", [("OKR201",), ("okr201",), ("201",), ("key-result-count",)])
def test_a_rule_in_full(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = okr(tmp_path, "rule", *words)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(COUNT)
    for part in (
        "Bad\n  - id: growth\n",
        "Good\n  - id: growth\n",
        "Options\n  min: 3  the fewest",
        "(a whole number)",
    ):
        assert part in result.out
    assert "    options: {OKR201: {min: 3, max: 5}}" in result.out
    assert "# okr: ignore[OKR201]" in result.out
    assert not result.out.endswith("\n\n")


def test_what_cannot_be_ignored_by_a_comment_is_not_offered_to_be(tmp_path: Path) -> None:
    assert "# okr: ignore" not in okr(tmp_path, "rule", "OKR001").out


def test_a_prefix_lists_its_rules_and_nothing_lists_all(tmp_path: Path) -> None:
    below = okr(tmp_path, "rule", "OKR10").out.splitlines()
    assert below[0] == "OKR1xx the format"
    assert below[1].split()[:3] == ["OKR101", "unknown-key", "error"]
    every = okr(tmp_path, "rule").out
    assert all(rule.code in every and rule.name in every for rule in RULES)
    assert okr(tmp_path, "rule", "ALL").out == every


def test_all_in_full(tmp_path: Path) -> None:
    result = okr(tmp_path, "rule", "--all")
    assert result.out.count("\nWhy\n") == result.out.count("\nGood\n") == len(RULES)


@pytest.mark.parametrize(
    ("code", "hint"),
    [("OKR2O1", "did you mean OKR201?"), ("missing-ownr", "did you mean OKR203?"), ("zebra", "write a code such as")],
)
def test_an_unknown_one_is_told_with_the_nearest(tmp_path: Path, code: str, hint: str) -> None:
    result = okr(tmp_path, "rule", code)
    assert (result.status, result.out) == (2, "")
    assert f"there is no rule `{code}`" in result.err
    assert hint in result.err


def test_as_data_without_a_workspace(tmp_path: Path) -> None:
    document = okr(tmp_path, "rule", "--all", "--format", "json").json()
    assert (document["kind"], document["workspace"], document["policy"]) == ("rule", None, None)
    jsonschema.validate(document, okr(tmp_path, "schema", "--for", "rule").json())
    rules = {rule["code"]: rule for rule in document["data"]["rules"]}
    assert list(rules) == [rule.code for rule in RULES]
    assert rules["OKR201"]["options"][0] == {
        "key": "min",
        "type": "a whole number",
        "default": 3,
        "description": "the fewest key results of an objective",
    }
    assert rules["OKR101"]["fixable"]
    assert not rules["OKR203"]["fixable"]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_at_a_terminal_prose_and_lists_keep_to_its_width(tmp_path: Path, columns: int) -> None:
    look = {"COLUMNS": str(columns), "FORCE_COLOR": "1"}
    listing = okr(tmp_path, "rule", "--color", "always", **look).out
    assert "\x1b[1;31mOKR101\x1b[0m" in listing
    plain = okr(tmp_path, "rule", "--color", "never").out
    assert "\x1b" not in plain
    from re import sub

    if columns >= 80:
        assert max(width(sub(r"\x1b\[[0-9;]+m", "", line)) for line in listing.splitlines()) <= columns
    full = sub(r"\x1b\[[0-9;]+m", "", okr(tmp_path, "rule", "OKR201", "--color", "always", **look).out)
    why = full.split("Why\n")[1].split("\n\n")[0].splitlines()
    assert all(width(line) <= min(columns, 100) for line in why)


def test_the_examples_of_every_rule_fit_a_terminal_and_still_say_the_same() -> None:
    page = text(RULES, colour=False, room=80)
    assert [line for line in page.splitlines() if width(line) > 80] == []
    for line in {line for rule in RULES for line in (manual(rule).bad + manual(rule).good).splitlines()}:
        parts = folded(line, 60)
        assert len(parts) == 1 or parse("\n".join(parts).encode()).data == parse(line.encode()).data
