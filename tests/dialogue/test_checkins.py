from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from okrcli.console import PLAIN
from okrcli.dialogue.checkins import KEYS, Walk
from okrcli.dialogue.question import Question
from okrcli.edit.log import Row, Terms
from okrcli.render.text import render_blocks
from okrcli.scoring import score
from okrcli.workspace import load
from tests.support.folders import write

TODAY = date(2026, 11, 22)
GOALS = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    key_results:
      - id: sessions
        title: Organic sessions
        unit: sessions
        baseline: 40000
        target: 50000
        checkins:
          - {date: 2026-11-02, value: 41200, confidence: 0.7, note: landing pages are live}
          - {date: 2026-11-09, value: 42000}
      - {id: articles, title: Articles, kind: total, target: 10, checkins: [{date: 2026-11-09, value: 2}]}
      - id: launch
        title: Launch
        kind: milestones
        steps:
          - {id: brief, title: Brief agreed}
          - {id: b, title: Built, due: 2026-11-30}
          - {id: ship, title: Shipped}
      - {id: plan, title: Crisis plan in force, kind: binary}
      - {id: voice, title: Voice of the industry, kind: judged}
"""


class Talk:
    """A walk through all goals above, answered line by line.

    Attributes:
        asked: every question that was answered.
        open: the question that was not; None where the walk was over.
        rows: what came of it.
    """

    def __init__(self, folder: Path, *answers: str, only: str = "", given: Row | None = None) -> None:
        write(folder, a=GOALS)
        workspace = load(str(folder))
        scores = [each for goal in score(workspace.plan, TODAY).objectives for each in goal.key_results]
        chosen = [each for each in scores if not only or each.planned.key_result.id in only.split()]
        dialogue = Walk(workspace, chosen, Terms(TODAY, "ania"), given or Row("")).run()
        self.asked: list[Question] = []
        self.open: Question | None = None
        self.rows: tuple[Row, ...] | None = None
        question = next(dialogue)
        try:
            for answer in answers:
                self.asked.append(question)
                question = dialogue.send(answer)
            self.open = question
        except StopIteration as end:
            self.rows = end.value

    @property
    def texts(self) -> list[str]:
        return [each.text for each in self.asked]

    @property
    def wrong(self) -> list[str]:
        return [each.wrong for each in self.asked if each.wrong]

    def shown(self, index: int) -> str:
        return render_blocks(self.asked[index].shown, PLAIN)


def briefly(rows: Iterable[Row] | None) -> list[tuple[str, ...]]:
    """Reference, text, confidence and note of rows, as far as there are any."""
    return [
        tuple(filter(None, (row.ref.partition("@")[0].rpartition("/")[2], row.text, row.confidence, row.note)))
        for row in rows or ()
    ]


def test_from_the_first_to_the_last_and_a_yes_in_the_end(tmp_path: Path) -> None:
    talk = Talk(
        tmp_path,
        *("43k", "0.6", "ranks first"),
        *("3", "", ""),
        *("brief", "", "signed"),
        *("yes", "70%", ""),
        *("6/10", "", ""),
        "yes",
    )
    assert talk.texts == [
        "Now, in sessions",
        "Confidence, 0 to 1; last time 0.7",
        "Note",
        "Added since 9 Nov",
        "Confidence, 0 to 1",
        "Note",
        "Steps done",
        "Confidence, 0 to 1",
        "Note",
        "Yes or no",
        "Confidence, 0 to 1",
        "Note",
        "Verdict, 0 to 1",
        "Confidence, 0 to 1",
        "Note",
        "Write these 5 values?",
    ]
    assert briefly(talk.rows) == [
        ("sessions", "43k", "0.6", "ranks first"),
        ("articles", "3"),
        ("launch", "brief", "signed"),
        ("plan", "yes", "70%"),
        ("voice", "6/10"),
    ]


def test_each_is_shown_with_its_history(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "", "", "", only="sessions articles launch")
    first, second, third = map(talk.shown, range(3))
    assert KEYS in first
    assert "1 of 3 · Become the first place people look" in first
    assert "Organic sessions\t42,000 → 50,000 sessions\t20%" in first
    assert "9 Nov: 42,000; 2 Nov: “landing pages are live”" in first
    assert KEYS not in second
    assert "9 Nov: +2" in second
    assert "brief Brief agreed\nb Built, due 30 Nov\nship Shipped\n" in third


@pytest.mark.parametrize("answer", ["", "s"])
def test_what_is_skipped_is_not_written_and_without_anything_nothing_is_asked(tmp_path: Path, answer: str) -> None:
    talk = Talk(tmp_path, answer, answer, answer, answer, answer)
    assert (talk.rows, talk.open) == ((), None)


def test_mistakes_are_told_and_asked_again(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "lots", "43,000", "seven", "0.7", "", "maybe", "no", only="sessions")
    assert talk.wrong == [
        "`lots` is not a value for sessions; write the level now in sessions as a number, such as 43900 or 43.9k.",
        "`seven` is not a confidence from 0 to 1; write 0.7, 7/10 or 70%.",
        "Answer yes or no, or b to go back.",
    ]
    assert talk.asked[1].shown == ()
    assert talk.rows == ()


def test_a_number_with_two_meanings_is_asked_again(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "42.500", "42500", "", "", "y", only="sessions")
    assert talk.wrong == ["`42.500` may mean 42500 or 42.500; write 42500 or 42.5000."]
    assert briefly(talk.rows) == [("sessions", "42500")]


def test_an_unlikely_value_has_to_be_meant(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "4100", "no", "4100", "what", "yes", "", "", "yes", only="sessions")
    assert talk.texts[1:5] == ["Is that right?", "Now, in sessions", "Is that right?", "Is that right?"]
    assert talk.shown(1) == "sessions: 4,100 is a tenth or less of the last value, 42,000.\n"
    assert briefly(talk.rows) == [("sessions", "4100")]


def test_b_goes_back_and_what_was_said_stands_in_brackets(tmp_path: Path) -> None:
    talk = Talk(
        tmp_path,
        *("43000", "0.6", "first"),
        "b",
        *("43100", "0.6", "first"),
        *("3", "b", "4", "", "b", "0.5", ""),
        "b",
        *("5", "", ""),
        "yes",
        only="sessions articles",
    )
    assert [(each.text, each.default) for each in talk.asked[4:7]] == [
        ("Now, in sessions", "43000"),
        ("Confidence, 0 to 1; last time 0.7", "0.6"),
        ("Note", "first"),
    ]
    assert [(each.text, each.default) for each in talk.asked[7:15]] == [
        ("Added since 9 Nov", None),
        ("Confidence, 0 to 1", None),
        ("Added since 9 Nov", "3"),
        ("Confidence, 0 to 1", None),
        ("Note", None),
        ("Confidence, 0 to 1", None),
        ("Note", None),
        ("Write these 2 values?", None),
    ]
    assert talk.asked[15].text == "Added since 9 Nov"
    assert briefly(talk.rows) == [("sessions", "43100", "0.6", "first"), ("articles", "5")]


def test_b_at_the_first_question_stays_there(tmp_path: Path) -> None:
    assert Talk(tmp_path, "b", "b").texts == ["Now, in sessions", "Now, in sessions"]


@pytest.mark.parametrize("before", [("43000", "", ""), ("43000", ""), ("43000",)])
def test_q_ends_with_what_was_said_so_far(tmp_path: Path, before: tuple[str, ...]) -> None:
    talk = Talk(tmp_path, *before, "q", "yes")
    assert talk.texts[-1] == "Write it?"
    assert briefly(talk.rows) == [("sessions", "43000")]


def test_a_mistake_is_no_answer_that_an_end_keeps(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "43000", "seven", "q", "yes")
    assert [question.default for question in talk.asked[1:3]] == [None, None]
    assert briefly(talk.rows) == [("sessions", "43000")]


def test_q_before_anything_was_said_ends_at_once(tmp_path: Path) -> None:
    assert Talk(tmp_path, "q").rows == ()


def test_the_summary_shows_what_will_be_written(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "43000", "0.6", "ranks first", "3", "", "", "yes", only="sessions articles")
    assert talk.shown(-1).splitlines() == [
        "To be written",
        "",
        "▲\tsessions\t42,000 → 43,000 (+1,000)\t30%\tat risk",
        "●\tarticles\t2 → 5 (+3)\t50%\ton track",
        "sessions: confidence 0.6, “ranks first”",
    ]


def test_several_steps_may_be_done_at_once_and_one_may_be_called_b(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "brief, b", "0.8", "on time", "yes", only="launch")
    assert briefly(talk.rows) == [("launch", "brief"), ("launch", "b", "0.8", "on time")]
    assert briefly(Talk(tmp_path, "b", "", "", "yes", only="launch").rows) == [("launch", "b")]


def test_what_the_command_line_tells_is_not_asked(tmp_path: Path) -> None:
    given = Row("", date="2026-11-20", note="weekly")
    talk = Talk(tmp_path, "43000", "0.6", "yes", only="sessions", given=given)
    assert talk.texts == ["Now, in sessions", "Confidence, 0 to 1; last time 0.7", "Write it?"]
    assert talk.rows is not None
    assert (talk.rows[0].date, talk.rows[0].note, talk.rows[0].confidence) == ("2026-11-20", "weekly", "0.6")
    both = Talk(tmp_path, "43000", "no", only="sessions", given=given._replace(confidence="0.5"))
    assert (both.texts, both.rows) == (["Now, in sessions", "Write it?"], ())


@pytest.mark.parametrize(
    ("answers", "rows"),
    [
        (("b", "41000", "", "", "yes"), [("sessions", "41000")]),
        (("no", "b", "41000", "", "", "yes"), [("sessions", "41000")]),
        (("s",), []),
        (("q",), []),
    ],
)
def test_b_s_and_q_work_where_an_unlikely_value_is_asked_about_too(
    tmp_path: Path, answers: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    talk = Talk(tmp_path, "4100", *answers, only="sessions")
    assert talk.open is None
    assert briefly(talk.rows) == rows
