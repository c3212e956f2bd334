from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.verdict import CheckedFinding
from tests.check.workspaces import checked

KPI = "kpis:\n  - id: rank\n    title: Rank\n    readings:\n      - {date: DATE, value: VALUE}\n"
TOP = "cycle: 2026-Q4\nteam: seo\nobjectives:\n  - id: growth\n    title: Grow\n    owner: ana\n    key_results:\n"


def key_result(*lines: str) -> str:
    return "key_results:\n  - id: rank\n    title: Rank\n" + "".join(f"    {line}\n" for line in lines)


def found(folder: Path, text: str) -> list[CheckedFinding]:
    return [finding for finding in checked(folder, text).findings if finding.code == "OKR205"]


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (["baseline: null", "target: 3"], 10, "`baseline` is not filled in: there is no progress until then"),
        (["baseline:", "target: 3"], 10, "`baseline` is not filled in"),
        (["target: 3"], 8, "`baseline` is not filled in"),
        (["baseline: 3", "target: ~"], 11, "`target` is not filled in"),
        (["baseline: 3"], 8, "`target` is not filled in"),
        (["target: null"], 10, "`baseline` and `target` are not filled in"),
        ([], 8, "`baseline` and `target` are not filled in"),
        (["kind: total", "target: null"], 11, "`target` is not filled in"),
        (["kind: recurring", "per: week"], 8, "`target` is not filled in"),
        (["kind: maintain", "max: null"], 11, "`max` is not filled in"),
    ],
)
def test_what_is_left_open_is_told_once_where_it_stands(tmp_path: Path, lines: list[str], line: int, said: str) -> None:
    [finding] = found(tmp_path, key_result(*lines))
    assert finding.line == line
    assert said in finding.message
    assert finding.severity == "warning"
    assert finding.ref == "marketing/growth/rank@2026-Q4"


def test_it_says_what_to_write(tmp_path: Path) -> None:
    [finding] = found(tmp_path, key_result("target: 3"))
    assert finding.hint == "write `baseline:` with the level it begins from"


@pytest.mark.parametrize("lines", [["baseline: 0", "target: 3"], ["baseline: 8", "change: x2"], ["kind: binary"]])
def test_what_is_filled_in_is_good(tmp_path: Path, lines: list[str]) -> None:
    assert not found(tmp_path, key_result(*lines))


def test_what_is_given_up_or_closed_is_left_alone(tmp_path: Path) -> None:
    assert not found(tmp_path, key_result("dropped: {date: 2026-11-02, why: too dear}"))
    body = "      - {id: a, title: A}\n"
    assert found(tmp_path, TOP + body)
    assert not found(tmp_path, f"{TOP}{body}closed: {{date: 2027-01-04}}\n")
    assert not found(tmp_path, TOP.replace("owner: ana", "dropped: {date: 2026-11-02, why: no}") + body)


@pytest.mark.parametrize(
    ("day", "value", "wrong"),
    [("2026-09-30", "8", False), ("2026-10-01", "8", False), ("2026-10-02", "8", True), ("2026-09-30", "none", True)],
)
def test_a_reading_of_the_kpi_is_a_baseline(tmp_path: Path, day: str, value: str, wrong: bool) -> None:
    kpi = KPI.replace("DATE", day).replace("VALUE", value)
    findings = found(tmp_path, f"{kpi}{TOP}      - {{id: a, title: A, target: 3, kpi: rank}}\n")
    assert bool(findings) is wrong
    for finding in findings:
        assert "log a reading of kpi/rank on or before 2026-10-01" in (finding.hint or "")


def test_a_draft_with_a_kpi_needs_no_baseline_yet(tmp_path: Path) -> None:
    kpi = KPI.replace("DATE", "2026-10-12").replace("VALUE", "8")
    top = TOP.replace("2026-Q4", "backlog")
    assert not found(tmp_path, f"{kpi}{top}      - {{id: a, title: A, target: 3, kpi: rank}}\n")
    [finding] = found(tmp_path, f"{kpi}{top}      - {{id: a, title: A, kpi: rank}}\n")
    assert "`target` is" in finding.message


def test_a_share_of_a_baseline_of_nothing_leads_nowhere(tmp_path: Path) -> None:
    kpi = KPI.replace("DATE", "2026-09-30").replace("VALUE", "0")
    [finding] = found(tmp_path, f"{kpi}{TOP}      - {{id: a, title: A, change: +20%, kpi: rank}}\n")
    assert "`change`" in finding.message
