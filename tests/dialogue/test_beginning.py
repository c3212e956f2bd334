from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from okrcli.dialogue.beginning import Begun, Start, beginning
from okrcli.dialogue.question import Question, Quit
from okrcli.model.cycle import find_cycle
from okrcli.templates import Library
from okrcli.templates.library import key_results
from okrcli.wording.locales import ENGLISH
from okrcli.wording.typed import read_number


def start(*templates: str, **known: str) -> Start:
    return Start(
        Library("en"),
        templates,
        known.get("team"),
        known.get("cycle"),
        known.get("owner"),
        known.get("suggested", ""),
        "2026-Q4",
        lambda name: find_cycle(name, {}),
        tuple(known["people"].split()) if "people" in known else None,
        date(2026, 11, 22),
        lambda unit: partial(read_number, locale=ENGLISH, unit=unit),
    )


def begun(scene: Start, *answers: str) -> tuple[Begun, list[Question]]:
    dialogue = beginning(scene)
    questions: list[Question] = []
    waiting = list(answers)
    try:
        questions.append(next(dialogue))
        while True:
            questions.append(dialogue.send(waiting.pop(0) or questions[-1].default or ""))
    except StopIteration as end:
        assert not waiting
        told: Begun = end.value
        return told, questions


def wrongs(questions: list[Question]) -> list[str]:
    return [question.wrong for question in questions if question.wrong]


def test_enter_takes_the_first_steps_for_this_quarter() -> None:
    told, questions = begun(start(), "", "", "", "", "e")
    assert [(team, template.name) for team, template in told.templates] == [("team", "minimal")]
    assert (told.cycle, told.owner, wrongs(questions)) == (None, None, [])


def test_words_are_searched_and_one_or_several_chosen() -> None:
    told, questions = begun(start(), "churn", "nonsense", "mobile-marketing, company", "", "", "", "", "e")
    assert [team for team, _ in told.templates] == ["mobile-marketing", "company"]
    assert "write one of" in wrongs(questions)[0]
    assert questions[1].default in Library("en").names()


def test_a_whole_sentence_is_searched_by_its_longer_words() -> None:
    _, questions = begun(
        start(team="t", cycle="2027-Q1", owner="ania"), "Please, I want happier customers.", "support", "e"
    )
    assert "Which of these?" in questions[1].text and wrongs(questions) == []


def test_bad_answers_are_told_and_asked_again() -> None:
    answers = (
        "xyzzy",
        "seo",
        "Sales Team",
        "sales",
        "2026-12-01",
        "Q4",
        "2024-Q1",
        "later",
        "",
        "Ania Nowak",
        "ania",
        "e",
    )
    told, questions = begun(start(), *answers)
    assert [said.partition(";")[2].strip() or said for said in wrongs(questions)] == [
        "try another word, such as customers",
        "write one word, such as sales-team",
        "a day lies in one, such as 2026-Q4",
        "did you mean 2026-Q4?",
        "name a cycle that runs or is to come",
        "write one such as 2026-Q4, 2026-H2, 2026 or backlog",
        "write one word, such as ania-nowak",
    ]
    assert (told.templates[0][0], told.cycle, told.owner) == ("sales", None, "ania")


def test_figures_are_read_and_doubtful_ones_asked_again() -> None:
    answers = ("1.2k", "", "lots", "2", "+10%", "", "60", "55", "", "", "1,234.5")
    told, questions = begun(start("seo", team="seo", cycle="2027-Q1", owner="ania"), *answers)
    (_, template), *_ = told.templates
    found = {each["id"]: each for objective in template.objectives for each in key_results(objective)}
    assert found["leads"]["baseline"] == Decimal(1200)
    assert found["organic-sessions"]["baseline"] is None
    assert (found["organic-conversion"]["baseline"], found["organic-conversion"]["target"]) == (2, Decimal("2.2"))
    assert found["domain-authority"]["baseline"] == 55
    assert found["walk-ins"]["baseline"] == Decimal("1234.5")
    assert wrongs(questions)[0] == "`lots` is not a number; write it such as 41200, 43.9k or 3.5"
    assert "a level is wanted" in wrongs(questions)[1]
    assert "equals the baseline" in wrongs(questions)[2]
    assert "+10 % of what it is today" in questions[4].text and questions[4].default == "2.2"


def test_a_change_is_read_as_one() -> None:
    scene = start("public-relations", team="pr", cycle="2027-Q1", owner="ania")
    dialogue = beginning(scene)
    question = next(dialogue)
    while "how far to go" not in question.text:
        question = dialogue.send("")
    assert "is not a change" in str(dialogue.send("much more").wrong)
    assert dialogue.send("+20%").wrong is None


def test_b_goes_back_and_q_leaves() -> None:
    told, _ = begun(start("sales", "accounts", owner="jan"), "east", "b", "west", "clients", "", "e")
    assert [team for team, _ in told.templates] == ["west", "clients"]
    with pytest.raises(Quit):
        begun(start(), "minimal", "q")


def test_only_people_who_are_known_may_own() -> None:
    _, questions = begun(start("minimal", team="t", cycle="2027-Q1", people="ania jan"), "ewa", "jan", "e")
    assert wrongs(questions) == ["`ewa` is not in `people` of okr.yaml, where ania and jan are"]


def test_what_was_given_is_not_asked() -> None:
    _, questions = begun(start("minimal", team="t", cycle="2027-Q1", owner="ania"), "38", "50")
    assert [question.text for question in questions] == [
        "New customers active after a week: the level today (%)",
        "New customers active after a week: the level to reach (%)",
    ]
