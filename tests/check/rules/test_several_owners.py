from __future__ import annotations

from pathlib import Path

from tests.check.rules.method import CLOSED, DROPPED, file, found, objective

TWO = "title: Known, kind: binary, owner: [ana, jan]"
SHARED = objective("title: Known, kind: binary").replace("owner: ana", "owner: [ana, jan]")


def test_the_objective_and_the_key_result_are_told_each_where_it_says_so(tmp_path: Path) -> None:
    [of_objective] = found(tmp_path / "a", "OKR204", file(SHARED))
    assert (of_objective.message, of_objective.line) == ("the objective has 2 owners", 6)
    [of_key_result] = found(tmp_path / "b", "OKR204", file(objective(TWO)))
    assert of_key_result.message == "the key result has 2 owners"
    assert of_key_result.ref == "seo/trust/k-0@2026-Q4"


def test_one_in_a_list_is_one(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR204", file(objective("title: Known, kind: binary, owner: [ana]")))


def test_what_is_over_is_left_alone(tmp_path: Path) -> None:
    assert not found(tmp_path / "a", "OKR204", file(objective(f"{TWO}, {DROPPED}")))
    assert not found(tmp_path / "b", "OKR204", file(SHARED, more=CLOSED))


def test_how_many_are_good_is_an_option(tmp_path: Path) -> None:
    assert not found(tmp_path, "OKR204", file(objective(TWO)), "{max: 2}")
