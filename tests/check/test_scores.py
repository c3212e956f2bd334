from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrcli.check.scores import Scores
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedObjective
from okrcli.scoring import score
from okrcli.workspace import load
from tests.check.workspaces import SETTINGS, write

DAY = date(2026, 11, 22)
FILE = """
cycle: 2026-Q4
team: seo
objectives:
  - id: whole
    title: Whole
    rollup: contributors
    key_results: [{id: w, title: W, kind: binary}]
  - id: part
    title: Part
    contributes_to: [whole]
    key_results:
      - {id: ahead, title: A, baseline: 0, target: 10, checkins: [{date: 2026-11-20, value: 8}]}
      - {id: behind, title: B, baseline: 0, target: 10, checkins: [{date: 2026-11-20, value: 1}]}
      - {id: doubted, title: C, baseline: 0, target: 10, checkins: [{date: 2026-11-20, value: 9, confidence: 0.1}]}
      - {id: new, title: D, baseline: 0, target: 10}
"""


def members(plan: Plan) -> list[tuple[PlannedKeyResult, PlannedObjective]]:
    return [(each, objective) for objective in plan.objectives for each in objective.key_results]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return load(write(tmp_path, {"okr.yaml": SETTINGS, "a.okr.yaml": FILE})).plan


def test_one_by_one_they_are_what_they_are_together(plan: Plan) -> None:
    whole, alone = score(plan, DAY), Scores(plan, DAY)
    assert [alone.of_objective(each) for each in plan.objectives] == list(whole.objectives)
    together = [each for objective in whole.objectives for each in objective.key_results]
    assert [alone.of_key_result(*each) for each in members(plan)] == together
    assert alone.whole == whole


def test_what_is_off_track_lags(plan: Plan) -> None:
    scores = Scores(plan, DAY)
    lagging = {each.key_result.id for each, objective in members(plan) if scores.lags(each, objective)}
    assert {"behind", "doubted"} <= lagging
    assert "ahead" not in lagging
    off = {
        each.key_result.id
        for each, objective in members(plan)
        if scores.of_key_result(each, objective).health == "off-track"
    }
    assert off <= lagging
