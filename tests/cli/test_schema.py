from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write
from tests.support.plain_yaml import plain

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"


def schema(*words: str) -> Any:
    result = okr(EXAMPLE, "schema", *words)
    assert (result.status, result.err) == (0, "")
    return result.json()


@pytest.mark.parametrize("words", [(), ("--for", "settings"), ("--for", "status")])
def test_both_drafts_are_told_by_the_schema_itself(words: tuple[str, ...]) -> None:
    newer, older = schema(*words), schema(*words, "--draft", "07")
    assert newer["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert older["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft202012Validator.check_schema(newer)
    Draft7Validator.check_schema(older)
    assert "$defs" not in older


def test_an_unknown_draft_is_told_with_what_there_is() -> None:
    assert schema("--draft", "draft-07") == schema("--draft", "07")
    result = okr(EXAMPLE, "schema", "--draft", "2019-12")
    assert (result.status, result.out) == (2, "")
    assert "did you mean --draft 2020-12?" in result.err


def test_every_key_is_described() -> None:
    def described(node: Any) -> list[str]:
        found: list[str] = []
        for name, field in node.get("properties", {}).items():
            found += described(field) if "description" in field else [name]
        return found + [name for each in node.get("$defs", {}).values() for name in described(each)]

    assert described(schema()) == []
    assert described(schema("--for", "settings")) == []


def test_the_codes_of_rules_are_offered_in_the_settings() -> None:
    check = schema("--for", "settings")["$defs"]["Check"]["properties"]
    assert "fewer than three" in check["severity"]["properties"]["OKR201"]["description"]
    assert set(check["options"]["properties"]["OKR201"]["properties"]) == {"min", "max"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target: 10", "target: ten"),
        ("kind: total", "kind: totals"),
        ("min: 40", "min: 40, target: 5"),
        ("id: demand", "id: Demand"),
        ("    owner: ania", "    owners: ania"),
    ],
)
def test_what_the_check_refuses_the_schema_refuses_too(old: str, new: str) -> None:
    data = plain(OBJECTIVE.replace(old, new))
    assert list(Draft202012Validator(schema()).iter_errors(data))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("status", ("status",)),
        ("status", ("status", "--cycle", "2026-Q3")),
        ("show", ("show", "domain-rating")),
        ("show", ("show", "found-first")),
        ("show", ("show", "kpi/return-rate")),
        ("check", ("check",)),
    ],
)
def test_every_output_fits_its_schema(name: str, words: tuple[str, ...]) -> None:
    validator = Draft202012Validator(schema("--for", name))
    Draft202012Validator.check_schema(validator.schema)
    assert list(validator.iter_errors(okr(EXAMPLE, *words, "--format", "json").json())) == []


def test_findings_fit_the_schema_too(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE.replace("target: 10", "target: ten"))
    document = okr(tmp_path, "check", "--format", "json").json()
    assert document["data"]["findings"]
    assert list(Draft202012Validator(schema("--for", "check")).iter_errors(document)) == []


def test_an_unknown_output_is_told_with_what_there_is() -> None:
    result = okr(EXAMPLE, "schema", "--for", "stats")
    assert (result.status, result.out) == (2, "")
    assert "did you mean --for status?" in result.err
