from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.engine import run
from okrcli.check.selection import Choice
from okrcli.check.verdict import FailOn, Summary, Verdict
from okrcli.workspace import load
from tests.check.workspaces import DAY, GOOD, SETTINGS, checked, codes, write

NOBODY = "- id: growth\n  title: Grow revenue\n"


def test_a_clean_workspace_has_no_findings(tmp_path: Path) -> None:
    assert checked(tmp_path, GOOD) == Verdict(1, (), Summary(0, 0, 0, 0))


def test_a_finding_has_all_that_a_format_shows(tmp_path: Path) -> None:
    [finding] = checked(tmp_path, NOBODY).findings
    assert (finding.code, finding.name, finding.severity) == ("OKR203", "missing-owner", "warning")
    assert finding.message == "the objective has no owner"
    assert finding.hint
    assert (finding.file, finding.line, finding.column) == ("growth.okr.yaml", 4, 5)
    assert (finding.end_line, finding.end_column) == (4, 15)
    assert finding.ref == "marketing/growth@2026-Q4"
    assert [line.text for line in finding.excerpt] == ["objectives:", "  - id: growth"]


def test_what_loading_found_has_a_reference_too(tmp_path: Path) -> None:
    text = "key_results:\n  - {id: sessions, title: Sessions, baseline: 1, target: 1}\n"
    [finding] = checked(tmp_path, text).findings
    assert (finding.code, finding.name, finding.severity) == ("OKR106", "target-equals-baseline", "error")
    assert finding.ref == "marketing/growth/sessions@2026-Q4"


def test_the_order_is_path_line_column_code(tmp_path: Path) -> None:
    late = "cycle: 2026-Q4\nteam: z\nobjectives:\n  - {id: b, title: B, key_results: []}\n  - {id: a, title: A}\n"
    root = write(tmp_path, {"okr.yaml": SETTINGS, "b.okr.yaml": "a: b: c\n", "a/z.okr.yaml": late, "a.okr.yaml": ""})
    found = [(each.file, each.line, each.column, each.code) for each in run(load(root), DAY).findings]
    assert found == sorted(found)
    assert [(file, code) for file, _, _, code in found] == [
        ("a.okr.yaml", "OKR008"),
        ("a/z.okr.yaml", "OKR203"),
        ("a/z.okr.yaml", "OKR201"),
        ("a/z.okr.yaml", "OKR103"),
        ("b.okr.yaml", "OKR001"),
    ]


def test_twice_the_same_is_the_same(tmp_path: Path) -> None:
    assert checked(tmp_path / "a", NOBODY) == checked(tmp_path / "b", NOBODY)


def test_drafts_are_checked_too(tmp_path: Path) -> None:
    text = "cycle: backlog\nteam: seo\nobjectives:\n  - {id: a, title: A, key_results: [{id: b, title: B}]}\n"
    assert codes(checked(tmp_path, text)) == ["OKR203", "OKR205"]


def test_the_settings_choose(tmp_path: Path) -> None:
    text = "# okr.yaml\nversion: 1\ncheck:\n  {}\n\n# growth.okr.yaml\n" + NOBODY
    assert codes(checked(tmp_path, text.format("ignore: [OKR203]"))) == []
    assert codes(checked(tmp_path, text.format("select: [OKR1]"))) == []
    assert codes(checked(tmp_path, text.format('per_path: {"growth*": {ignore: [OKR2]}}'))) == []
    assert codes(checked(tmp_path, text.format('per_path: {"other*": {ignore: [OKR2]}}'))) == ["OKR203"]


def test_the_settings_weigh(tmp_path: Path) -> None:
    text = "# okr.yaml\nversion: 1\ncheck: {severity: {OKR203: info}}\n\n# growth.okr.yaml\n" + NOBODY
    assert checked(tmp_path, text).summary == Summary(0, 0, 1, 0)


def test_the_command_line_chooses(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, NOBODY, Choice(ignore=("OKR2",)))) == []
    assert codes(checked(tmp_path, NOBODY, Choice(select=("OKR203",)))) == ["OKR203"]


@pytest.mark.parametrize(
    ("summary", "fail_on", "failed"),
    [
        (Summary(1, 0, 0, 0), "error", True),
        (Summary(0, 1, 1, 1), "error", False),
        (Summary(0, 1, 0, 0), "warning", True),
        (Summary(1, 0, 0, 0), "warning", True),
        (Summary(0, 0, 1, 0), "warning", False),
        (Summary(0, 0, 1, 0), "info", True),
        (Summary(0, 0, 0, 1), "info", False),
        (Summary(1, 1, 1, 0), "never", False),
    ],
)
def test_what_fails(summary: Summary, fail_on: FailOn, failed: bool) -> None:
    assert Verdict(1, (), summary).failed(fail_on) is failed
