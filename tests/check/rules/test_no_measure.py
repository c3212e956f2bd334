from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.method import CLOSED, DROPPED, file, found, objective

VAGUE = "title: Improve the onboarding, kind: binary"


@pytest.mark.parametrize(
    ("key_result", "said", "hint"),
    [
        ("title: Reduce churn by 15 %, kind: binary", "a number, 15 %", "`kind: maintain`"),
        ("title: 8 shops that sell us, kind: binary", "a number, 8", "`kind: total`"),
        ("title: 3 posts a week, kind: binary", "a number, 3", "`kind: recurring`"),
        ("title: NPS from 30 to 45, kind: binary", "a number, 30 to 45", "make it a metric"),
        (VAGUE, "`Improve` says which way, not how far", "name the number"),
    ],
)
def test_what_cannot_be_measured(tmp_path: Path, key_result: str, said: str, hint: str) -> None:
    [finding] = found(tmp_path, "OKR207", file(objective(key_result)))
    assert said in finding.message
    assert hint in (finding.hint or "")


@pytest.mark.parametrize(
    "key_result",
    [
        "title: Crisis plan in force, kind: binary",
        "title: Hire 1 designer, kind: binary",
        "title: Reduce churn by 15 %, baseline: 4, target: 3.4",
        "title: Improve the onboarding, unit: d, baseline: 9, target: 5",
        "title: Improve our name in the trade, kind: judged",
        "title: 3 shops and 5 markets, kind: binary",
        f"{VAGUE}, {DROPPED}",
    ],
)
def test_what_can(tmp_path: Path, key_result: str) -> None:
    assert not found(tmp_path, "OKR207", file(objective(key_result)))


def test_drafts_and_what_is_over_are_left_alone(tmp_path: Path) -> None:
    assert not found(tmp_path / "a", "OKR207", file(objective(VAGUE), cycle="backlog"))
    assert not found(tmp_path / "b", "OKR207", file(objective(VAGUE), more=CLOSED))
    assert not found(tmp_path / "c", "OKR207", file(objective(VAGUE, more=f"    {DROPPED}\n")))


def test_words_can_be_allowed(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR207", file(objective(VAGUE)), "{allow: [improve]}")
