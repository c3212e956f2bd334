from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write
from tests.support.terminal import at_terminal


@pytest.mark.parametrize(
    ("ref", "told", "line"),
    [
        (
            "articles",
            "dropped marketing/demand/articles@2026-Q4: no budget  a.okr.yaml:9",
            "      - {id: articles, title: Articles, kind: total, target: 10, dropped: {date: 2026-11-22, why: no budget}}",
        ),
        (
            "demand",
            "dropped marketing/demand@2026-Q4: no budget  a.okr.yaml:4",
            "    dropped: {date: 2026-11-22, why: no budget}",
        ),
    ],
)
def test_a_goal_is_given_up_in_the_open(ref: str, told: str, line: str, tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "drop", ref, "--why", "no budget")
    assert (result.status, result.out, result.err) == (0, f"{told}\n", "")
    lines = (tmp_path / "a.okr.yaml").read_text().splitlines()
    assert [each for each in lines if each not in OBJECTIVE.splitlines()] == [line]
    again = okr(tmp_path, "drop", ref, "--why", "no people")
    assert (again.status, again.out) == (2, "")
    assert "was dropped already, on 2026-11-22: no budget" in again.err


def test_the_day_can_be_another(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "drop", "demand", "--why", "a: b", "--date", "2026-11-01", "--dry-run")
    assert (result.status, result.err) == (0, "")
    assert '+    dropped: {date: 2026-11-01, why: "a: b"}\n' in result.out
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE


@pytest.mark.parametrize("words", [(), ("--why", " ")])
def test_without_a_reason_nothing_is_given_up(words: tuple[str, ...], tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    result = okr(tmp_path, "drop", "demand", *words)
    assert (result.status, result.out) == (2, "")
    assert result.err == "error: this needs an answer: Why is it given up?\nhint: give --why\n"


def test_a_kpi_is_no_goal(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE + "kpis: [{id: ctr, title: CTR}]\n")
    result = okr(tmp_path, "drop", "kpi/ctr", "--why", "x")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: objective or key result `kpi/ctr` is not in the cycle 2026-Q4")


def test_a_closed_file_stays(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE + "closed: {date: 2026-12-31}\n")
    result = okr(tmp_path, "drop", "demand", "--why", "x")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: a.okr.yaml was closed on 2026-12-31, and stays as it is\nhint: ")


def test_at_a_terminal_it_asks_why(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE)
    shown = at_terminal(tmp_path, "drop", "nps", typed=("", "nobody answers"))
    assert shown.status == 0
    assert "a reason is what makes it open" in shown.text
    assert "why: nobody answers" in (tmp_path / "a.okr.yaml").read_text()
