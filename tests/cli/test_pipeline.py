from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from okrcli.check.formats import FORMATS
from tests.support.cli import Result, okr
from tests.support.folders import OBJECTIVE, repository, write
from tests.support.runner import read_log

BROKEN = OBJECTIVE.replace("target: 10", "target: ten")
CHECK = ("check", "--select", "OKR102")
"""With one rule, so that what else is to be said of these goals does not matter."""


def broken(root: Path) -> Path:
    """A repository with a broken workspace in a folder of it."""
    repository(root)
    goals = root / "ziele 1"
    goals.mkdir()
    write(goals, okrs__a=BROKEN)
    return goals


def paths(result: Result, name: str) -> set[str]:
    """The paths that a report names."""
    if name == "github":
        return {each.properties["file"] for each in read_log(result.out).annotations}
    if name == "junit":
        return {str(case.get("file")) for case in ET.fromstring(result.out.encode()).iter("testcase")}
    data = json.loads(result.out)
    if name == "gitlab":
        return {each["location"]["path"] for each in data}
    places = (each["locations"][0]["physicalLocation"] for each in data["runs"][0]["results"])
    return {place["artifactLocation"]["uri"].replace("%20", " ") for place in places}


@pytest.mark.parametrize("name", ["github", "gitlab", "junit", "sarif"])
def test_paths_count_from_the_top_of_the_repository(tmp_path: Path, name: str) -> None:
    goals = broken(tmp_path)
    assert paths(okr(goals, *CHECK, "--format", name), name) == {"ziele 1/okrs/a.okr.yaml"}
    assert paths(okr(tmp_path, "-C", "ziele 1/okrs", *CHECK, "--format", name), name) == {"ziele 1/okrs/a.okr.yaml"}


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_without_git_the_build_server_tells_where_the_top_is(tmp_path: Path, variable: str) -> None:
    goals = tmp_path / "checkout" / "goals"
    goals.mkdir(parents=True)
    write(goals, a=BROKEN)
    words = (*CHECK, "--format", "github")
    assert paths(okr(goals, *words), "github") == {"a.okr.yaml"}
    assert paths(okr(goals, *words, **{variable: str(tmp_path / "checkout")}), "github") == {"goals/a.okr.yaml"}
    assert paths(okr(goals, *words, **{variable: str(tmp_path / "else")}), "github") == {"a.okr.yaml"}
    (tmp_path / "link").symlink_to(tmp_path / "checkout")
    assert paths(okr(goals, *words, **{variable: str(tmp_path / "link")}), "github") == {"goals/a.okr.yaml"}


def test_a_linked_worktree_is_a_top(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    goals = tmp_path / "goals"
    goals.mkdir()
    write(goals, a=BROKEN)
    assert paths(okr(goals, *CHECK, "--format", "github"), "github") == {"goals/a.okr.yaml"}


@pytest.mark.parametrize("name", FORMATS)
def test_the_exit_status_is_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    write(tmp_path, a=BROKEN)
    told = okr(tmp_path, *CHECK, "--format", name)
    assert (told.status, told.err) == (1, "")
    assert okr(tmp_path, *CHECK, "--format", name, "--fail-on", "never").status == 0
    missing = okr(tmp_path, *CHECK, "--format", name, "b.okr.yaml")
    assert (missing.status, missing.out) == (2, "")
    write(tmp_path, a=OBJECTIVE)
    assert okr(tmp_path, *CHECK, "--format", name).status == 0


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.sarif", "sarif"), ("a.xml", "junit"), ("a.jsonl", "jsonl"), ("a.json", "json"), ("a.txt", "text")],
)
def test_the_ending_of_the_output_tells_the_format(tmp_path: Path, file: str, name: str) -> None:
    write(tmp_path, b=BROKEN)
    told = okr(tmp_path, *CHECK, "-o", file, GITHUB_ACTIONS="true")
    assert (told.status, told.out, told.err) == (1, "", "")
    assert (tmp_path / file).read_text() == okr(tmp_path, *CHECK, "--format", name).out


def test_a_job_of_github_gets_a_log_annotations_and_a_summary(tmp_path: Path) -> None:
    goals, summary = broken(tmp_path), tmp_path / "summary.md"
    summary.write_text("before")
    told = okr(goals, *CHECK, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert (told.status, told.err) == (1, "")
    log = read_log(told.out)
    assert [each.name for each in log.commands] == ["group", "endgroup", "error"]
    assert log.annotations[0].properties["file"] == "ziele 1/okrs/a.okr.yaml"
    assert log.lines == [*okr(goals, *CHECK).out.splitlines(), ""]
    assert summary.read_text().startswith("before\n### okr check\n\n1 error in 1 file.\n")


def test_a_clean_job_says_so(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    told = okr(tmp_path, *CHECK, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert told.status == 0
    assert read_log(told.out).annotations == []
    assert "No findings" in (tmp_path / "summary.md").read_text()


def test_the_summary_leaves_what_is_there_its_room(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * (1024 * 1024 - 10))
    assert okr(tmp_path, *CHECK, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary)).status == 1
    assert summary.stat().st_size <= 1024 * 1024


def test_a_summary_that_cannot_be_written_changes_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    told = okr(tmp_path, *CHECK, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(tmp_path / "no" / "where.md"))
    assert told.status == 1
    assert len(read_log(told.out).annotations) == 1
    assert "there is no summary of the job" in told.err


def test_a_format_that_is_named_is_all_there_is(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    summary = tmp_path / "summary.md"
    told = okr(tmp_path, *CHECK, "--format", "text", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert told.out == okr(tmp_path, *CHECK).out
    assert not summary.exists()


def test_elsewhere_nothing_is_annotated(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    assert read_log(okr(tmp_path, *CHECK, GITHUB_ACTIONS="false").out).commands == []


def test_a_file_whose_name_is_no_text_can_be_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "caf\udce9\n::error::.okr.yaml").write_text(BROKEN)
    for name in FORMATS:
        told = okr(tmp_path, *CHECK, "--format", name, "-o", "report")
        assert (told.status, told.err) == (1, ""), name
