from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from okrcli.check.verdict import CheckedFinding
from tests.check.workspaces import checked

FIRST = "{date: 2026-10-12, value: 3, by: jan}"


def found(folder: Path, second: str, kind: str = "baseline: 1\n    target: 9", top: str = "") -> list[CheckedFinding]:
    text = (
        f"{top}key_results:\n  - id: a\n    title: A\n    {kind}\n    checkins:\n"
        f"      - {FIRST}\n      - {second}\n      - {{date: 2026-10-19, value: 4}}\n"
    )
    return list(checked(folder, text, Choice(select=("OKR504",))).findings)


def test_the_second_level_of_a_day_is_told(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "{date: 2026-10-12, value: 4}")
    assert (finding.line, finding.column, finding.severity) == (14, 20, "warning")
    assert "only the last one in the file counts" in finding.message
    assert finding.fix and not finding.fix.safe


def test_the_same_record_twice_can_be_mended(tmp_path: Path) -> None:
    [finding] = found(tmp_path, FIRST)
    assert finding.message == "the same record of 2026-10-12 is there twice"
    assert finding.fix is not None and finding.fix.safe
    assert [each.at for each in finding.fix.operations] == [("objectives", 0, "key_results", 0, "checkins", 1)]


@pytest.mark.parametrize("kind", ["kind: total\n    target: 9", "kind: recurring\n    target: 9\n    per: week"])
def test_additions_of_a_day_add_up(tmp_path: Path, kind: str) -> None:
    assert found(tmp_path, FIRST, kind) == []


def test_a_word_on_the_day_of_a_reading_is_no_level(tmp_path: Path) -> None:
    kpi = "# kpis.okr.yaml\nkpis:\n  - {id: k, title: K, readings: [{date: 2026-10-01, value: 1}]}\n\n# a.okr.yaml\n"
    text = (
        f"{kpi}cycle: 2026-Q4\nteam: a\nobjectives:\n  - id: o\n    title: O\n    key_results:\n"
        "      - id: a\n        title: A\n        target: 9\n        kpi: k\n        checkins:\n"
        "          - {date: 2026-10-12, confidence: 0.5}\n          - {date: 2026-10-12, note: we began}\n"
    )
    assert checked(tmp_path, text, Choice(select=("OKR504",))).findings == ()


def test_readings_of_a_kpi_too(tmp_path: Path) -> None:
    text = f"kpis:\n  - id: a\n    title: A\n    readings:\n      - {FIRST}\n      - {FIRST}\n      - {FIRST}\n"
    findings = checked(tmp_path, text, Choice(select=("OKR504",))).findings
    assert [each.line for each in findings] == [6, 7]
