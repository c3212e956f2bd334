from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.check.selection import Choice
from tests.check.workspaces import checked


def found(folder: Path, *checkins: str, more: str = "") -> list[tuple[int, str]]:
    lines = "".join(f"      - {{date: 2026-10-{day}, value: 2, {said}}}\n" for day, said in enumerate(checkins, 11))
    text = f"key_results:\n  - id: a\n    title: A\n    baseline: 1\n    target: 9\n{more}    checkins:\n{lines}"
    return [(each.line, each.message) for each in checked(folder, text, Choice(select=("OKR506",))).findings]


def test_a_sharp_fall_without_a_word(tmp_path: Path) -> None:
    said = "confidence fell from 70 % to 50 % without a note"
    assert found(tmp_path, "confidence: 0.7", "confidence: 0.5") == [(14, said)]


@pytest.mark.parametrize(
    "checkins",
    [
        ["confidence: 0.7", "confidence: 0.6"],
        ["confidence: 0.7", "confidence: 0.4, note: the editor left"],
        ["confidence: 0.7", "confidence: 0.3", "confidence: 0.4"],  # what is past needs no word
        ["confidence: 0.3", "confidence: 0.7"],
        ["confidence: 0.2"],
        ["by: jan", "by: jan"],
    ],
)
def test_anything_else_is_silent(tmp_path: Path, checkins: list[str]) -> None:
    assert found(tmp_path, *checkins) == []


def test_order_is_that_of_the_days(tmp_path: Path) -> None:
    text = (
        "key_results:\n  - id: a\n    title: A\n    baseline: 1\n    target: 9\n    checkins:\n"
        "      - {date: 2026-10-19, value: 2, confidence: 0.2}\n      - {date: 2026-10-12, value: 2, confidence: 0.8}\n"
    )
    [finding] = checked(tmp_path, text, Choice(select=("OKR506",))).findings
    assert finding.line == 13


def test_what_was_dropped_needs_no_word(tmp_path: Path) -> None:
    dropped = "    dropped: {date: 2026-10-20, why: no}\n"
    assert found(tmp_path, "confidence: 0.7", "confidence: 0.1", more=dropped) == []
