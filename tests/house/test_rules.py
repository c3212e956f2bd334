"""Every rule is its own documentation, and its documentation is its test."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from okrcli.check import rules
from okrcli.check.catalogue import manual
from okrcli.check.rule import Rule
from okrcli.check.rules import RULES
from okrcli.check.selection import FAMILIES
from okrcli.problem import SEVERITIES
from tests.check.workspaces import checked, codes

EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_every_file_is_listed_and_named_after_its_rule() -> None:
    folder = Path(rules.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == {rule.name.replace("-", "_") for rule in RULES}


def test_codes_are_in_order_and_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


@EVERY_RULE
def test_a_rule_is_well_formed(rule: Rule[Any]) -> None:
    assert re.fullmatch(r"OKR[0-9]{3}", rule.code)
    assert rule.code[:4] in FAMILIES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.severity in SEVERITIES
    assert (rule.on is None) == (rule.check is None)
    assert not rule.dated or rule.severity == "info", "yesterday's green build stays green"


@EVERY_RULE
def test_every_option_has_a_default_and_a_description(rule: Rule[Any]) -> None:
    fields = rule.options.model_fields if rule.options else {}
    assert all(field.description and not field.is_required() for field in fields.values())


@EVERY_RULE
def test_its_manual_is_complete(rule: Rule[Any]) -> None:
    book = manual(rule)
    assert book.summary.endswith(".")
    assert len(book.summary) <= 120
    assert book.why.endswith(".")
    assert book.bad.strip()
    assert book.good.strip()
    assert book.bad != book.good


@EVERY_RULE
def test_bad_gives_exactly_this_finding(rule: Rule[Any], tmp_path: Path) -> None:
    assert codes(checked(tmp_path, manual(rule).bad)) == [rule.code]


@EVERY_RULE
def test_what_brings_a_fix_says_so(rule: Rule[Any], tmp_path: Path) -> None:
    found = checked(tmp_path, manual(rule).bad).findings
    assert rule.is_fixable or all(each.fix is None for each in found)


@EVERY_RULE
def test_good_gives_none(rule: Rule[Any], tmp_path: Path) -> None:
    assert codes(checked(tmp_path, manual(rule).good)) == []
