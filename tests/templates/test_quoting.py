from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.templates.quoting import WIDTH, block, written
from okrcli.yamldoc import parse

LONG = "A sentence that is so long that it does not fit on one line, and says: a thing # or two - or three. " * 3

TEXTS = (
    "", " ", "a", "a b", " a", "a ", "a: b", "a:b", "a #b", "a#b", "# a", "- a", "-a", "? a", "*a", "&a", "!a", "|", ">",
    "%", "@a", "`a`", "'a'", '"a"', "a, b", "a,b", "[a]", "{a}", "true", "Null", "~", "yes", "12", "1.5", "0x1f", "1e3",
    ".5", "+25%", "-10%", "x2", "50 %", "2026-10-12", "10:30", "a\nb", "a\tb", "\x00\x1b[31m", "\x7f\x85\u2028\ufeff",
    "zażółć", "日本", "👍", "a\\b", "{{ x }}", "a — b", "…", "---", "...", "--- a", "a:", "=", "<<", "«x»", LONG.strip(), LONG,
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_texts_read_back(text: str) -> None:
    document = parse(f"a: {written(text)}\nb: {written([text, text])}\nc: {written({'d': text})}\n".encode(), "x")
    assert document.problems == ()
    assert document.data == {"a": text, "b": [text, text], "c": {"d": text}}


@pytest.mark.parametrize("text", TEXTS)
def test_blocks_read_back(text: str) -> None:
    document = parse(f"top:\n  - a:{block(text, 6)}\n    b: 1\n".encode(), "x")
    assert document.problems == ()
    assert document.data == {"top": [{"a": text, "b": Decimal(1)}]}


def test_long_text_is_folded() -> None:
    folded = block(LONG.strip(), 6)
    assert folded.startswith(" >-\n      A sentence")
    assert max(map(len, folded.splitlines())) <= WIDTH


def test_other_values_read_back() -> None:
    numbers = parse(b"[007, 1.50, 1e3, -4, true, false, null]", "x").data
    assert written(numbers) == "[007, 1.50, 1e3, -4, true, false, null]"


def test_mappings_in_a_list_stand_on_lines_of_their_own() -> None:
    assert block([{"id": "a"}, {"id": "b", "weight": Decimal(2)}], 4) == "\n    - {id: a}\n    - {id: b, weight: 2}"
