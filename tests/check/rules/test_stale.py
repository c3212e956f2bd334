from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from tests.check.workspaces import checked

KPI = "# kpis.okr.yaml\nkpis:\n  - id: k\n    title: K\nCADENCE    readings:\n      - {date: DAY, value: 4}\n\n"
TOP = "# a.okr.yaml\ncycle: 2026-Q4\nteam: seo\nobjectives:\n  - id: o\n    title: O\n    key_results:\n"


def found(folder: Path, text: str, today: str = "2026-11-22") -> list[tuple[str, int, str]]:
    findings = checked(folder, f"# today: {today}\n{text}", Choice(select=("OKR505",))).findings
    return [(each.file, each.line, each.message) for each in findings]


def key_result(*lines: str) -> str:
    return f"{TOP}      - id: a\n        title: A\n" + "".join(f"        {line}\n" for line in lines)


def metric(day: str, *more: str) -> str:
    return key_result("baseline: 1", "target: 9", *more, f"checkins: [{{date: {day}, value: 4}}]")


@pytest.mark.parametrize(
    ("day", "more", "told"),
    [
        ("2026-11-12", [], False),  # seven days and three of grace
        ("2026-11-11", [], True),
        ("2026-11-06", ["cadence: two-weeks"], False),
        ("2026-11-04", ["cadence: two-weeks"], True),
        ("2026-10-20", ["cadence: month"], False),
        ("2026-10-16", ["cadence: month"], True),
        ("2026-10-05", ["due: 2026-10-31"], False),  # its time is up, silence says nothing any more
        ("2026-10-05", ["dropped: {date: 2026-10-06, why: no}"], False),
    ],
)
def test_silence_longer_than_the_cadence_and_grace(tmp_path: Path, day: str, more: list[str], told: bool) -> None:
    assert bool(found(tmp_path, metric(day, *more))) is told


def test_it_points_at_the_last_check_in(tmp_path: Path) -> None:
    assert found(tmp_path, metric("2026-11-02")) == [("a.okr.yaml", 11, "the last value is 20 days old")]


def test_nothing_at_all(tmp_path: Path) -> None:
    text = key_result("baseline: 1", "target: 9")
    assert found(tmp_path, text, "2026-10-14") == []
    said = "nothing has been logged, and 57 % of the time is gone"
    assert found(tmp_path, text) == [("a.okr.yaml", 7, said)]


def test_an_objective_that_nobody_looks_at_is_one_finding(tmp_path: Path) -> None:
    silent = "      - {id: b, title: B, baseline: 1, target: 2}\n      - {id: c, title: C, kind: total, target: 2}\n"
    said = "nothing has been logged for any key result of this objective, and 57 % of the time is gone"
    assert found(tmp_path, key_result("kind: binary") + silent) == [("a.okr.yaml", 10, said)]
    assert len(found(tmp_path, metric("2026-11-20") + silent)) == 2


def test_what_is_not_filled_in_is_told_elsewhere(tmp_path: Path) -> None:
    assert found(tmp_path, key_result("baseline:", "target: 9")) == []


def test_milestones_and_answers_are_silent_until_they_are_done(tmp_path: Path) -> None:
    text = key_result("kind: milestones", "steps: [{id: s}]")
    assert found(tmp_path, text) == []
    assert found(tmp_path, text, "2026-12-20")


def test_a_kpi_by_its_own_cadence(tmp_path: Path) -> None:
    told = KPI.replace("DAY", "2026-10-01").replace("CADENCE", "    cadence: month\n")
    assert found(tmp_path, told) == [("kpis.okr.yaml", 6, "the last value is 52 days old")]
    assert found(tmp_path, KPI.replace("DAY", "2026-10-01").replace("CADENCE", "")) == []


def test_a_key_result_of_a_silent_kpi_is_told_once(tmp_path: Path) -> None:
    fed = key_result("baseline: 1", "target: 9", "kpi: k")
    kpi = KPI.replace("DAY", "2026-10-01")
    assert [each[0] for each in found(tmp_path, kpi.replace("CADENCE", "    cadence: week\n") + fed)] == [
        "kpis.okr.yaml"
    ]
    assert [each[0] for each in found(tmp_path, kpi.replace("CADENCE", "") + fed)] == ["a.okr.yaml"]
    assert found(tmp_path, KPI.replace("DAY", "2026-11-20").replace("CADENCE", "") + fed) == []


def test_a_closed_file_never_changes_its_colour(tmp_path: Path) -> None:
    text = metric("2026-10-02").replace("cycle:", "closed: {date: 2026-11-01}\ncycle:")
    assert found(tmp_path, text) == []
