from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from okrcli.console import PLAIN
from okrcli.dialogue.closing import Options, announced, closing, graded, unsaid
from okrcli.dialogue.question import Dialogue, Outcome, Question, Quit
from okrcli.edit.close import Ending, Verdicts, ending
from okrcli.errors import OkrError
from okrcli.render.text import render_blocks
from okrcli.workspace import Workspace, load
from tests.support.folders import write

AFTER = date(2027, 1, 4)

GOALS = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    key_results:
      - {id: sessions, title: Organic sessions, baseline: 40000, target: 50000, checkins: [{date: 2026-12-30, value: 47333}]}
      - {id: nps, title: NPS, kind: maintain, min: 40}
      - {id: rank, title: Rank, baseline: 8, target: 5, dropped: {date: 2026-11-01, why: x}}
"""
SESSIONS, NPS = "marketing/demand/sessions@2026-Q4", "marketing/demand/nps@2026-Q4"


def _workspace(root: Path, **files: str) -> tuple[Workspace, Ending]:
    workspace = load(write(root, **(files or {"a": GOALS})))
    return workspace, ending(workspace, "2026-Q4", (), AFTER, AFTER)


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


def test_key_result_by_key_result_then_what_was_learned(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    asked, verdicts = _answered(
        closing(workspace, what, Options()), "", "good", "7/10", "", "Ask first.", "- one", "- two", "", ""
    )
    assert [each.text for each in asked] == [
        "Grade for marketing/demand/sessions",
        "Why? A note, or Enter for none",
        "Grade for marketing/demand/nps",
        "Why? A note, or Enter for none",
        "Retrospective",
        "and",
        "and",
        "and",
        "Write this and close 1 file for ever?",
    ]
    assert verdicts == Verdicts(
        {SESSIONS: Decimal("0.73"), NPS: Decimal("0.7")},
        {SESSIONS: "good"},
        {"marketing": "Ask first.\n\n- one\n- two"},
    )
    assert [each.default for each in asked[:3]] == ["0.73", None, "0.00"]


def test_the_proposal_is_shown_with_its_derivation(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    dialogue = closing(workspace, what, Options())
    first = render_blocks(next(dialogue).shown, PLAIN)
    assert first.splitlines() == [
        "Enter takes what stands in brackets, b goes back, q quits; nothing is written before the end.",
        "",
        "1/2  Organic sessions",
        "47,333 → 50,000",
        "(47,333 − 40,000) / (50,000 − 40,000) = 0.733",
    ]
    dialogue.send("0.73")
    assert render_blocks(dialogue.send("").shown, PLAIN).splitlines()[1:] == ["– ≥ 40", "no check-in that counts"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("baseline: null, target: 5", "no baseline, so it cannot be told and is 0"),
        (
            "baseline: 1, target: 5, checkins: [{date: 2026-12-01, value: 9}]",
            "(9 − 1) / (5 − 1) = 2, which counts as 1",
        ),
        (
            "baseline: 1, target: 5, checkins: [{date: 2026-12-01, value: 0}]",
            "(0 − 1) / (5 − 1) = −0.25, which counts as 0",
        ),
        ("kind: binary, checkins: [{date: 2026-12-01, value: yes}]", "1 (1 for yes, 0 for no)"),
        ("kind: binary, grade: 0.3", "the grade in the file"),
    ],
)
def test_a_line_says_where_a_proposal_comes_from(keys: str, said: str, tmp_path: Path) -> None:
    other = "      - {id: other, title: Other, kind: judged}\n"
    goals = GOALS.partition("      - {id: sessions")[0] + f"      - {{id: a, title: A, {keys}}}\n" + other
    workspace, what = _workspace(tmp_path, a=goals)
    shown = next(closing(workspace, what, Options())).shown
    assert render_blocks(shown, PLAIN).splitlines()[-1] == said


def test_back_and_wrong_answers(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    asked, verdicts = _answered(
        closing(workspace, what, Options()), "b", "seven", "0.5", "b", "0.6", "late", "b", "", "1", "", "", "b", "", "y"
    )
    assert verdicts.grades == {SESSIONS: Decimal("0.6"), NPS: Decimal(1)}
    assert asked[2].wrong == "seven is not a grade: write 0.7, 7/10 or 70%"
    assert (asked[2].shown, asked[2].default) == ((), "0.73")
    # Gone back to, the answer that was given stands there, and the note too.
    assert (asked[4].text, asked[4].default) == ("Grade for marketing/demand/sessions", "0.5")
    assert (asked[7].text, asked[7].default) == ("Why?", "late")
    assert verdicts.notes == {SESSIONS: "late"}


@pytest.mark.parametrize("answers", [("q",), ("", "q"), ("", "", "", "", "", "no")])
def test_who_quits_writes_nothing(answers: tuple[str, ...], tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    with pytest.raises(Quit):
        _answered(closing(workspace, what, Options()), *answers)


def test_options_that_answer_everything_leave_no_question(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    all_named = Options(("sessions=70%", "nps=0"), ("nps=nobody = answered",), "Ask first.")
    assert _outcome(closing(workspace, what, all_named)) == Verdicts(
        {SESSIONS: Decimal("0.7"), NPS: Decimal(0)}, {NPS: "nobody = answered"}, {"marketing": "Ask first."}
    )
    accepted = _outcome(closing(workspace, what, Options(("nps=1",), accept=True)))
    assert accepted == Verdicts({SESSIONS: Decimal("0.73"), NPS: Decimal(1)}, {}, {})


def test_only_what_is_open_is_asked_for(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    options = Options(("sessions=0.7",), ("nps=x",), "Ask first.")
    asked, verdicts = _answered(closing(workspace, what, options), "0.2", "yes")
    assert [each.text for each in asked] == ["Grade for marketing/demand/nps", "Write this and close 1 file for ever?"]
    assert asked[0].option == "--grade nps=0.00, or --accept to take what is proposed for all"
    assert verdicts.grades == {SESSIONS: Decimal("0.7"), NPS: Decimal("0.2")}
    assert render_blocks(asked[1].shown, PLAIN).splitlines() == [
        "Summary",
        "0.70  marketing/demand/sessions  47,333 → 50,000",
        "0.20  marketing/demand/nps  – ≥ 40 · x",
        "retrospective of marketing: Ask first.",
    ]


def test_what_stands_in_the_file_is_not_asked_for(tmp_path: Path) -> None:
    goals = GOALS.replace("min: 40}", "min: 40, grade: 0.5, grade_note: held}") + "retrospective: We asked.\n"
    workspace, what = _workspace(tmp_path, a=goals)
    asked, verdicts = _answered(closing(workspace, what, Options()), "", "", "", "", "yes")
    assert [each.default for each in asked] == ["0.73", None, "0.5", "held", "yes"]
    assert verdicts == Verdicts({SESSIONS: Decimal("0.73"), NPS: Decimal("0.5")}, {}, {})
    assert unsaid(workspace, what, verdicts) == ""
    decided = Options(("sessions=1",))
    assert _outcome(closing(workspace, what, decided)).grades == {SESSIONS: Decimal(1), NPS: Decimal("0.5")}


def test_a_cycle_that_runs_is_closed_with_a_yes(tmp_path: Path) -> None:
    workspace = load(write(tmp_path, a=GOALS))
    day = date(2026, 12, 20)
    what = ending(workspace, "2026-Q4", (), day, day)
    asked, _ = _answered(closing(workspace, what, Options(accept=True)), "yes")
    assert (asked[0].text, asked[0].default) == ("2026-Q4 runs until 31 Dec 2026. Close it now?", "no")
    assert asked[0].option == "--early"
    assert _outcome(closing(workspace, what, Options(accept=True, early=True))).notes == {}
    with pytest.raises(Quit):
        _answered(closing(workspace, what, Options(accept=True)), "")


@pytest.mark.parametrize(
    ("options", "said", "hint"),
    [
        (Options(("sessions",)), "--grade sessions says nothing", "write it as --grade sessions=0.7"),
        (
            Options(notes=("sessions= ",)),
            "--note sessions=  says nothing",
            "write it as --note sessions=why that grade",
        ),
        (Options(("sessions=7",)), "--grade 7 is not a grade", "write 0.7, 7/10 or 70%"),
        (Options(("rank=1",)), "--grade rank: marketing/demand/rank@2026-Q4 gets no grade now", "it was given up"),
        (Options(("sesions=1",)), "key result `sesions` is not in the cycle 2026-Q4", "did you mean"),
    ],
)
def test_an_option_that_cannot_be_read(options: Options, said: str, hint: str, tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path)
    with pytest.raises(OkrError) as error:
        next(closing(workspace, what, options))
    assert str(error.value) == said
    assert (error.value.hint or "").startswith(hint)


def test_each_team_learns_for_itself(tmp_path: Path) -> None:
    workspace, what = _workspace(tmp_path, a=GOALS, b=GOALS.replace("team: marketing", "team: product"))
    with pytest.raises(OkrError, match="a retrospective is of one team, and there are 2 here") as error:
        next(closing(workspace, what, Options(retrospective="Ask first.")))
    assert error.value.hint == "close them one by one, such as with --team marketing"
    asked, verdicts = _answered(closing(workspace, what, Options()), *[""] * 8, "One.", "", "", "yes")
    assert verdicts.retrospectives == {"marketing": "One."}
    assert [each.text for each in asked].count("Retrospective") == 2
    assert unsaid(workspace, what, verdicts).endswith("under `retrospective:` before you commit b.okr.yaml")
    assert announced(what) == "Closing 2026-Q4: a.okr.yaml, b.okr.yaml"


def test_kpis_are_not_left_in_a_closed_file(tmp_path: Path) -> None:
    workspace, what = _workspace(
        tmp_path, a=GOALS + "kpis: [{id: ctr, title: CTR}]\n", k="kpis: [{id: cpm, title: CPM}]\n"
    )
    said = unsaid(workspace, what, Verdicts({}, {}, {"marketing": "Ask first."}))
    assert said == "a.okr.yaml holds KPIs, which outlive the cycle: move them to a file of their own"


def test_what_was_done_is_a_line_for_each_grade_and_file(tmp_path: Path) -> None:
    closed = GOALS.replace("2026-12-30, value", "2026-12-29, value") + "closed: {date: 2027-01-02}\n"
    workspace, what = _workspace(tmp_path, a=GOALS, b=closed.replace("id: demand", "id: old"))
    verdicts = Verdicts({SESSIONS: Decimal("0.9"), NPS: Decimal("0.3")}, {NPS: "nobody\nanswered"}, {})
    lines = render_blocks(graded(what, verdicts, workspace), PLAIN)
    assert lines == dedent("""\
        0.90  marketing/demand/sessions  47,333 → 50,000
        0.30  marketing/demand/nps  – ≥ 40 · nobody answered
        closed a.okr.yaml  demand 0.37
    """)
    assert announced(what) == "Closing 2026-Q4: a.okr.yaml (closed already: b.okr.yaml)"
