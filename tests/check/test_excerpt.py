from __future__ import annotations

import pytest

from okrcli.check.excerpt import LONGEST, excerpt
from okrcli.check.verdict import ExcerptLine
from okrcli.problem import Place
from okrcli.yamldoc import parse


def lines(text: str, place: Place) -> tuple[ExcerptLine, ...]:
    return excerpt(parse(text.encode()), place)


def test_the_line_and_the_one_before() -> None:
    assert lines("a: 1\nb: 2\nc: 3\n", Place(3, 1, 3, 2)) == (ExcerptLine(2, "b: 2"), ExcerptLine(3, "c: 3"))


@pytest.mark.parametrize("text", ["b: 2\n", "\nb: 2\n", "   \nb: 2\n"])
def test_a_line_before_that_says_nothing_is_left_out(text: str) -> None:
    number = text.count("\n")
    assert lines(text, Place(number, 1, number, 2)) == (ExcerptLine(number, "b: 2"),)


def test_nothing_in_an_empty_file() -> None:
    assert lines("", Place(1, 1, 1, 1)) == (ExcerptLine(1, ""),)


@pytest.mark.parametrize("column", [1, 41, 42, 300, 480, 500])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    text = "a: " + "x" * 496 + "!"
    [line] = lines(text, Place(1, column, 1, column + 1))
    assert line.first <= column < line.first + len(line.text)
    assert len(line.text) == LONGEST
    assert line.text == text[line.first - 1 :][:LONGEST]
    assert line.cut is not line.text.endswith("!")


def test_the_line_before_is_cut_at_the_same_column() -> None:
    text = f"a: {'x' * 300}\nb: {'y' * 300}\n"
    before, line = lines(text, Place(2, 200, 2, 201))
    assert before.first == line.first == 160
