from __future__ import annotations

from typing import Any

import pytest

from okrcli.check.rules import RULES
from okrcli.check.selection import Choice, Selection, UnknownCode, known, nearest
from okrcli.model.settings import Check

NAMES = {rule.code: rule.name for rule in RULES}


def selection(choice: Choice = Choice(), **settings: Any) -> Selection:  # noqa: B008
    return Selection(Check.model_validate(settings), choice, NAMES)


def test_everything_is_kept_by_default() -> None:
    assert selection().keeps("OKR203", "a.okr.yaml")


@pytest.mark.parametrize("selector", ["OKR203", "OKR20", "OKR2", "okr203", "ALL"])
def test_a_code_a_prefix_or_all_can_be_ignored(selector: str) -> None:
    assert not selection(ignore=[selector]).keeps("OKR203", "a.okr.yaml")


def test_only_what_is_selected_is_kept() -> None:
    chosen = selection(select=["OKR1"])
    assert chosen.keeps("OKR101", "a.okr.yaml")
    assert not chosen.keeps("OKR203", "a.okr.yaml")


def test_the_longest_selector_decides() -> None:
    assert selection(select=["OKR203"], ignore=["OKR2"]).keeps("OKR203", "a.okr.yaml")
    assert not selection(select=["OKR2"], ignore=["OKR203"]).keeps("OKR203", "a.okr.yaml")
    assert not selection(select=["OKR2"], ignore=["OKR2"]).keeps("OKR203", "a.okr.yaml")


def test_a_path_may_choose_otherwise() -> None:
    chosen = selection(
        ignore=["OKR203"], per_path={"drafts/**": {"ignore": ["OKR2"]}, "shop/**": {"select": ["OKR203"]}}
    )
    assert not chosen.keeps("OKR201", "drafts/a.okr.yaml")
    assert chosen.keeps("OKR201", "a.okr.yaml")
    assert chosen.keeps("OKR203", "shop/a.okr.yaml")
    assert not chosen.keeps("OKR201", "shop/a.okr.yaml")


def test_of_several_paths_the_last_decides() -> None:
    chosen = selection(per_path={"a/**": {"ignore": ["OKR2"]}, "a/b/**": {"select": ["ALL"]}})
    assert chosen.keeps("OKR201", "a/b/x.okr.yaml")
    assert not chosen.keeps("OKR201", "a/x.okr.yaml")


def test_the_command_line_has_the_last_word() -> None:
    settings = {"ignore": ["OKR203"], "per_path": {"a/**": {"ignore": ["OKR2"]}}}
    assert selection(Choice(select=("OKR203",)), **settings).keeps("OKR203", "a/x.okr.yaml")
    assert not selection(Choice(select=("OKR203",)), **settings).keeps("OKR101", "x.okr.yaml")
    assert not selection(Choice(ignore=("OKR101",))).keeps("OKR101", "x.okr.yaml")


def test_an_unknown_code_on_the_command_line_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownCode, match="there is no rule `OKR2O3`") as caught:
        selection(Choice(select=("OKR2O3",)))
    assert caught.value.hint == "did you mean OKR203?"
    with pytest.raises(UnknownCode):
        selection(Choice(ignore=("E501",)))


def test_the_severity_of_the_settings_is_the_most_specific_one() -> None:
    chosen = selection(severity={"OKR2": "info", "OKR203": "error"})
    assert chosen.severity("OKR203") == "error"
    assert chosen.severity("OKR201") == "info"
    assert chosen.severity("OKR101") is None


@pytest.mark.parametrize("selector", ["ALL", "all", "OKR", "OKR2", "OKR20", "OKR203", "OKR4", "okr6"])
def test_known(selector: str) -> None:
    assert known(selector, NAMES)


@pytest.mark.parametrize("selector", ["", "OKR7", "OKR299", "OKR2030", "missing-owner"])
def test_not_known(selector: str) -> None:
    assert not known(selector, NAMES)


def test_the_name_of_a_rule_leads_to_its_code() -> None:
    assert nearest("missing-owners", NAMES) == "OKR203"
    assert nearest("quite-different", NAMES) is None
