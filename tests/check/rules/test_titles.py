"""The rules whose whole judgement is in the words: what they say and what they leave alone."""

from __future__ import annotations

from pathlib import Path

from tests.check.rules.method import CLOSED, DROPPED, file, found, objective

SEVERAL = "title: Heard at 3 conferences and 5 meetups, kind: total, target: 8"
SAME = "title: Shops that sell us, kind: total, target: 8"


def test_several_measures(tmp_path: Path) -> None:
    [finding] = found(tmp_path / "a", "OKR208", file(objective(SEVERAL)))
    assert finding.message == "the title holds several measures, 3 and 5"
    assert not found(tmp_path / "b", "OKR208", file(objective(f"{SEVERAL}, {DROPPED}")))
    plan = "title: 3 shops and 5 markets, kind: milestones, steps: [{id: a, title: A}]"
    assert not found(tmp_path / "c", "OKR208", file(objective(plan)))


def test_an_objective_that_is_a_number(tmp_path: Path) -> None:
    number = objective("title: Known, kind: binary", title="Increase revenue by 20 %")
    [finding] = found(tmp_path / "a", "OKR210", file(number))
    assert (finding.message, finding.line) == ("the objective is a number, 20 %", 5)
    assert not found(tmp_path / "b", "OKR210", file(number, more=CLOSED))
    assert not found(tmp_path / "c", "OKR210", file(number, cycle="backlog"))


def test_the_same_title_twice(tmp_path: Path) -> None:
    [finding] = found(tmp_path / "a", "OKR215", file(objective(SAME, SAME.replace("Shops", "SHOPS"), "title: A")))
    assert finding.message == "`k-0` has the same title"
    assert finding.ref == "seo/trust/k-1@2026-Q4"
    assert not found(tmp_path / "b", "OKR215", file(objective(SAME, f"{SAME}, {DROPPED}")))
    assert not found(tmp_path / "c", "OKR215", file(objective(f"{SAME}, {DROPPED}", SAME)))
    assert not found(tmp_path / "d", "OKR215", file(objective(SAME), objective(SAME, name="other")))


def test_a_title_that_is_not_finished(tmp_path: Path) -> None:
    text = file(objective("title: Increase visits by X%, baseline: 1, target: 2"))
    [finding] = found(tmp_path, "OKR205", text)
    assert finding.message == "`X%` in the title is still to be decided"
