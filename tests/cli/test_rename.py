from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import okr
from tests.support.folders import OBJECTIVE, write

OTHER = """\
cycle: 2026-Q4
team: ads
objectives:
  - id: reach
    title: Reach
    contributes_to: [marketing/demand/sessions, demand@2026-Q4]   # both
    key_results: []
"""


def test_every_change_is_told_in_a_line(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, b=OTHER)
    result = okr(tmp_path, "rename", "demand", "pull")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == [
        "id: demand → pull  a.okr.yaml:4",
        "contributes_to: marketing/demand/sessions → marketing/pull/sessions  b.okr.yaml:6",
        "contributes_to: demand@2026-Q4 → pull@2026-Q4  b.okr.yaml:6",
    ]
    assert "contributes_to: [marketing/pull/sessions, pull@2026-Q4]   # both\n" in (tmp_path / "b.okr.yaml").read_text()
    assert okr(tmp_path, "check", "--select", "OKR3").status == 0
    assert okr(tmp_path, "show", "pull").status == 0


def test_a_dry_run_shows_the_diff_of_all_files(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, b=OTHER)
    result = okr(tmp_path, "rename", "sessions", "visits", "--dry-run")
    assert (result.status, result.err) == (0, "")
    assert [line for line in result.out.splitlines() if line.startswith("+++")] == [
        "+++ b/a.okr.yaml",
        "+++ b/b.okr.yaml",
    ]
    assert (tmp_path / "b.okr.yaml").read_text() == OTHER


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("demand", "Pull"), "`Pull` is not good as an id"),
        (("sessions", "nps"), "the key result `nps` is there already, at a.okr.yaml:10"),
        (("sessions", "sessions"), "marketing/demand/sessions@2026-Q4 is called that already"),
        (("session", "x"), "objective, key result or KPI `session` is not in the cycle 2026-Q4"),
        (("sessions",), "missing argument 'NEW-ID'"),
    ],
)
def test_what_will_not_do_is_an_error(words: tuple[str, ...], error: str, tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, b=OTHER)
    result = okr(tmp_path, "rename", *words)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"error: {error}")
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    write(tmp_path, a=OBJECTIVE, b=OTHER + "closed: {date: 2026-12-31}\n")
    result = okr(tmp_path, "rename", "demand", "pull")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: b.okr.yaml:6 refers to `marketing/demand/sessions`, and is closed\nhint: ")
    assert (tmp_path / "a.okr.yaml").read_text() == OBJECTIVE
