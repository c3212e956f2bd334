"""The contract between a dialogue and whoever asks its questions."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple, TypeVar

from okrcli.errors import OkrError
from okrcli.page.blocks import Block

Outcome = TypeVar("Outcome")


class Question(NamedTuple):
    """One question.

    Attributes:
        text: what is asked, in a line, without the default and the choices.
        shown: what is to be seen before it is asked.
        default: what an empty answer means; None where there must be one.
        choices: the answers there are; empty where anything goes.
        wrong: what was wrong with the last answer; None where it is asked for the first time.
        option: the option of the command line that answers it, for those who cannot be asked.
    """

    text: str
    shown: tuple[Block, ...] = ()
    default: str | None = None
    choices: tuple[str, ...] = ()
    wrong: str | None = None
    option: str | None = None


Dialogue = Generator[Question, str, Outcome]
"""A walk through questions: it yields one, is sent the answer, and returns what comes of it.

It is a generator, so that it keeps its own place; it writes nothing and knows no terminal. An answer that will not do
is asked for again, with `wrong` set. Nothing is written before the dialogue has returned.
"""


class Unanswered(OkrError):
    """Somebody would have to be asked, and nobody is there."""

    def __init__(self, question: Question) -> None:
        super().__init__(f"this needs an answer: {question.text}")
        self.hint = f"give {question.option}" if question.option else "run it at a terminal"


class Quit(Exception):
    """The person at the terminal wants no more; nothing is written."""
