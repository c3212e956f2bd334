from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrcli.edit.drop import DroppedAlready, drop
from okrcli.edit.making import Frozen
from okrcli.edit.told import Told
from okrcli.model.plan import PlannedKeyResult, PlannedObjective
from okrcli.scoring import score
from okrcli.workspace import load
from okrcli.workspace.references import References
from tests.support.folders import OBJECTIVE, write

BY_HAND = """\
cycle: 2026-Q4
team: marketing
objectives:
  -   id: demand   # the big one
      title: Become the first place people look

      # measured by the shop
      key_results:

      -  id: sessions
         title: Organic sessions
         baseline: 40000
         target: 50000
         checkins:
         -  {date: 2026-10-12, value: 41200}
         # the next one on Monday

      -  {id: articles, title: Articles, kind: total, target: 10}
      -  id: nps
         title: NPS
         kind: maintain
         min: 40
         dropped:
      -  {id: old, title: Old, target: 3, dropped: {date: 2026-10-09, why: nobody looks there}}
"""


def _dropped(root: Path, name: str, text: str = BY_HAND, why: str = "no budget") -> Told:
    workspace = load(write(root, a=text))
    found = References(workspace.plan).resolve(name, [["2026-Q4"]])
    assert isinstance(found, PlannedKeyResult | PlannedObjective)
    return drop(workspace, found, why, date(2026, 11, 22))


def _changed(told: Told) -> list[str]:
    return [line for line in told.changes.diff().splitlines()[2:] if line[0] in "+-"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sessions", ["+         dropped: {date: 2026-11-22, why: no budget}"]),
        (
            "articles",
            [
                "-      -  {id: articles, title: Articles, kind: total, target: 10}",
                (
                    "+      -  {id: articles, title: Articles, kind: total, target: 10,"
                    " dropped: {date: 2026-11-22, why: no budget}}"
                ),
            ],
        ),
        ("nps", ["-         dropped:", "+         dropped: {date: 2026-11-22, why: no budget}"]),
        ("demand", ["+      dropped: {date: 2026-11-22, why: no budget}"]),
    ],
)
def test_only_the_reason_is_added(name: str, expected: list[str], tmp_path: Path) -> None:
    assert _changed(_dropped(tmp_path, name)) == expected


def test_a_reason_of_several_lines_is_kept(tmp_path: Path) -> None:
    told = _dropped(tmp_path, "demand", why="no budget,\nno people: # none")
    told.changes.apply(lambda _: None, str(tmp_path / "okr.yaml"))
    dropped = load(str(tmp_path)).plan.objectives[0].objective.dropped
    assert dropped is not None
    assert dropped.why == "no budget,\nno people: # none"


def test_what_is_dropped_leaves_the_scores_from_that_day_on(tmp_path: Path) -> None:
    _dropped(tmp_path, "sessions", OBJECTIVE).changes.apply(lambda _: None, str(tmp_path / "okr.yaml"))
    plan = load(str(tmp_path)).plan
    healths = [score(plan, day).objectives[0].key_results[0].health for day in (date(2026, 11, 21), date(2026, 11, 22))]
    assert healths[0] != "dropped"
    assert healths[1] == "dropped"


def test_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DroppedAlready, match="on 2026-10-09: nobody looks there"):
        _dropped(tmp_path, "old")


def test_a_closed_file_stays(tmp_path: Path) -> None:
    with pytest.raises(Frozen):
        _dropped(tmp_path, "sessions", BY_HAND + "closed: {date: 2027-01-02}\n")
