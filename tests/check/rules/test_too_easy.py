from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.method import CLOSED, DROPPED, file, found, objective

TODAY = "# today: 2026-11-22\n"
LEVEL = "title: Readers, baseline: 100, target: 200"
EARLY = "checkins: [{date: 2026-10-05, value: 150}, {date: 2026-10-19, value: 210}]"
LATE = "checkins: [{date: 2026-10-05, value: 150}, {date: 2026-11-19, value: 210}]"
POSTS = "title: Posts, kind: total, target: 5, checkins: [{date: 2026-10-05, value: 3}]"
FELL = "checkins: [{date: 2026-10-19, value: 210}, {date: 2026-11-16, value: 180}]"


@pytest.mark.parametrize(
    ("key_result", "wrong"),
    [
        (f"{LEVEL}, {EARLY}", True),
        (f"{LEVEL}, {LATE}", False),
        (f"{LEVEL}, {FELL}", False),
        (LEVEL, False),
        (f"{LEVEL}, {EARLY}, {DROPPED}", False),
        (f"{LEVEL}, {EARLY}, start: 2026-10-18, due: 2026-11-30", True),
        (f"{LEVEL}, {EARLY}, start: 2026-10-01, due: 2026-10-31", False),
        (
            f"{POSTS[:-1]}, {{date: 2026-10-09, value: 2}}]",
            True,
        ),
        (POSTS, False),
        ("title: Plan, kind: binary, checkins: [{date: 2026-10-05, value: yes}]", False),
        ("title: Churn, kind: maintain, max: 5, checkins: [{date: 2026-10-05, value: 3}]", False),
        (f"{LEVEL.replace('baseline: 100', 'baseline: null')}, {EARLY}", False),
    ],
)
def test_a_goal_that_falls_early(tmp_path: Path, key_result: str, wrong: bool) -> None:
    assert bool(found(tmp_path, "OKR212", TODAY + file(objective(key_result)))) is wrong


def test_it_says_when_and_how_to_aim_higher(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "OKR212", TODAY + file(objective(f"{LEVEL}, {EARLY}")))
    assert finding.message == "the goal was reached with 20 % of the time gone"
    assert finding.hint == 'aim higher: okr retarget seo/trust/k-0@2026-Q4 VALUE --why "..."'
    assert finding.severity == "info"


def test_what_lies_ahead_is_not_known_yet(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR212", "# today: 2026-10-06\n" + file(objective(f"{LEVEL}, {EARLY}")))


def test_a_closed_cycle_is_left_alone(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR212", TODAY + file(objective(f"{LEVEL}, {EARLY}"), more=CLOSED))


def test_a_kpi_tells_too(tmp_path: Path) -> None:
    kpis = (
        "kpis:\n  - {id: ctr, title: Clicks, readings: [{date: 2026-09-30, value: 1}, {date: 2026-10-09, value: 4}]}\n"
    )
    text = file(objective("title: Clicks, target: 3, kpi: ctr"), more=kpis)
    assert len(found(tmp_path, "OKR212", TODAY + text)) == 1
