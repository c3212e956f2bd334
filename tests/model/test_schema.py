"""The JSON Schema says what the check says, as far as a schema can: an independent validator decides."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from jsonschema.protocols import Validator

from okrcli.commands.schemas import SCHEMAS
from okrcli.model.dialects import draft_07
from okrcli.workspace import load
from tests.check.test_broken_files import CASES, read
from tests.check.workspaces import write
from tests.support.plain_yaml import plain

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))

BEYOND = {
    "change-of-zero": "a share of a baseline of 0",
    "change-of-zero-baseline": "a share of a baseline of 0",
    "kpi-band-inside-out": "two numbers in order",
    "min-above-max": "two numbers in order",
    "plan-that-turns-back": "numbers in order",
    "settings-bands-swapped": "two numbers in order",
    "settings-cycle-backwards": "two dates in order",
    "settings-cycle-twice": "names that are the same",
}
"""Cases that a schema cannot refuse, with what it would have to know."""
BEYOND_CODES = {
    "OKR001": "not YAML",
    "OKR105": "ids that are the same",
    "OKR106": "two numbers that are the same",
    "OKR107": "the order of dates",
    "OKR110": "the cycles of the settings",
    "OKR111": "the people of the settings",
    "OKR301": "what other files hold",
    "OKR302": "what other files hold",
    "OKR303": "what other files hold",
}


@cache
def validators(name: str) -> tuple[Validator, Validator]:
    schema = SCHEMAS[name]()
    formats = FormatChecker(("date",))
    return Draft202012Validator(schema, format_checker=formats), Draft7Validator(
        draft_07(schema), format_checker=formats
    )


def verdicts(name: str, data: Any) -> set[bool]:
    return {validator.is_valid(data) for validator in validators(name)}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_in_both_drafts(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())
    Draft7Validator.check_schema(draft_07(SCHEMAS[name]()))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name + "-" + path.name)
def test_the_example_fits(path: Path) -> None:
    name = "settings" if path.name == "okr.yaml" else "files"
    for validator in validators(name):
        assert [error.message for error in validator.iter_errors(plain(path.read_text()))] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_broken_files_are_refused_by_both(case: Path, tmp_path: Path) -> None:
    files, _ = read(case)
    problems = load(write(tmp_path, files)).problems
    for file, text in files.items():
        codes = {problem.code for problem in problems if problem.file == file}
        try:
            data = plain(text)
        except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
            assert codes
            continue
        refused = verdicts("settings" if file == "okr.yaml" else "files", data) == {False}
        assert len(verdicts("settings" if file == "okr.yaml" else "files", data)) == 1
        if not codes:
            assert not refused
        elif codes - set(BEYOND_CODES) and all(code > "OKR1" for code in codes) and case.stem not in BEYOND:
            assert refused, codes
