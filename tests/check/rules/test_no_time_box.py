from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.method import CLOSED, DROPPED, file, found, objective

OPEN = "title: Readers, baseline: 1, target: 2"


@pytest.mark.parametrize(
    ("key_result", "cycle", "wrong"),
    [
        (OPEN, "2026", True),
        (OPEN, "2026-H2", False),
        (OPEN, "2026-Q4", False),
        (OPEN, "backlog", False),
        (f"{OPEN}, due: 2026-12-31", "2026", False),
        (f"{OPEN}, {DROPPED}", "2026", False),
        (f"{OPEN}, pace: [{{date: 2026-06-30, value: 1.5}}]", "2026", False),
        ("title: Readers stay, kind: maintain, min: 2", "2026", False),
        ("title: Posts, kind: recurring, target: 2, per: month", "2026", False),
        ("title: Shop, kind: milestones, steps: [{id: a, title: A, due: 2026-05-31}]", "2026", False),
        ("title: Shop, kind: milestones, steps: [{id: a, title: A}]", "2026", True),
        ("title: Shop open, kind: binary", "2026", True),
    ],
)
def test_what_ends_on_a_day_says_on_which(tmp_path: Path, key_result: str, cycle: str, wrong: bool) -> None:
    assert bool(found(tmp_path, "OKR206", file(objective(key_result), cycle=cycle))) is wrong


def test_the_date_of_the_objective_is_enough(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR206", file(objective(OPEN, more="    due: 2026-12-18\n"), cycle="2026"))


def test_a_closed_year_is_left_alone(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR206", file(objective(OPEN), cycle="2026", more=CLOSED))


def test_it_names_the_cycle(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "OKR206", file(objective(OPEN), cycle="2026"))
    assert finding.message == "the key result has no due date of its own in 2026"
    assert finding.line == 8
