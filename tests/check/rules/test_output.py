from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.method import DROPPED, file, found, objective

TASK = "title: Launch the partner portal"


@pytest.mark.parametrize(
    ("key_result", "wrong"),
    [
        (f"{TASK}, kind: binary", True),
        (f"{TASK}, kind: binary, {DROPPED}", False),
        (f"{TASK}, kind: milestones, steps: [{{id: a, title: A}}]", False),
        (f"{TASK}, kind: judged, criteria: none to all", False),
        ("title: Publish articles, kind: total, target: 10", True),
        ("title: Publish articles, kind: recurring, target: 10, per: month", True),
        ('title: Deliver parcels in time, unit: "%", baseline: 80, target: 95', False),
        ("title: Deliver parcels, unit: EUR, baseline: 80, target: 95", False),
        ("title: Articles that others quote, kind: total, target: 10", False),
        ("title: Portal in use, kind: binary", False),
    ],
)
def test_a_task_is_no_result(tmp_path: Path, key_result: str, wrong: bool) -> None:
    assert bool(found(tmp_path, "OKR209", file(objective(key_result)))) is wrong


def test_it_names_the_word_and_what_to_do(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "OKR209", file(objective(f"{TASK}, kind: binary")))
    assert finding.message == "`Launch ...` is a task: it can be done without anything getting better"
    assert "`kind: milestones`" in (finding.hint or "")
    assert (finding.line, finding.severity) == (8, "warning")


def test_words_can_be_allowed(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR209", file(objective(f"{TASK}, kind: binary")), "{allow: [launch]}")
