"""Asks which goalpost moves, where to, and why; and why something is given up."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

from okrcli.dialogue.question import Dialogue, Question
from okrcli.edit.retarget import cell_of, goalposts, standing_at
from okrcli.edit.typed import NotReadable, Number, Texts, read
from okrcli.errors import enumerated
from okrcli.model.plan import PlannedKeyResult
from okrcli.page import Paragraph
from okrcli.yamldoc.operations import Value

_OPTIONS = "VALUE, --change, --baseline, --min, --max, --due or --weight"


class Wanted(NamedTuple):
    """What should move.

    Attributes:
        to: the new values, by key.
        why: the reason.
    """

    to: dict[str, Value]
    why: str


def moving(planned: PlannedKeyResult, texts: Texts, why: str | None, number: Number) -> Dialogue[Wanted]:
    """Which goalposts of a key result move, and why; asks for what was not given.

    Args:
        planned: the key result.
        texts: the new values as typed, by key.
        why: the reason, if it was given.
        number: reads numbers as people type them here.

    Raises:
        NotReadable: a value that was given is none.
    """
    to = {key: read(key, text, number) for key, text in texts.items()}
    if not to:
        key = yield from _goalpost(planned)
        to[key] = yield from _value(planned, key, number)
    return Wanted(to, (yield from reason("Why does it move?", why)))


def reason(text: str, given: str | None) -> Dialogue[str]:
    """The reason for something; asks until there is one.

    Args:
        text: the question.
        given: the reason, if it was given.
    """
    wrong = None
    while not given or not given.strip():
        given = yield Question(text, wrong=wrong, option="--why")
        wrong = "a reason is what makes it open: write a few words"
    return given.strip()


def _goalpost(planned: PlannedKeyResult) -> Generator[Question, str, str]:
    there = goalposts(planned)
    usual = next((key for key in there if standing_at(planned, key) is not None), there[0])
    question = Question(f"What moves of {planned.ref}?", default=usual, choices=there, option=_OPTIONS)
    answer = yield question
    while answer not in there:
        answer = yield question._replace(wrong=f"write {enumerated(there)}")
    return answer


def _value(planned: PlannedKeyResult, key: str, number: Number) -> Generator[Question, str, Value]:
    now = cell_of(key, standing_at(planned, key), planned.key_result.measure.goal().unit)
    question = Question(f"New {key}", (Paragraph(("It is ", now, " now."), joined=True),), option=_OPTIONS)
    while True:
        try:
            return read(key, (yield question), number)
        except NotReadable as error:
            question = question._replace(shown=(), wrong=f"{error}: {error.hint}")
