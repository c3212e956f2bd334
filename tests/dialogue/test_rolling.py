from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from okrcli.console import PLAIN
from okrcli.dialogue.question import Dialogue, Outcome, Question, Quit
from okrcli.dialogue.rolling import Options, announced, carried, left, rolling
from okrcli.edit.rollover import Handover, handover, rollover
from okrcli.edit.rollover.carrying import Candidate
from okrcli.errors import OkrError
from okrcli.render.text import render_blocks
from okrcli.workspace import Workspace, load
from okrcli.yamldoc.intended import read_back
from tests.support.folders import write
from tests.support.plans import raw

AFTER = date(2027, 1, 4)

GOALS = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    key_results:
      - {id: sessions, title: Organic sessions, unit: sessions, baseline: 40000, target: 50000, checkins: [{date: 2026-12-30, value: 47000}]}
      - {id: articles, title: Articles, kind: total, unit: articles, target: 10, checkins: [{date: 2026-12-30, value: 6}]}
      - {id: plan, title: Crisis plan, kind: binary, checkins: [{date: 2026-12-30, value: yes}]}
  - id: trust
    title: Trusted
    key_results:
      - {id: nps, title: NPS, kind: maintain, min: 40, max: 60}
      - {id: rank, title: Rank, baseline: 8, target: 5, dropped: {date: 2026-11-01, why: x}}
      - {id: audit, title: Audit, kind: milestones, steps: [{id: one, title: One, done: 2026-11-01}]}
