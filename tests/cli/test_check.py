from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write

BROKEN = OBJECTIVE.replace("target: 10", "target: ten")
MENDABLE = OBJECTIVE.replace("owner: ania", "onwer: ania").replace("kind: total", "kind: totals")
# Nothing depends on the day before a cycle has begun.
EARLY = "2026-10-01"


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


def test_a_file_that_does_not_parse_is_counted_where_its_rules_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, b="objectives: [", c=OBJECTIVE.replace("team: ", "team: x"))
    result = okr(tmp_path, "check", "--select", "OKR2,OKR3")
    said = "1 file does not parse, and nothing in such a file was checked: okr check --select OKR0 tells why.\n"
    assert (result.status, result.err) == (0, said)
    assert okr(tmp_path, "check", str(tmp_path / "a.okr.yaml"), "--select", "OKR2").err == ""
    assert okr(tmp_path, "check").err == ""


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
    words = ("check", "-", "--stdin-filename", "a.okr.yaml", "--format", "concise")
    result = okr(tmp_path, *words, given=BROKEN, today=EARLY)
    assert result.status == 1
    assert result.out.startswith("a.okr.yaml:9:62: OKR102")
    assert okr(tmp_path, *words, given=OBJECTIVE, today=EARLY).out == ""


def test_standard_input_may_stand_for_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    words = ("check", "-", "--format", "concise", "--stdin-filename")
    assert "OKR105" in okr(tmp_path, *words, "new/b.okr.yaml", given=OBJECTIVE, today=EARLY).out
    other = OBJECTIVE.replace("marketing", "seo")
    assert okr(tmp_path, *words, "new/b.okr.yaml", given=other, today=EARLY).status == 0
    assert "okr.yaml:1:1: OKR112" in okr(tmp_path, *words, "okr.yaml", given="vers: 1\n", today=EARLY).out
    elsewhere = okr(tmp_path.parent, *words, str(tmp_path / "a.okr.yaml"), given=BROKEN, today=EARLY)
    assert elsewhere.out.startswith("a.okr.yaml:9:62: OKR102")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-", "--stdin-filename", "../b.okr.yaml"), "lies outside the workspace"),
        (("-", "--stdin-filename", "notes.yaml"), "is no OKR file"),
        (("--stdin-filename", "a.okr.yaml"), "--stdin-filename is for standard input"),
        (("--fix", "--add-ignore"), "--fix and --add-ignore do not go together"),
        (("--statistics", "--show-settings"), "do not go together"),
        (("--statistics", "--format", "concise"), "--format concise is not text or json"),
        (("--fail-on", "errors"), "did you mean --fail-on error?"),
        (("--select", "OKR7"), "there is no rule `OKR7`"),
    ],
)
def test_what_cannot_be_done(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "check", *words, given=OBJECTIVE)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_json_has_every_key_and_an_envelope(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    document = okr(tmp_path, "check", "--format", "json", "--ignore", "OKR5").json()
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
    assert "okr.yaml:2:1: OKR112" in result.out


def test_statistics_count_by_rule(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN, b=MENDABLE.replace("marketing", "product"))
    result = okr(tmp_path, "check", "--statistics", today=EARLY)
    assert result.status == 1
    assert result.out == (
        "    2  OKR102  wrong-value  1 with --unsafe-fixes\n"
        "    1  OKR101  unknown-key  1 fixable\n"
        "\n"
        "3 errors in 2 files. 1 can be fixed with --fix, 1 more with --fix --unsafe-fixes.\n"
    )
    document = okr(tmp_path, "check", "--statistics", "--format", "json", today=EARLY).json()
    assert document["kind"] == "check-statistics"
    assert document["data"]["rules"][0] == {
        "code": "OKR102",
        "name": "wrong-value",
        "count": 2,
        "fixable": 0,
        "unsafely_fixable": 1,
    }
    jsonschema.validate(document, okr(tmp_path, "schema", "--for", "check-statistics").json())
    clean = okr(tmp_path, "check", "--statistics", "--select", "OKR0")
    assert (clean.status, clean.out) == (0, "No findings in 2 files.\n")


def test_fixes_are_written_and_told_and_what_is_left_is_reported(tmp_path: Path) -> None:
    write(tmp_path, a=MENDABLE, b=OBJECTIVE.replace("marketing", "product"))
    before = (tmp_path / "b.okr.yaml").stat().st_mtime_ns
    result = okr(tmp_path, "check", "--fix", "--format", "concise", today=EARLY)
    assert result.status == 1
    assert result.out.splitlines() == [
        "a.okr.yaml:9:47: OKR102 the text `totals` is not a kind of key result",
    ]
    assert result.err.splitlines() == [
        "fixed a.okr.yaml:6:5: OKR101 rename `onwer` to `owner`",
        "Fixed 1 finding in 1 file.",
    ]
    assert (tmp_path / "a.okr.yaml").read_text() == MENDABLE.replace("onwer", "owner")
    assert (tmp_path / "b.okr.yaml").stat().st_mtime_ns == before
    more = okr(tmp_path, "check", "--fix", "--unsafe-fixes", "--format", "json", today=EARLY)
    assert more.status == 0
    assert more.json()["data"]["fixed"] == 1
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE
    again = okr(tmp_path, "check", "--fix", "--unsafe-fixes", today=EARLY)
    assert (again.status, again.err) == (0, "")


def test_unsafe_fixes_alone_change_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=MENDABLE)
    assert okr(tmp_path, "check", "--unsafe-fixes", today=EARLY).status == 1
    assert (tmp_path / "a.okr.yaml").read_text() == MENDABLE


