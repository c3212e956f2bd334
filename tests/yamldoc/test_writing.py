"""Scalars that are written mean the same to readers of YAML 1.1 and 1.2."""

from __future__ import annotations

import pytest
import yaml
from ruamel.yaml import YAML

from okrcli.yamldoc import parse
from okrcli.yamldoc.writing import block, in_quotes, scalar

WORDS = """y n yes No ON off true False null ~ = << 1 -1 +1 0x1F 0o17 017 0b11 1_000 1:30 190:20:30 1.5 .5 5. 1e3 1E-3 .inf -.INF
.nan 2026-10-12 2026-1-1 2026-10-12T10:00:00Z - -- --- ... ? ?x : :x a: a:b :a a:b: #x x# C# & &a * *a ! !a | > % @ ` ' " '' "" \\ [ ] { }
, a,b a{b a[b it's say"x" http://x.y?z=1#w Żółw 😀 -x -1x -. +25% -10% x2 2026-Q4 12h 7/10 1,5 0.7 e5 0x 0o8 1__2 _1"""
SPACED = [
    " x",
    "x ",
    "a: b",
    "a #b",
    "a - b",
    "- a",
    "? a",
    "a\tb",
    "\u2028",
    "a\x85b",
    "\ufeff",
    "\xa0x",
    "\x1b",
    "a\nb",
    "a\n",
    "\n",
    "\r",
    "\ud83d",
]
TEXTS = [*WORDS.split(), *SPACED, "2026-10-12 10:00", "x" * 300]


@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize("brackets", [False, True])
def test_text_comes_back_as_text(brackets: bool, quote: str) -> None:
    texts = [text for text in TEXTS if text != "\ud83d"]
    written = [scalar(text, brackets=brackets, quote=quote) for text in texts]
    whole = f"[{', '.join(written)}]" if brackets else "".join(f"\n- {each}" for each in written)
    document = parse(f"a: {whole}\n".encode())
    assert document.data == {"a": texts}
    assert yaml.safe_load(f"a: {whole}\n") == {"a": texts}
    assert YAML(typ="safe", pure=True).load(f"a: {whole}\n") == {"a": texts}


def test_half_a_character_cannot_be_written_but_is_never_written_raw() -> None:
    assert scalar("\ud83d") == '"\\ud83d"'


@pytest.mark.parametrize(
    "text", ["new landing pages are live", "it's", "C#", "-10%", "+25%", "x2", "2026-Q4", "7/10", "a - b"]
)
def test_plain_text_stays_plain(text: str) -> None:
    assert scalar(text, brackets=True) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [("a: b", '"a: b"'), ('say "x"', "'say \"x\"'"), ('it\'s "x"', '"it\'s \\"x\\""'), ("a\\b: c", "'a\\b: c'")],
)
def test_quotes_that_need_no_escapes_are_taken(text: str, written: str) -> None:
    assert in_quotes(text) == written


@pytest.mark.parametrize(
    ("text", "header"),
    [("a\nb\n", "|"), ("a\nb", "|-"), ("a\n", "|"), ("a\n\n  b\n", "|"), ("a: b\n# c\n- d", "|-")],
)
def test_text_over_lines_is_a_block(text: str, header: str) -> None:
    found = block(text)
    assert found is not None
    assert found[0] == header
    lines = "".join(f"  {line}\n" if line else "\n" for line in found[1])
    assert parse(f"k: {header}\n{lines}".encode()).data == {"k": text}


@pytest.mark.parametrize(
    "text", ["a", "", "\na", " a\nb", "a\n\n", "a \nb", "a\n \nb", "a\tb\n", "\ta\nb", "a\x85\nb", "a\r\nb"]
)
def test_text_that_a_block_would_change_is_none(text: str) -> None:
    assert block(text) is None
