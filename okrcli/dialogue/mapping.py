"""Asks what the columns of a table hold, after a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrcli.dialogue.question import Dialogue, Question
from okrcli.errors import nearest
from okrcli.exchange.columns import FIELDS, NOTHING
from okrcli.page import Paragraph

_OPTION = "--map key_result=COLUMN"


def mapping(header: Sequence[str], guess: Mapping[str, str]) -> Dialogue[dict[str, str]]:
    """The field of each column, by its heading, as somebody sees it.

    Args:
        header: the headings, in their order.
        guess: the field of each heading that seems to have one.
    """
    lines = tuple(
        Paragraph((f"{heading} → {guess.get(heading, NOTHING)}",), indent=2, joined=bool(index))
        for index, heading in enumerate(header)
    )
    question = Question("Is this what the columns hold", lines, "yes", ("yes", "no"), option=_OPTION)
    answer = yield question
    while answer not in ("yes", "no", "y", "n"):
        answer = yield question._replace(wrong="say yes or no", shown=())
    if answer.startswith("y"):
        return dict(guess)
    told: dict[str, str] = {}
    for heading in header:
        told[heading] = yield from _field(heading, guess.get(heading, NOTHING))
    return told


def _field(heading: str, guess: str) -> Dialogue[str]:
    question = Question(f"What does “{heading}” hold", default=guess, option=_OPTION)
    answer = (yield question).strip().lower().replace(" ", "_")
    while answer not in FIELDS and answer != NOTHING:
        near = nearest(answer, (*FIELDS, NOTHING), 3, 0.4)
        said = f"it is one of {', '.join(near or list(FIELDS))}, or {NOTHING}"
        answer = (yield question._replace(wrong=said)).strip().lower().replace(" ", "_")
    return answer
