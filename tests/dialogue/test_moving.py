from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from okrcli.dialogue.moving import Wanted, moving, reason
from okrcli.dialogue.question import Dialogue, Question
from okrcli.edit.typed import NotReadable, Texts
from okrcli.wording.locales import ENGLISH
from okrcli.wording.typed import read_number
from okrcli.workspace import load
from tests.support.folders import OBJECTIVE, write

Outcome = TypeVar("Outcome")


def _answered(dialogue: Dialogue[Outcome], *answers: str) -> tuple[list[Question], Outcome]:
    """The questions of a dialogue, and what comes of it; every answer must be used."""
    questions: list[Question] = []
    waiting = list(answers)
    try:
        questions.append(next(dialogue))
        while True:
            questions.append(dialogue.send(waiting.pop(0)))
    except StopIteration as end:
        assert not waiting
        outcome: Outcome = end.value
        return questions, outcome


def _moving(root: Path, texts: Texts, why: str | None, index: int = 0) -> Dialogue[Wanted]:
    plan = load(write(root, a=OBJECTIVE)).plan
    number = partial(read_number, locale=ENGLISH, unit="sessions")
    return moving(plan.objectives[0].key_results[index], texts, why, number)


def test_what_was_given_is_not_asked_for(tmp_path: Path) -> None:
    texts = {"target": "45k", "due": "2026-12-01", "change": "-2,5%", "weight": "0.5"}
    questions, wanted = _answered(_moving(tmp_path, texts, " because "))
    assert questions == []
    assert wanted.why == "because"
    assert wanted.to == {
        "target": Decimal(45000),
        "due": date(2026, 12, 1),
        "change": "-2.5%",
        "weight": Decimal("0.5"),
    }


def test_the_reason_is_asked_for_until_there_is_one() -> None:
    questions, why = _answered(reason("Why?", "  "), "", " no budget ")
    assert why == "no budget"
    assert [question.wrong is None for question in questions] == [True, False]
    assert {question.option for question in questions} == {"--why"}


def test_without_anything_it_asks_what_moves_where_to_and_why(tmp_path: Path) -> None:
    questions, wanted = _answered(_moving(tmp_path, {}, None), "min", "target", "many", "45,000", "because")
    assert wanted == Wanted({"target": Decimal(45000)}, "because")
    assert questions[0].choices == ("target", "change", "baseline", "due", "weight")
    assert questions[0].default == "target"
    assert [question.wrong is None for question in questions] == [True, False, True, False, True]


def test_each_kind_is_asked_for_its_own(tmp_path: Path) -> None:
    questions, wanted = _answered(_moving(tmp_path, {}, "x", 2), "min", "42")
    assert questions[0].choices == ("min", "max", "due", "weight")
    assert wanted.to == {"min": Decimal(42)}


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("target", "+25%", "`[+]25%` is not a level for target"),
        ("target", "x2", "`x2` is not a level for target"),
        ("target", "-3%", "`-3%` is not a level for target"),
        ("target", "many", "`many` is not a number for target"),
        ("due", "tomorrow", "`tomorrow` is not a date for due"),
    ],
)
def test_what_was_given_and_cannot_be_read_is_refused(key: str, text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match=said):
        _answered(_moving(tmp_path, {key: text}, "x"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("+25%", "+25%"), ("−10 %", "-10%"), ("x2", "x2"), ("×1,5", "x1.5"), ("-1.5", Decimal("-1.5")), ("25%", "25%")],
)
def test_a_change_is_written_as_files_have_it(text: str, expected: object, tmp_path: Path) -> None:
    assert _answered(_moving(tmp_path, {"change": text}, "x"))[1].to == {"change": expected}
