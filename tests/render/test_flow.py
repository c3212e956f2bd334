from __future__ import annotations

import pytest

from okrcli.render.text.ansi import Span, columns, fit, paint
from okrcli.render.text.flow import wrap


def _lines(text: list[Span], room: int, indent: int = 0, hang: int | None = None) -> list[str]:
    return [paint(line, colour=False) for line in wrap(text, room, indent, hang)]


def test_lines_break_at_words() -> None:
    assert _lines([("one two three four", "plain")], 9) == ["one two", "three", "four"]


def test_a_number_keeps_its_sign() -> None:
    assert _lines([("it stands at 43 % now", "plain")], 15) == ["it stands at", "43 % now"]


def test_indents() -> None:
    assert _lines([("one two three", "plain")], 9, 2, 4) == ["  one two", "    three"]


def test_a_word_of_several_styles_stays_together() -> None:
    assert _lines([("say ", "plain"), ("“", "plain"), ("word", "bad"), ("”.", "plain")], 8) == ["say", "“word”."]


@pytest.mark.parametrize("text", ["Donaudampfschifffahrt", "日本語のとても長いタイトル", "ab 日本語のとても長い cd"])
@pytest.mark.parametrize("room", [2, 3, 8])
def test_a_word_longer_than_a_line_is_torn_and_lost_nowhere(text: str, room: int) -> None:
    lines = wrap([(text, "plain")], room)
    assert max(map(columns, lines)) <= room
    assert "".join(part for line in lines for part, _ in line).replace(" ", "") == text.replace(" ", "")


def test_a_line_is_fitted_at_its_end() -> None:
    assert paint(fit([("one two", "plain"), (" three", "bad")], 9), colour=False) == "one two…"
    assert fit([("one", "plain")], 3) == [("one", "plain")]
    assert columns(fit([("日本", "plain"), ("語", "plain")], 5)) <= 5


def test_styles_are_written_around_the_text_and_never_around_blanks() -> None:
    line: list[Span] = [("  ", "bad"), ("a ", "bad"), ("b", "bad"), (" c", "plain"), ("  ", "dim")]
    assert paint(line, colour=True) == "  \x1b[31ma b\x1b[0m c"
    assert paint(line, colour=False) == "  a b c"
