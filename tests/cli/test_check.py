from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write

BROKEN = OBJECTIVE.replace("target: 10", "target: ten")


def test_a_clean_workspace_passes(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "check")
    assert (result.status, result.err) == (0, "")
    assert "1 file" in result.out


def test_findings_fail_and_say_where_and_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    result = okr(tmp_path, "check")
    assert (result.status, result.err) == (1, "")
    assert "--> a.okr.yaml:9:62" in result.out
    assert "`target` wants a number, not the text `ten`" in result.out
    assert "\x1b" not in result.out


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_what_fails_can_be_chosen(tmp_path: Path, fail_on: str, status: int) -> None:
    write(tmp_path, a=OBJECTIVE.replace("    owner: ania\n", ""))
    assert okr(tmp_path, "check", "--fail-on", fail_on).status == status


def test_codes_can_be_selected_and_ignored_by_prefix(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN.replace("    owner: ania\n", ""))
    concise = ("check", "--format", "concise")
    assert okr(tmp_path, *concise, "--select", "OKR203").out.split()[1] == "OKR203"
    assert "OKR102" not in okr(tmp_path, *concise, "--ignore", "OKR1,OKR2").out
    wrong = okr(tmp_path, "check", "--select", "missing-owner")
    assert (wrong.status, wrong.out) == (2, "")
    assert "did you mean OKR203" in wrong.err


def test_named_files_are_reported_on_in_the_light_of_the_whole(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, sub__b=OBJECTIVE)
    assert okr(tmp_path, "check", "a.okr.yaml").status == 0
    assert "OKR105" in okr(tmp_path, "check", "sub").out
    assert "OKR105" in okr(tmp_path / "sub", "check", "b.okr.yaml").out


def test_a_path_that_is_not_there_is_no_green_build(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "check", "b.okr.yaml")
    assert (result.status, result.out) == (2, "")
    assert "there is no file or folder" in result.err
    (tmp_path / "empty").mkdir()
    assert okr(tmp_path, "check", "empty").status == 2


def test_a_workspace_below_is_found_by_the_path_that_is_named(tmp_path: Path) -> None:
    below = tmp_path / "goals"
    below.mkdir()
    write(below, a=OBJECTIVE)
    assert okr(tmp_path, "check", "goals").status == 0
    assert okr(tmp_path, "check").status == 2


def test_standard_input_stands_for_a_file(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "check", "-", "--stdin-filename", "a.okr.yaml", "--format", "concise", given=BROKEN)
    assert result.status == 1
    assert result.out.startswith("a.okr.yaml:9:62: OKR102")


def test_json_has_every_key_and_an_envelope(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    document = okr(tmp_path, "check", "--format", "json").json()
    assert {key: document[key] for key in ("schema_version", "kind", "workspace", "today", "policy")} == {
        "schema_version": 1,
        "kind": "check",
        "workspace": "Acme",
        "today": "2026-11-22",
        "policy": 1,
    }
    assert document["data"]["summary"]["error"] == len(document["data"]["findings"]) == 1
    assert document["data"]["findings"][0]["line"] == 9


def test_the_format_follows_the_ending_of_the_output(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    result = okr(tmp_path, "check", "-o", "found.json")
    assert (result.status, result.out) == (1, "")
    assert (tmp_path / "found.json").read_text().startswith("{")
    assert okr(tmp_path, "check", "--format", "yaml").status == 2


def test_broken_settings_are_a_finding(tmp_path: Path) -> None:
    write(tmp_path, settings="version: 1\nnam: Acme\n", a=OBJECTIVE)
    result = okr(tmp_path, "check", "--format", "concise")
    assert result.status == 1
    assert result.out.startswith("okr.yaml:2:1: OKR112")


def test_statistics_count_by_rule(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN, b=BROKEN.replace("marketing", "product"))
    assert okr(tmp_path, "check", "--statistics").out.splitlines()[0].split() == ["2", "OKR102", "wrong-value"]
