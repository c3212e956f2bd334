from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrcli.console import PLAIN
from okrcli.dialogue.due import Turn, named, turn
from okrcli.edit.log import Row, Terms
from okrcli.errors import OkrError
from okrcli.render.text import render_blocks
from okrcli.scoring import score
from okrcli.workspace import Workspace, load
from tests.support.folders import write

GOALS = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    key_results:
      - {id: weekly, title: A, baseline: 0, target: 9, checkins: [{date: 2026-11-09, value: 1}]}
      - {id: slow, title: B, cadence: two-weeks, baseline: 0, target: 9, checkins: [{date: 2026-11-09, value: 1}]}
      - {id: monthly, title: C, cadence: month, owner: jan, baseline: 0, target: 9, checkins: [{date: 2026-10-30, value: 1}]}
      - {id: never, title: D, owner: [jan, ania], baseline: 0, target: 9}
      - {id: reached, title: E, baseline: 0, target: 9, checkins: [{date: 2026-10-05, value: 9}]}
      - {id: later, title: F, start: 2026-12-01, baseline: 0, target: 9}
      - {id: over, title: G, due: 2026-11-01, baseline: 0, target: 9}
      - {id: gone, title: H, baseline: 0, target: 9, dropped: {date: 2026-11-02, why: too dear}}
      - {id: read, title: I, kpi: ctr, target: 9}
kpis:
  - {id: ctr, title: CTR, readings: [{date: 2026-09-30, value: 1}, {date: 2026-11-15, value: 2}]}
"""


@pytest.fixture
def acme(tmp_path: Path) -> Workspace:
    write(tmp_path, a=GOALS, b=GOALS.partition("kpis:")[0].replace("2026-Q4", "2026-Q3").replace("2026-1", "2026-0"))
    return load(str(tmp_path))


def at(workspace: Workspace, day: str, owner: str | None = None) -> Turn:
    return turn(workspace, score(workspace.plan, date.fromisoformat(day)), owner)


def ids(found: Turn) -> list[str]:
    return [each.planned.key_result.id for each in found.due]


@pytest.mark.parametrize(
    ("day", "due", "coming"),
    [
        ("2026-11-15", ["never"], "2026-11-16"),
        ("2026-11-16", ["weekly", "never"], "2026-11-22"),
        ("2026-11-22", ["weekly", "never", "read"], "2026-11-23"),
        ("2026-11-27", ["weekly", "slow", "monthly", "never", "read"], None),
        ("2026-12-01", ["weekly", "slow", "monthly", "never", "later", "read"], None),
    ],
)
def test_what_has_gone_without_a_checkin_for_its_cadence_is_due(
    acme: Workspace, day: str, due: list[str], coming: str | None
) -> None:
    found = at(acme, day)
    assert ids(found) == due
    assert found.next == (None if coming is None else date.fromisoformat(coming))


def test_an_owner_is_asked_for_their_own(acme: Workspace) -> None:
    assert ids(at(acme, "2026-11-27", "jan")) == ["monthly", "never"]
    assert ids(at(acme, "2026-11-27", "ania")) == ["weekly", "slow", "never", "read"]
    assert at(acme, "2026-11-27", "nobody") == Turn((), None, "nobody")


def test_it_says_whose_they_are(acme: Workspace) -> None:
    assert render_blocks(at(acme, "2026-11-16", "jan").intro(), PLAIN) == "1 key result is due from jan.\n"
    assert render_blocks(at(acme, "2026-11-16").intro(), PLAIN) == (
        "2 key results are due.\nNone of the people in okr.yaml is git's user here, so this is everybody's.\n"
    )


def test_it_says_when_something_will_be(acme: Workspace) -> None:
    turned = Turn((), date(2026, 11, 23), "jan")
    assert turned.nothing("en") == (
        "Nothing is due from jan; the next check-in is due on 23 Nov 2026. okr update REF logs a value at any time."
    )
    assert Turn((), None).nothing("en") == "Nothing is due. okr update REF logs a value at any time."


def test_what_is_named_is_asked_for_though_it_is_not_due(acme: Workspace) -> None:
    scorecard, terms = score(acme.plan, date(2026, 11, 22)), Terms(date(2026, 11, 22), "jan")
    [found] = named(acme, scorecard, [Row("slow")], terms)
    assert found.planned.key_result.id == "slow"
    with pytest.raises(OkrError, match="`nothing` is not in the cycle"):
        named(acme, scorecard, [Row("nothing")], terms)
    with pytest.raises(OkrError, match="there is no value to log for kpi/ctr"):
        named(acme, scorecard, [Row("kpi/ctr")], terms)
