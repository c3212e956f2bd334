"""The rules that look at both ends of a contribution: OKR304 to OKR307."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from okrcli.check.verdict import CheckedFinding
from tests.check.workspaces import checked

KEY_RESULTS = "    key_results: [{id: a, title: A, kind: binary}]\n"


def goal(file: str, cycle: str, team: str, *lines: str, top: str = "") -> str:
    keys = "".join(f"    {line}\n" for line in lines)
    return f"# {file}.okr.yaml\n{top}cycle: {cycle}\nteam: {team}\nobjectives:\n  - id: {file}\n    title: T\n{keys}{KEY_RESULTS}\n"


def found(folder: Path, code: str, *files: str, today: str = "2026-11-22") -> list[CheckedFinding]:
    settings = "# okr.yaml\nversion: 1\ncycles: [{name: sprint, start: 2026-11-16, end: 2026-12-04}]\n\n"
    text = f"# today: {today}\n{settings}{''.join(files)}"
    return list(checked(folder, text, Choice(select=(code,))).findings)


@pytest.mark.parametrize(
    ("cycle", "told"),
    [
        ("2025", "ended on 2025-12-31, before 2026-Q4 begins"),
        ("2026-Q3", "ended on 2026-09-30, before 2026-Q4 begins"),
        ("2027", "begins on 2027-01-01, after 2026-Q4 ends"),
        ("2026", ""),
        ("2026-Q4", ""),
        ("2026-11", ""),
        ("sprint", ""),
        ("backlog", ""),
    ],
)
def test_contributions_between_cycles(tmp_path: Path, cycle: str, told: str) -> None:
    files = goal("up", cycle, "firm"), goal("own", "2026-Q4", "seo", "owner: ana", f"contributes_to: [up@{cycle}]")
    findings = found(tmp_path, "OKR304", *files)
    assert [each.message.partition("` ")[2] for each in findings] == ([told] if told else [])
    if findings:
        assert (findings[0].file, findings[0].line, findings[0].column) == ("own.okr.yaml", 7, 22)
        assert findings[0].severity == "warning"


def test_a_contribution_to_a_key_result_of_the_past(tmp_path: Path) -> None:
    files = goal("up", "2025", "firm"), goal("own", "2026", "seo", "contributes_to: [nowhere, up/a@2025]")
    [finding] = found(tmp_path, "OKR304", *files)
    assert (finding.line, finding.column) == (6, 31)
    assert "`firm/up/a@2025`" in finding.message


@pytest.mark.parametrize(
    ("up", "told"),
    [
        (goal("up", "2026", "firm", "dropped: {date: 2026-11-02, why: no}"), "was given up on 2026-11-02"),
        (goal("up", "2026", "firm", "dropped: {date: 2026-12-02, why: no}"), ""),
        (goal("up", "2026", "firm", top="closed: {date: 2026-11-20}\n"), "was closed on 2026-11-20"),
        (goal("up", "2026-10", "firm"), "ended on 2026-10-31"),
        (goal("up", "2026-11", "firm"), ""),
        (goal("up", "2025", "firm"), ""),  # that is told on every day, by another rule
    ],
)
def test_contributions_to_what_is_over(tmp_path: Path, up: str, told: str) -> None:
    cycle = up.partition("cycle: ")[2].partition("\n")[0]
    findings = found(tmp_path, "OKR305", up, goal("own", "2026-Q4", "seo", f"contributes_to: [up@{cycle}]"))
    assert [each.message.partition("` ")[2] for each in findings] == ([told] if told else [])


def test_a_key_result_that_was_given_up(tmp_path: Path) -> None:
    up = goal("up", "2026", "firm").replace("binary}", "binary, dropped: {date: 2026-11-02, why: no}}")
    assert found(tmp_path, "OKR305", up, goal("own", "2026-Q4", "seo", "contributes_to: [up/a]"))
    assert not found(tmp_path, "OKR305", up, goal("own", "2026-Q4", "seo", "contributes_to: [up]"))
    assert not found(
        tmp_path, "OKR305", up, goal("own", "2026-Q3", "seo", "contributes_to: [up/a]")
    )  # it is over itself


def test_an_objective_that_serves_nothing(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "OKR306", goal("up", "2026", "firm"), goal("own", "2026-Q4", "seo"))
    assert (finding.file, finding.line, finding.severity) == ("own.okr.yaml", 4, "info")
    assert finding.message == "the objective contributes to nothing, although 2026 has goals"
    assert finding.hint == "add `contributes_to:` with what it serves, such as firm/up"


def test_the_nearest_cycle_is_named(tmp_path: Path) -> None:
    files = (
        goal("up", "2026", "firm"),
        goal("half", "2026-H2", "seo", "contributes_to: [up]"),
        goal("own", "sprint", "seo"),
    )
    [finding] = found(tmp_path, "OKR306", *files)
    assert "2026-H2 has goals" in finding.message


@pytest.mark.parametrize(
    "files",
    [
        [goal("own", "2026-Q4", "seo")],
        [goal("up", "2026-Q4", "firm"), goal("own", "2026-Q4", "seo")],
        [goal("up", "2025", "firm"), goal("own", "2026-Q4", "seo")],
        [goal("up", "2026", "firm", top="closed: {date: 2026-11-20}\n"), goal("own", "2026-Q4", "seo")],
        [goal("up", "2026", "firm", "dropped: {date: 2026-11-02, why: no}"), goal("own", "2026-Q4", "seo")],
        [goal("up", "2026", "firm"), goal("own", "backlog", "seo")],
        [goal("up", "2026", "firm"), goal("own", "2026-Q4", "seo", "dropped: {date: 2026-11-02, why: no}")],
        [goal("up", "2026", "firm"), goal("own", "2026-Q4", "seo", top="closed: {date: 2026-11-20}\n")],
        [goal("up", "2026", "firm"), goal("own", "2026-Q4", "seo", "contributes_to: [nowhere]")],
    ],
)
def test_no_thread_is_asked_for_where_nothing_lives_above(tmp_path: Path, files: list[str]) -> None:
    assert found(tmp_path, "OKR306", *files) == []


def test_an_objective_without_contributors(tmp_path: Path) -> None:
    up = goal("up", "2026", "firm", "rollup: contributors")
    [finding] = found(tmp_path, "OKR307", up, goal("own", "2026-Q4", "seo"))
    assert (finding.file, finding.line) == ("up.okr.yaml", 6)
    assert found(tmp_path, "OKR307", up, goal("own", "2026-Q4", "seo", "contributes_to: [up/a]")) == []
