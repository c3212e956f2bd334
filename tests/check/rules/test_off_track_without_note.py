from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from tests.check.workspaces import checked


def found(folder: Path, *checkins: str, today: str = "2026-11-22", select: str = "OKR507") -> list[tuple[int, str]]:
    lines = "".join(f"      - {{{each}}}\n" for each in checkins)
    text = f"# today: {today}\nkey_results:\n  - id: a\n    title: A\n    baseline: 0\n    target: 10\n    checkins:\n"
    findings = checked(folder, text + lines, Choice(select=(select,))).findings
    return [(each.line, each.message) for each in findings]


def test_the_last_check_in_should_say_why(tmp_path: Path) -> None:
    [(line, said)] = found(tmp_path, "date: 2026-10-12, value: 0", "date: 2026-11-16, value: 1")
    assert line == 14
    assert said == "it is off track (on trend it ends at 20 %), and the last check-in has no note"


@pytest.mark.parametrize(
    "last",
    [
        "date: 2026-11-16, value: 1, note: the editor left",
        "date: 2026-11-16, value: 6",  # on track
        "date: 2026-11-16, value: 10",
        "date: 2026-11-01, value: 1",  # stale: nobody has looked, that comes first
    ],
)
def test_anything_else_is_silent(tmp_path: Path, last: str) -> None:
    assert found(tmp_path, "date: 2026-10-12, value: 0", last) == []


def test_a_doubting_owner_should_say_why(tmp_path: Path) -> None:
    [(_, said)] = found(tmp_path, "date: 2026-11-16, value: 6, confidence: 0.2")
    assert "confidence is 20 %" in said


def test_one_missing_note_is_one_finding(tmp_path: Path) -> None:
    checkins = ("date: 2026-11-09, value: 1, confidence: 0.7", "date: 2026-11-16, value: 1, confidence: 0.1")
    assert found(tmp_path, *checkins) == []
    assert found(tmp_path, *checkins, select="OKR506")


def test_a_note_of_tomorrow_is_not_there_yet(tmp_path: Path) -> None:
    assert found(tmp_path, "date: 2026-11-16, value: 1", "date: 2026-11-23, value: 1, note: late")


def test_at_the_start_nothing_is_off_track(tmp_path: Path) -> None:
    assert found(tmp_path, "date: 2026-10-12, value: -3", today="2026-10-13") == []
    assert found(tmp_path, "date: 2026-10-12, value: -3", today="2026-10-20")