def test_only_files_that_are_named_are_mended(tmp_path: Path) -> None:
    write(tmp_path, a=MENDABLE, b=MENDABLE.replace("marketing", "product"))
    okr(tmp_path, "check", "--fix", "a.okr.yaml", today=EARLY)
    assert "onwer" not in (tmp_path / "a.okr.yaml").read_text()
    assert "onwer" in (tmp_path / "b.okr.yaml").read_text()
    okr(tmp_path, "check", "--fix", "--ignore", "OKR101", today=EARLY)
    assert "onwer" in (tmp_path / "b.okr.yaml").read_text()


def test_a_preview_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=MENDABLE)
    result = okr(tmp_path, "check", "--diff", today=EARLY)
    assert result.status == 1
    assert result.out.startswith("--- a/a.okr.yaml\n+++ b/a.okr.yaml\n")
    assert "-    onwer: ania\n+    owner: ania\n" in result.out
    assert result.err == "Would fix 1 finding in 1 file.\n"
    assert (
        "+      - {id: articles, title: Articles, kind: total"
        in okr(tmp_path, "check", "--diff", "--unsafe-fixes", today=EARLY).out
    )
    assert (tmp_path / "a.okr.yaml").read_text() == MENDABLE
    write(tmp_path, a=BROKEN)
    clean = okr(tmp_path, "check", "--diff", today=EARLY)
    assert (clean.status, clean.out, clean.err) == (0, "", "Nothing to fix.\n")


def test_standard_input_is_mended_to_standard_output(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    words = ("check", "-", "--stdin-filename", "a.okr.yaml", "--fix")
    result = okr(tmp_path, *words, "--format", "concise", given=MENDABLE, today=EARLY)
    assert (result.status, result.out) == (1, MENDABLE.replace("onwer", "owner"))
    assert "a.okr.yaml:9:47: OKR102" in result.err
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE
    odd = "a: [\r\n"
    assert okr(tmp_path, *words, "-q", given=odd, today=EARLY)[:2] == (1, odd)


def test_what_is_there_can_be_ignored_from_now_on(tmp_path: Path) -> None:
    write(tmp_path, a=MENDABLE, b="a: [\n")
    preview = okr(tmp_path, "check", "--add-ignore", "--diff", "a.okr.yaml", today=EARLY)
    assert (preview.status, preview.err) == (1, "Would add comments that ignore 2 findings in 1 file.\n")
    assert "+    onwer: ania  # okr: ignore[OKR101]\n" in preview.out
    result = okr(tmp_path, "check", "--add-ignore", today=EARLY)
    assert (result.status, result.out) == (1, "")
    assert result.err.splitlines() == [
        "left b.okr.yaml:1:4: OKR001 this `[` is not closed: no comment hides it",
        "Added comments that ignore 2 findings in 1 file.",
    ]
    after = okr(tmp_path, "check", "a.okr.yaml", today=EARLY)
    assert (after.status, after.out) == (0, "No findings in 1 file; 2 suppressed.\n")
    again = okr(tmp_path, "check", "--add-ignore", "a.okr.yaml", today=EARLY)
    assert (again.status, again.err) == (0, "Nothing to ignore.\n")


SETTINGS = """\
version: 1
exclude: ["old/**"]
check:
  ignore: [OKR204, OKR3]
  severity: {OKR203: error}
  per_path: {"drafts/**": {ignore: [OKR2]}}
  options:
    OKR201: {min: 2}
"""


def test_the_settings_in_effect_are_shown_with_where_they_come_from(tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE)
    result = okr(tmp_path, "check", "--show-settings", "--ignore", "OKR207")
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:4] == [
        f"settings  {tmp_path}/okr.yaml",
        "files     2: a.okr.yaml, okr.yaml",
        "exclude   old/**",
        "in        drafts/**: ignore OKR2  (okr.yaml:6)",
    ]
    words = [line.split() for line in lines]
    assert ["OKR203", "missing-owner", "error", "(okr.yaml:5)"] in words
    assert ["OKR204", "several-owners", "off", "(okr.yaml:4)"] in words
    assert ["OKR301", "unknown-reference", "off", "(okr.yaml:4)"] in words
    assert [each[2:] for each in words if each[:1] == ["OKR207"]] == [["off", "(--ignore)"]]
    assert ["min:", "2", "(okr.yaml:8)"] in words
    assert ["max:", "5"] in words


def test_the_settings_in_effect_as_data(tmp_path: Path) -> None:
    write(tmp_path, settings=SETTINGS, a=OBJECTIVE)
    words = ("check", "--show-settings", "--select", "OKR2", "--format", "json")
    document = okr(tmp_path, *words).json()
    assert document["kind"] == "check-settings"
    jsonschema.validate(document, okr(tmp_path, "schema", "--for", "check-settings").json())
    rules = {rule["code"]: rule for rule in document["data"]["rules"]}
    assert rules["OKR101"]["selected"] is False
    assert rules["OKR101"]["selected_origin"] == "--select"
    assert rules["OKR201"]["selected"] is True
    assert rules["OKR201"]["options"][0] == {"key": "min", "value": 2, "origin": "okr.yaml:8"}
    assert rules["OKR203"]["severity_origin"] == "okr.yaml:5"
