from __future__ import annotations

import os
import re
import tomllib
from importlib.metadata import PackageNotFoundError, version

import pytest

import okrcli
from okrcli.commands import COMMANDS
from tests.house.source import CHECKOUT, assert_none


def _read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def test_the_version_is_that_of_the_wheel() -> None:
    try:
        installed = version("okrcli")
    except PackageNotFoundError:
        if os.environ.get("OKR_TEST_ALL"):
            raise
        pytest.skip("okrcli is run from its checkout; OKR_TEST_ALL=1 makes this a failure")
    assert installed == okrcli.__version__


def test_the_changelog_has_a_section_for_the_version() -> None:
    assert re.search(rf"^## \[?{re.escape(okrcli.__version__)}\]?", _read("CHANGELOG.md"), re.MULTILINE)


def test_the_readme_names_every_command() -> None:
    readme = _read("README.md")
    assert_none([name for name in COMMANDS if not re.search(rf"\bokr {name}\b", readme)])


def test_the_readme_names_no_other_command() -> None:
    # In code only: in prose, `okr` may be followed by any word.
    code = re.findall(r"```(?:sh|console)\n(.*?)```|`(okr [^`\n]+)`", _read("README.md"), re.DOTALL)
    command = re.compile(r"(?:^|[$/ ])okr(?: -C \S+| --today \S+)* ([a-z][a-z-]*)", re.MULTILINE)
    named = {name for block in code for text in block for name in command.findall(text)}
    assert named
    assert_none(named - set(COMMANDS))


def test_what_the_build_needs_is_there() -> None:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    for name in (project["readme"], *project["license-files"]):
        assert _read(name).strip()
    assert "The okrcli authors" in _read("LICENSE")
