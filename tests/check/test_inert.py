from __future__ import annotations

import pytest

from okrcli.check.inert import inert, underlined
from okrcli.wording.lines import width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Grow revenue – 20 %", "Grow revenue – 20 %"),
        ("a\x1b]0;title\x07b", "a␛]0;title␇b"),
        ("one\r\ntwo", "one  two"),
        ("##[group]x", "# #[group]x"),
        ("x ##vso[task.complete]", "x # #vso[task.complete]"),
        ("###[a]", "## #[a]"),
        ("## Heading", "## Heading"),
    ],
)
def test_nothing_in_a_text_is_obeyed(text: str, shown: str) -> None:
    assert inert(text) == shown


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("  title: Grow", "Grow"),
        ("\ttitle: Grow", "Grow"),
        ("title: 持続可能な Grow", "Grow"),
        ("title: 持続可能な Grow", "可能"),
        ("title: Zażo\u0301łć Grow", "Grow"),
        ("title: \x07 Grow", "Grow"),
        ("title: \x07 Grow", "\x07"),
        ("title: ##[error] Grow", "Grow"),
        ("title: ##[error] Grow", "[error]"),
        ("title: \u202e Grow", "Grow"),
        ("title: 🚀 Grow", "Grow"),
    ],
)
def test_carets_stand_under_what_is_meant(text: str, marked: str) -> None:
    start = text.index(marked)
    shown, before, under = underlined(text, start, start + len(marked))
    end = next(length for length in range(len(shown) + 1) if width(shown[:length]) == before + under)
    begin = next(length for length in range(len(shown) + 1) if width(shown[:length]) == before)
    assert inert(marked) == inert(shown[begin:end].strip())
    assert under > 0


def test_a_command_that_ends_a_stretch_is_taken_apart() -> None:
    assert underlined("!x##[error]", 0, 4) == ("!x# #[error]", 0, 5)
