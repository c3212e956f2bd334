from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from okrcli.check.verdict import CheckedFinding
from tests.check.workspaces import checked

LEVEL = "baseline: 1\n    target: 9"
SUM = "kind: total\n    target: 9"


def found(folder: Path, kind: str, day: str, more: str = "", top: str = "") -> list[CheckedFinding]:
    text = (
        f"{top}cycle: 2026-Q4\nteam: seo\nobjectives:\n  - id: o\n    title: O\n    key_results:\n"
        f"      - id: a\n        title: A\n{more}"
        f"        {kind.replace('    ', '        ')}\n        checkins:\n          - {{date: {day}, value: 4}}\n"
    )
    return list(checked(folder, f"# a.okr.yaml\n{text}", Choice(select=("OKR502",))).findings)


@pytest.mark.parametrize(
    ("kind", "day", "told"),
    [
        (LEVEL, "2026-09-30", True),
        (LEVEL, "2026-10-01", False),
        (LEVEL, "2026-12-31", False),
        (LEVEL, "2027-01-04", False),  # the figure of December
        (LEVEL, "2027-01-31", False),
        (LEVEL, "2027-02-01", True),
        (SUM, "2026-09-30", True),
        (SUM, "2026-12-31", False),
        (SUM, "2027-01-01", True),
    ],
)
def test_what_does_not_count_is_told(tmp_path: Path, kind: str, day: str, told: bool) -> None:
    assert bool(found(tmp_path, kind, day)) is told


def test_it_says_what_happens_to_it_and_where(tmp_path: Path) -> None:
    [early] = found(tmp_path, LEVEL, "2026-09-30")
    assert (early.line, early.column, early.severity) == (12, 20, "warning")
    assert early.message == "2026-09-30 lies outside the key result, 2026-10-01 to 2026-12-31: it does not count"
    assert early.hint is not None and "`baseline`" in early.hint
    [late] = found(tmp_path, LEVEL, "2027-03-01")
    assert late.message.endswith("it counts as on the last day")


def test_the_window_of_the_key_result_counts(tmp_path: Path) -> None:
    assert found(tmp_path, LEVEL, "2026-10-12", "        start: 2026-11-01\n")


def test_a_closed_file_is_left_alone(tmp_path: Path) -> None:
    assert not found(tmp_path, LEVEL, "2026-01-01", top="closed: {date: 2027-01-05}\n")
