from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrcli.reports.selection import Selection, narrow, select
from okrcli.scoring import score
from okrcli.workspace import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "marketing"
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(cycle=("2026",)),
        Selection(cycle=("2026-Q4",), team=("product",)),
        Selection(team=("company",)),
        Selection(cycle=("2026-Q3",)),
    ],
)
def test_what_is_shown_is_the_same_whether_the_rest_is_scored_or_not(selection: Selection) -> None:
    plan = load(str(EXAMPLE)).plan
    whole = select(score(plan, TODAY), selection)
    part = select(score(narrow(plan, selection), TODAY), selection)
    assert part == whole


def test_what_cannot_be_shown_and_contributes_to_nothing_is_not_scored() -> None:
    plan = load(str(EXAMPLE)).plan
    kept = narrow(plan, Selection(cycle=("2026-Q4",), team=("product",))).objectives
    assert {(each.team, each.cycle.name) for each in kept} == {("product", "2026-Q4")}
