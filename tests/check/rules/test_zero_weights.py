from __future__ import annotations

from pathlib import Path

from tests.check.rules.method import CLOSED, DROPPED, file, found, objective

NONE = "title: Known, kind: binary, weight: 0"
SOME = "title: Seen, kind: binary, weight: 2"


def test_key_results(tmp_path: Path) -> None:
    [finding] = found(tmp_path / "a", "OKR213", file(objective(NONE, NONE)))
    assert finding.message == "all key results have a weight of 0: the objective has no score"
    assert finding.line == 7
    assert not found(tmp_path / "b", "OKR213", file(objective(NONE, SOME)))
    assert found(tmp_path / "c", "OKR213", file(objective(NONE, f"{SOME}, {DROPPED}")))


def test_an_objective_made_of_contributors_may_have_none(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR213", file(objective(NONE, more="    rollup: contributors\n")))


def test_objectives_of_a_team_are_told_once(tmp_path: Path) -> None:
    zero = [objective(SOME, name=f"o-{number}", more="    weight: 0\n") for number in range(3)]
    [finding] = found(tmp_path / "a", "OKR213", file(*zero))
    assert finding.message == "all objectives of seo in 2026-Q4 have a weight of 0: there is no score"
    assert finding.ref == "seo/o-0@2026-Q4"
    assert not found(tmp_path / "b", "OKR213", file(*zero, objective(SOME)))


def test_steps(tmp_path: Path) -> None:
    steps = "title: Shop, kind: milestones, steps: [{id: a, title: A, weight: 0}, {id: b, title: B, weight: %d}]"
    [finding] = found(tmp_path / "a", "OKR213", file(objective(steps % 0)))
    assert finding.message == "all steps have a weight of 0: there is no progress"
    assert not found(tmp_path / "b", "OKR213", file(objective(steps % 1)))


def test_what_is_over_is_left_alone(tmp_path: Path) -> None:
    assert not found(tmp_path / "a", "OKR213", file(objective(NONE), more=CLOSED))
    assert not found(tmp_path / "b", "OKR213", file(objective(NONE, more=f"    {DROPPED}\n")))