"""


def _workspace(root: Path, **files: str) -> tuple[Workspace, Handover]:
    workspace = load(write(root, **(files or {"a": GOALS})))
    return workspace, handover(workspace, "2026-Q4", None, (), AFTER)


def _answered(dialogue: Dialogue[Outcome], *answers: str) -> tuple[list[Question], Outcome]:
    """What was asked, and what came of it; an empty answer takes the default."""
    asked = [next(dialogue)]
    try:
        for answer in answers:
            asked.append(dialogue.send(answer or asked[-1].default or ""))
    except StopIteration as end:
        return asked, end.value
    raise AssertionError(f"there is a question left: {asked[-1].text}")


def _outcome(dialogue: Dialogue[Outcome]) -> Outcome:
    """What comes of a dialogue that asks nothing."""
    with pytest.raises(StopIteration) as end:
        next(dialogue)
    outcome: Outcome = end.value.value
    return outcome


def _names(picked: Mapping[str, Candidate]) -> list[str]:
    return [ref.partition("@")[0].rpartition("/")[2] for ref in picked]


def _entity(picked: Mapping[str, Candidate], ref: str) -> Mapping[str, object]:
    entity = read_back(picked[f"marketing/{ref}@2026-Q4"].entity or {})
    assert isinstance(entity, dict)
    return entity


def test_key_result_by_key_result_with_goals_where_they_are_open(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    asked, picked = _answered(rolling(workspace, what, Options()), "k", "", "15", "", "change", "", "55", "")
    assert [(each.text, each.default, each.choices) for each in asked] == [
        ("marketing/demand/sessions in 2027-Q1", "drop", ("keep", "change", "drop")),
        ("marketing/demand/articles in 2027-Q1", "keep", ("keep", "change", "drop")),
        ("Target, or Enter to choose it later", None, ()),
        ("marketing/demand/plan in 2027-Q1", "drop", ("keep", "drop")),
        ("marketing/trust/nps in 2027-Q1", "keep", ("keep", "change", "drop")),
        ("Lowest good level", "40", ()),
        ("Highest good level", "60", ()),
        ("Write this?", "yes", ("yes", "no")),
    ]
    assert _names(picked) == ["sessions", "articles", "nps"]
    assert _entity(picked, "demand/articles")["target"] == raw(15)
    assert _entity(picked, "trust/nps") == raw(
        {
            "id": "nps",
            "title": "NPS",
            "kind": "maintain",
            "min": 40,
            "max": 55,
            "carried_from": "marketing/trust/nps@2026-Q4",
        }
    )
    assert render_blocks(asked[-1].shown, PLAIN).splitlines() == [
        "What goes on in 2027-Q1",
        "marketing/demand/sessions  from 47,000 to 50,000 sessions",
        "marketing/demand/articles  from 6 to 15 articles",
        "marketing/trust/nps  between 40 … 55",
    ]


def test_how_it_ended_is_shown(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    shown = render_blocks(next(rolling(workspace, what, Options())).shown, PLAIN)
    assert shown.splitlines()[2:] == ["1/4  Organic sessions", "47,000 → 50,000 sessions · done"]


def test_what_is_done_is_kept_on_demand_alone(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    done = next(rolling(workspace, what, Options(keep=("sessions", "articles")))).default
    assert done == "drop"
    assert _names(_outcome(rolling(workspace, what, Options(all=True)))) == ["articles", "nps"]
    assert _names(_outcome(rolling(workspace, what, Options(("plan",), ("nps",), all=True)))) == ["articles", "plan"]


def test_back_change_and_wrong_answers(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    options = Options(drop=("trust", "plan", "articles"))
    asked, picked = _answered(rolling(workspace, what, options), "x", "c", "many", "47000", "b", "", "+10%", "yes")
    assert asked[1].wrong == "write keep or change or drop"
    assert [each.text for each in asked[2:5]] == ["Target"] * 3
    assert asked[3].wrong == "`many` is no goal: write a number, such as 50000"
    assert (asked[4].wrong or "").startswith("nothing to gain: the target equals the baseline: ")
    assert (asked[5].text, asked[5].default) == ("marketing/demand/sessions in 2027-Q1", "change")
    assert (_entity(picked, "demand/sessions")["change"], "target" in _entity(picked, "demand/sessions")) == (
        "+10%",
        False,
    )


def test_numbers_are_read_as_people_write_them_here(tmp_path: Path) -> None:
    goals = GOALS.replace("target: 50000", "target: 50000.125")
    workspace, what = _workspace(tmp_path, settings="version: 1\nlocale: pl\n", a=goals)
    options = Options(drop=("trust", "plan"))
    asked, picked = _answered(rolling(workspace, what, options), "c", "", "k", "12,5", "")
    assert (asked[1].default, _entity(picked, "demand/sessions")["target"]) == ("50000.125", raw(50000.125))
    assert _entity(picked, "demand/articles")["target"] == raw(12.5)
    assert "from 47\N{NO-BREAK SPACE}000 to 50\N{NO-BREAK SPACE}000,13 sessions" in render_blocks(
        asked[-1].shown, PLAIN
    )


@pytest.mark.parametrize("answers", [("q",), ("", "", "q"), ("", "", "", "", "", "n")])
def test_who_quits_writes_nothing(answers: tuple[str, ...], tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    with pytest.raises(Quit):
        _answered(rolling(workspace, what, Options()), *answers)


def test_what_is_said_of_a_key_result_goes_before_its_objective(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    options = Options(("demand",), ("sessions", "trust"))
    assert _names(_outcome(rolling(workspace, what, options))) == ["articles", "plan"]
    given = Options(("plan",), ("trust",), ("articles=20", "sessions=x2"))
    picked = _outcome(rolling(workspace, what, given))
    assert _entity(picked, "demand/articles")["target"] == raw(20)
    assert _entity(picked, "demand/sessions")["change"] == "x2"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(("sessions",), ("sessions",)), "marketing/demand/sessions@2026-Q4 is to be kept and to be dropped"),
        (Options(("rank",)), "--keep rank: marketing/trust/rank@2026-Q4 cannot go on"),
        (Options(("audit",)), "--keep audit: marketing/trust/audit@2026-Q4 cannot go on"),
        (Options(drop=("nobody",)), "objective or key result `nobody` is not in the cycle 2026-Q4"),
        (Options(targets=("sessions",)), "--target sessions says nothing"),
        (Options(targets=("sessions=lots",)), "--target sessions: `lots` is no goal"),
        (Options(targets=("sessions=47000",)), "nothing to gain: the target equals the baseline"),
        (Options(targets=("plan=1",)), "--target plan: there is not one target to choose"),
        (Options(targets=("nps=1",)), "--target nps: there is not one target to choose"),
        (Options(targets=("demand=1",)), "--target demand: there is not one target to choose"),
    ],
)
def test_an_option_that_cannot_be_read(options: Options, said: str, tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    with pytest.raises(OkrError) as error:
        next(rolling(workspace, what, options))
    assert str(error.value) == said
    assert error.value.hint


def test_without_anybody_to_ask_the_options_are_named(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    question = next(rolling(workspace, what, Options()))
    assert question.option == "--keep sessions, --drop sessions, or --all for what is usual"


def test_what_was_done_and_what_was_not(tmp_path: Path) -> None:
    there = GOALS.replace("2026-Q4", "2027-Q1").replace("id: demand", "id: other").replace("2026-1", "2027-0")
    workspace, what = _workspace(tmp_path, a=GOALS, **{"2027-Q1__b": there})
    assert announced(what).splitlines() == [
        "Rolling over 2026-Q4 to 2027-Q1",
        "2026-Q4 is still open: okr close --cycle 2026-Q4 ends it",
        "Skipped, there already: marketing/trust@2027-Q1",
    ]
    picked = _outcome(rolling(workspace, what, Options(all=True)))
    told = carried(workspace, what, picked, rollover(workspace, what, picked))
    assert render_blocks(told, PLAIN).splitlines() == [
        "marketing/demand/articles  from 6 to ?",
        "added to 2027-Q1/b.okr.yaml",
    ]
    assert left(what, picked, ()) == "Left behind: marketing/demand/sessions (done), marketing/demand/plan (done)"
    everything = {each.ref: each for each in what.candidates()}
    assert left(what, everything, ()) == ""
