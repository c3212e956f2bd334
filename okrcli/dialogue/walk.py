"""A walk through steps, forwards and back: what the dialogues of whole cycles have in common."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Protocol

from okrcli.dialogue.question import Question, Quit

KEYS = "Enter takes what stands in brackets, b goes back, q quits; nothing is written before the end."
"""What to say before the first question."""


class Step(Protocol):
    """One thing that is asked for; it keeps its answer."""

    def question(self) -> Question | None:
        """What to ask now; None where earlier answers have made it needless."""
        ...

    def take(self, answer: str) -> str | None:
        """Takes an answer.

        Returns:
            None to go on; else it is asked again, and this is said before, unless it is empty.
        """
        ...


def walk(steps: Sequence[Step]) -> Generator[Question, str, None]:
    """Asks step by step; `b` goes back to the one asked before.

    Raises:
        Quit: the answer was `q`.
    """
    asked: list[int] = []
    at, wrong = 0, None
    while at < len(steps):
        question = steps[at].question()
        if question is None:
            at += 1
            continue
        # What was shown is still to be seen where the same is asked again.
        answer = yield question if wrong is None else question._replace(wrong=wrong or None, shown=())
        wrong = None
        if answer == "q":
            raise Quit
        if answer == "b":
            at = asked.pop() if asked else at
            continue
        wrong = steps[at].take(answer)
        if wrong is None:
            asked.append(at)
            at += 1


class Confirm:
    """A step that only a yes leads past."""

    def __init__(self, ask: Callable[[], Question], default: str = "yes") -> None:
        self._ask = ask
        self._default = default

    def question(self) -> Question:
        """Asked as things stand by then."""
        return self._ask()._replace(default=self._default, choices=("yes", "no"))

    def take(self, answer: str) -> str | None:
        """Goes on with a yes.

        Raises:
            Quit: it is a no.
        """
        if answer.lower() in ("no", "n"):
            raise Quit
        return None if answer.lower() in ("yes", "y") else "write yes or no"
