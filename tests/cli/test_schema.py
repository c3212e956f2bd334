from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from okrcli.yamldoc import parse
from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"


def schema(*words: str) -> Any:
    result = okr(EXAMPLE, "schema", *words)
    assert (result.status, result.err) == (0, "")
    return result.json()


def plain(data: Any) -> Any:
    """Data of a file with numbers as JSON has them."""
    return json.loads(json.dumps(data, default=lambda value: int(value) if value == int(value) else float(value)))


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.okr.yaml")), ids=lambda path: path.name)
def test_every_file_of_the_example_fits_the_schema_of_files(path: Path) -> None:
    validator = Draft7Validator(schema())
    Draft7Validator.check_schema(validator.schema)
    assert list(validator.iter_errors(plain(parse(path.read_bytes()).data))) == []


def test_the_settings_of_the_example_fit_theirs() -> None:
    validator = Draft7Validator(schema("--for", "settings"))
    assert list(validator.iter_errors(plain(parse((EXAMPLE / "okr.yaml").read_bytes()).data))) == []


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
    data = plain(parse(OBJECTIVE.replace(old, new).encode()).data)
    assert list(Draft7Validator(schema()).iter_errors(data))


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
