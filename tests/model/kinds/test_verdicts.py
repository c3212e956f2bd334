"""The two kinds that a person decides: binary and judged."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.plans import checkins, history, key_result, measure, number

DAY = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("yes", 1),
        ("no", 0),
        ("Yes", 1),
        ("on", 1),
        ("off", 0),
        (True, 1),
        (False, 0),
        ("maybe", None),
        (number(1), None),
    ],
)
def test_an_answer(answer: object, value: int | None) -> None:
    assert measure(kind="binary").read(answer) == value


def test_the_last_answer_counts() -> None:
    given = key_result(kind="binary", checkins=checkins((date(2026, 10, 10), "yes"), (DAY, "no")))
    known = history(given, DAY)
    assert given.measure.progress(known) == 0.0
    assert given.measure.value(known) == 0
    assert given.measure.trail(known) == [(date(2026, 10, 10), 1.0), (DAY, 0.0)]


@pytest.mark.parametrize(
    ("verdict", "value"),
    [
        (number(0.7), "0.7"),
        ("70%", "0.7"),
        ("70 %", "0.7"),
        ("7/10", "0.7"),
        ("7 / 10", "0.7"),
        (number(0), "0"),
        ("100%", "1"),
        (number(1.1), None),
        (number(-0.1), None),
        ("110%", None),
        ("8/7", None),
        ("1/0", None),
        ("good", None),
        (True, None),
    ],
)
def test_a_verdict(verdict: object, value: str | None) -> None:
    read = measure(kind="judged").read(verdict)
    assert read == (None if value is None else number(value))


def test_the_last_verdict_counts() -> None:
    given = key_result(kind="judged", checkins=checkins((date(2026, 10, 10), "7/10"), (DAY, 0.5)))
    known = history(given, DAY)
    assert given.measure.progress(known) == 0.5
    assert given.measure.trail(known) == [(date(2026, 10, 10), 0.7), (DAY, 0.5)]


@pytest.mark.parametrize("kind", ["binary", "judged"])
def test_without_a_word_it_is_at_nothing(kind: str) -> None:
    given = key_result(kind=kind)
    known = history(given, DAY)
    assert (given.measure.progress(known), given.measure.value(known), given.measure.trail(known)) == (0.0, None, [])
