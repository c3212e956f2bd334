"""What is asked before something is logged: which of two numbers is meant, and whether an odd one is."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.dialogue.question import Dialogue, Question
from okrcli.edit.log.batch import Refused
from okrcli.edit.log.row import Row
from okrcli.page import Cell, Paragraph
from okrcli.wording.typed import TwoMeanings

YES, NO = ("y", "yes"), ("n", "no")


def which(rows: Sequence[Row], refused: Refused) -> Dialogue[tuple[Row, ...]]:
    """Asks which number is meant wherever one can be read in two ways.

    Args:
        rows: what is to be logged.
        refused: why it is not.

    Returns:
        The rows with numbers that have one meaning.

    Raises:
        Refused: something else is wrong as well.
    """
    settled = list(rows)
    unclear = [(index, error) for index, error in refused.errors if isinstance(error, TwoMeanings)]
    if len(unclear) < len(refused.errors):
        raise refused
    for index, error in unclear:
        text = f"{rows[index].ref}: {error}. Which one?"
        answer = yield Question(text, choices=error.ways)
        while answer not in error.ways:
            answer = yield Question(text, choices=error.ways, wrong=error.hint)
        settled[index] = rows[index]._replace(text=answer)
    return tuple(settled)


def sure(doubts: Sequence[str]) -> Dialogue[bool]:
    """Asks whether what is unlikely is meant like this."""
    shown = tuple(Paragraph((Cell(f"{said}.", "text"),), "warn", joined=True) for said in doubts)
    return (yield from agreed("Log it all the same?", shown, default="no"))


def agreed(text: str, shown: tuple[Paragraph, ...] = (), *, default: str | None = None) -> Dialogue[bool]:
    """Asks for a yes or a no."""
    question = Question(text, shown, default, ("yes", "no"))
    answer = (yield question).lower()
    while answer not in (*YES, *NO):
        answer = (yield question._replace(shown=(), wrong="Answer yes or no.")).lower()
    return answer in YES
