from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from okrcli.check.verdict import CheckedFinding
from tests.check.workspaces import checked

ONLY = Choice(select=("OKR503",))


def found(folder: Path, title: str, unit: str, values: list[str], goal: str = "") -> list[CheckedFinding]:
    lines = "".join(f"      - {{date: 2026-10-{day}, value: {value}}}\n" for day, value in enumerate(values, 11))
    keys = goal or "baseline: 2, target: 5"
    written = "".join(f"    {key.strip()}\n" for key in keys.split(","))
    unit_line = f"    unit: {unit!r}\n" if unit else ""
    text = f"key_results:\n  - id: a\n    title: {title}\n{unit_line}{written}    checkins:\n{lines}"
    return list(checked(folder, text, ONLY).findings)


@pytest.mark.parametrize(
    ("title", "unit", "value"),
    [
        ("Conversion rate of the shop", "%", "210"),
        ("Search CTR", "%", "-0.2"),
        ("Share of returning customers", "%", "142"),
        ("Grow the open rate", "%", "101"),
        ("Odsetek powracających klientów", "%", "142"),
        ("Współczynnik konwersji", "%", "-2"),
        ("Organic visits", "visits", "-40"),
        ("Ruch z wyszukiwarki", "sesje", "-40"),
        ("Time to answer", "h", "-1"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, title: str, unit: str, value: str) -> None:
    [finding] = found(tmp_path, title, unit, ["3", value])
    assert (finding.line, finding.code, finding.severity) == (15, "OKR503", "warning")
    assert "cannot be" in finding.message


@pytest.mark.parametrize(
    ("title", "unit", "value", "goal"),
    [
        ("Growth of sales", "%", "-3", ""),
        ("Sales growth rate year over year", "%", "140", ""),
        ("Return on ad spend", "%", "320", ""),
        ("Net revenue retention", "%", "112", ""),
        ("Gross margin", "%", "-3", ""),
        ("Wzrost współczynnika konwersji", "%", "-3", ""),
        ("Marża brutto", "%", "-3", ""),
        ("Completion of the plan", "%", "104", "baseline: 80, target: 120"),  # the goal itself lies above 100
        ("Revenue against plan", "%", "104", ""),
        ("Newsletter", "%", "104", ""),  # nobody knows what it is a share of
        ("Net promoter score", "points", "-12", ""),
        ("Profit", "EUR", "-1200", ""),
        ("Temperature", "°C", "-4", ""),
        ("Visits", "visits", "0", ""),
        ("Conversion rate", "%", "100", ""),
        ("Conversion rate", "%", "0", ""),
    ],
)
def test_what_can_be_is_not(tmp_path: Path, title: str, unit: str, value: str, goal: str) -> None:
    assert found(tmp_path, title, unit, [value], goal) == []


def test_a_correction_that_takes_more_than_there_is(tmp_path: Path) -> None:
    goal = "kind: total, target: 9"
    assert found(tmp_path, "Articles", "articles", ["3", "-3"], goal) == []
    [finding] = found(tmp_path, "Articles", "articles", ["3", "-5", "-1"], goal)
    assert finding.line == 15
    assert "−2 articles" in finding.message
    assert found(tmp_path, "Profit of the shop", "EUR", ["-3"], goal) == []


def test_the_readings_of_a_kpi_too(tmp_path: Path) -> None:
    text = (
        "kpis:\n  - id: a\n    title: Bounce rate\n    unit: '%'\n    healthy: {max: 40}\n"
        "    readings:\n      - {date: 2026-10-05, value: 385}\n"
    )
    [finding] = checked(tmp_path, text, ONLY).findings
    assert (finding.line, finding.column, finding.ref) == (7, 35, "kpi/a")
