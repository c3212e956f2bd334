from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.method import CLOSED, DROPPED, file, found, objective

VERDICT = "title: Known in the trade, kind: judged"


@pytest.mark.parametrize(
    ("key_result", "wrong"),
    [
        (VERDICT, True),
        (f"{VERDICT}, criteria: nobody to everybody", False),
        (f"{VERDICT}, {DROPPED}", False),
        ("title: Known in the trade, kind: binary", False),
    ],
)
def test_a_verdict_needs_criteria(tmp_path: Path, key_result: str, wrong: bool) -> None:
    assert bool(found(tmp_path, "OKR216", file(objective(key_result)))) is wrong


def test_it_says_what_to_write(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "OKR216", file(objective(VERDICT)))
    assert finding.message == "nobody can tell what a verdict on this means"
    assert "0, 0.5 and 1" in (finding.hint or "")


def test_a_closed_cycle_is_left_alone(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR216", file(objective(VERDICT), more=CLOSED))
