from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.engine import run
from okrcli.check.selection import Choice
from okrcli.workspace import load
from tests.check.workspaces import DAY, SETTINGS, checked, whole, write

ONLY = Choice(select=("OKR501", "OKR502"))


def found(folder: Path, text: str) -> list[tuple[int, int, str, str]]:
    findings = checked(folder, f"# today: {DAY}\n{text}", ONLY).findings
    return [(each.line, each.column, each.code, each.message) for each in findings]


def key_result(*records: str, kind: str = "baseline: 1, target: 9") -> str:
    lines = "".join(f"      - {record}\n" for record in records)
    return f"key_results:\n  - id: a\n    title: A\n    meta: 1\n    {kind}\n    checkins:\n{lines}".replace(
        "    baseline: 1, target: 9\n", "    baseline: 1\n    target: 9\n"
    )


def test_a_day_after_today_is_told_at_the_day(tmp_path: Path) -> None:
    text = key_result("{date: 2026-11-22, value: 3}", "{date: 2026-11-23, value: 4}")
    assert found(tmp_path, text) == [
        (15, 20, "OKR501", "2026-11-23 lies in the future: the check-in does not count until then")
    ]


def test_its_place_is_right_where_an_invalid_check_in_precedes_it(tmp_path: Path) -> None:
    text = key_result("{date: 2026-11-22, value: three}", "{date: 2026-11-23, value: 4}")
    assert [each[:3] for each in found(tmp_path, text)] == [(15, 20, "OKR501")]


def test_a_day_outside_the_window_has_one_finding(tmp_path: Path) -> None:
    assert [each[2] for each in found(tmp_path, key_result("{date: 2027-11-20, value: 4}"))] == ["OKR502"]


def test_a_step_is_not_done_in_the_future(tmp_path: Path) -> None:
    text = (
        "key_results:\n  - id: a\n    title: A\n    kind: milestones\n    steps:\n"
        "      - {id: b, done: 2026-11-20}\n      - {id: c, done: 2026-12-20}\n"
    )
    [(line, _, code, said)] = found(tmp_path, text)
    assert (line, code) == (13, "OKR501")
    assert "the step does not count as done" in said


def test_a_reading_of_a_kpi_too(tmp_path: Path) -> None:
    text = "kpis:\n  - id: a\n    title: A\n    readings:\n      - {date: 2062-11-20, value: 4}\n"
    assert [each[:3] for each in found(tmp_path, text)] == [(5, 16, "OKR501")]


@pytest.mark.parametrize("top", ["closed: {date: 2026-11-20}\n", ""])
def test_only_open_cycles_are_asked(tmp_path: Path, top: str) -> None:
    text = whole(key_result("{date: 2026-09-20, value: 4}")).replace("2026-Q4", "2026-Q3" if not top else "2026-Q4")
    write(tmp_path, {"okr.yaml": SETTINGS, "a.okr.yaml": top + text.replace("09-20", "12-20" if top else "09-20")})
    day = DAY if top else DAY.replace(day=1)
    assert run(load(str(tmp_path)), day, ONLY).findings == ()
