from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from okrcli.dialogue.doubts import agreed, sure, which
from okrcli.dialogue.question import Dialogue, Outcome, Question
from okrcli.edit.log import Entry, Refused, Request, Row
from okrcli.errors import OkrError, UsageError
from okrcli.wording.typed import TwoMeanings


def answered(dialogue: Dialogue[Outcome], *answers: str) -> tuple[list[Question], Outcome]:
    """The questions of a dialogue, and what comes of it."""
    asked = [next(dialogue)]
    for answer in answers:
        try:
            asked.append(dialogue.send(answer))
        except StopIteration as end:
            outcome: Outcome = end.value
            return asked, outcome
    raise AssertionError(asked[-1])


def refused(*errors: OkrError) -> Refused:
    """What cannot be logged, one request for each error."""
    requests = [Request(error, Entry("1", date(2026, 11, 22))) for error in errors]
    return Refused(requests, list(enumerate(errors)))


def test_each_number_with_two_meanings_is_asked_for() -> None:
    two = TwoMeanings("1,234", [Decimal(1234), Decimal("1.234")])
    rows = [Row("a", "1,234"), Row("b", "1,234")]
    asked, settled = answered(which(rows, refused(two, two)), "1,234", "1234", "1.2340")
    assert [each.text for each in asked] == [
        "a: `1,234` may mean 1234 or 1.234. Which one?",
        "a: `1,234` may mean 1234 or 1.234. Which one?",
        "b: `1,234` may mean 1234 or 1.234. Which one?",
    ]
    assert asked[0].choices == ("1234", "1.2340")
    assert asked[1].wrong == "write 1234 or 1.2340"
    assert settled == (Row("a", "1234"), Row("b", "1.2340"))


def test_other_mistakes_are_not_asked_about() -> None:
    two = TwoMeanings("1,234", [Decimal(1234), Decimal("1.234")])
    with pytest.raises(Refused):
        next(which([Row("a", "1,234"), Row("b")], refused(two, UsageError("no"))))


@pytest.mark.parametrize(
    ("answers", "meant"), [(("yes",), True), (("Y",), True), (("no",), False), (("hm", "n"), False)]
)
def test_a_doubt_is_a_yes_or_a_no(answers: tuple[str, ...], meant: bool) -> None:
    asked, outcome = answered(sure(["sessions: much", "nps: little"]), *answers)
    assert (len(asked), outcome) == (len(answers), meant)
    assert (len(asked[0].shown), asked[0].default) == (2, "no")
    assert answered(agreed("Well?"), *answers)[1] == meant
