from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.method import DROPPED, file, found, objective

RATE = 'title: Visits that end in a sale, unit: "%", baseline: 2'


def test_it_shows_the_level_and_both_ways_to_say_it(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "OKR211", file(objective(f"{RATE}, change: +10%")))
    assert finding.message == "`+10%` of 2 % is 2.2 %"
    assert finding.hint == "write `target: 2.2` if that is meant, or `target: 12` if points were"


def test_down_too(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "OKR211", file(objective("title: Churn, unit: percent, baseline: 40, change: -15%")))
    assert finding.hint == "write `target: 34` if that is meant, or `target: 25` if points were"


@pytest.mark.parametrize(
    "key_result",
    [
        f"{RATE}, change: 1.5",
        f"{RATE}, change: x2",
        f"{RATE}, target: 3",
        f"{RATE}, change: +10%, {DROPPED}",
        "title: Readers, unit: readers, baseline: 200, change: +10%",
        'title: Visits, unit: "%", baseline: null, change: +10%',
    ],
)
def test_what_is_clear(tmp_path: Path, key_result: str) -> None:
    assert not found(tmp_path, "OKR211", file(objective(key_result)))
