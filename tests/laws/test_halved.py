"""Two processes say what one says: any workspace, and the document is the same to the byte, or one made it alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from okrcli.render.json import encoder, render
from okrcli.reports.selection import Selection
from okrcli.reports.status import build
from okrcli.reports.status.halved import halved
from okrcli.scoring import HEALTHS, score
from okrcli.scoring.scorecard import Health
from okrcli.workspace import Workspace, load
from okrcli.workspace.opening import open_workspace
from tests.laws.test_cache import DAYS, PIPE, SETTINGS, File, files, places

# The tests run beside a thread that waits for work; a copy of it is never made.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@st.composite
def sound(draw: st.DrawFn) -> dict[str, File]:
    """Files with nothing wrong in them, but for loops; names may look like numbers."""
    names = draw(st.lists(st.sampled_from(["a", "b", "c", "d", "007", "1e3"]), unique=True, min_size=2))
    sorts = st.sampled_from(["goal"] * 12 + ["whole"])
    made = [draw(files)._replace(sort=draw(sorts), name=name, serves="") for name in names]
    others = [f"{each.team}/{each.name}@{each.cycle}" for each in made]
    guard = draw(st.sampled_from(["", "kpi: k", "guardrails: [k]"]))
    contents = {
        f"f{number}": each._replace(
            serves=draw(st.sampled_from(["", "", *others[:number], *others[number + 1 :]])),
            kpi=draw(st.sampled_from(["", guard])),
        )
        for number, each in enumerate(made)
    }
    if guard:
        contents[draw(st.sampled_from(["e", "f10", "g"]))] = made[0]._replace(sort="kpis", name="k")
    return contents


def _alone(workspace: Workspace, day: date) -> str:
    report = build(workspace, score(workspace.plan, day), Selection())
    return render(report, PIPE)


def _holds(workspace: Workspace, day: date, state: Health) -> bool:
    scorecard = build(workspace, score(workspace.plan, day), Selection()).scorecard
    return any(each.health == state for objective in scorecard.objectives for each in objective.key_results)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    st.one_of(st.dictionaries(places, files, min_size=1, max_size=8), sound(), sound()),
    st.sampled_from(SETTINGS),
    st.sampled_from(DAYS),
)
def test_two_processes_say_what_one_says(contents: dict[str, File], rules: str, day: date) -> None:
    with TemporaryDirectory() as where:
        root = Path(where) / "acme"
        root.mkdir()
        (root / "okr.yaml").write_text(rules)
        for name, file in contents.items():
            (root / f"{name}.okr.yaml").write_text(file.text())
        whole = load(str(root))
        report, workspace = halved(open_workspace(str(root)), day, encoder())
        event("two made it" if report else "one made it")
        if report is None:
            assert (workspace.plan, workspace.problems) == (whole.plan, whole.problems)
            return
        assert not whole.problems
        assert render(report, PIPE) == _alone(whole, day)
        assert report.notices() == build(whole, score(whole.plan, day), Selection()).notices()
        for state in HEALTHS:
            assert report.holds_any([state]) == _holds(whole, day, state)


def test_what_is_made_of_contributors_is_scored_by_one(tmp_path: Path) -> None:
    (tmp_path / "okr.yaml").write_text(SETTINGS[0])
    part = File("goal", "b", "x", "2026-Q4", 40, "x/a", "ana", "")
    for name, file in {"f0": part._replace(sort="whole", name="a", serves=""), "f1": part}.items():
        (tmp_path / f"{name}.okr.yaml").write_text(file.text())
    report, workspace = halved(open_workspace(str(tmp_path)), DAYS[0], encoder())
    assert report is None
    assert workspace.plan == load(str(tmp_path)).plan
    assert score(workspace.plan, DAYS[0]).objectives[0].contributors == ("x/b@2026-Q4",)
