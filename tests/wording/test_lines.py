from __future__ import annotations

import pytest

from okrcli.wording.lines import cut, safe, safe_lines, split_at, width


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("Grow [red]revenue[/red] :warning:", "Grow [red]revenue[/red] :warning:"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "\ufffd31m"),
        ("a\nb\r\nc\td\x85e\u2028f", "a b  c d e f"),
        ("\u202egnp.exe\u2066\u200f", "gnp.exe"),
        ("zero\u200bwidth\ufeff\u00ad", "zerowidth"),
        ("\x7f\x00", "␡␀"),
        ("\ud800", "\ufffd"),
        ("12\N{NO-BREAK SPACE}000", "12\N{NO-BREAK SPACE}000"),
        ("👩‍💻", "👩‍💻"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_user_text_can_do_nothing_to_a_terminal(text: str, harmless: str) -> None:
    assert safe(text) == harmless


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("plain", 5),
        ("zażółć", 6),
        ("e\u0301\u0302", 1),
        ("日本語", 6),
        ("한글", 4),
        ("ｆｕｌｌ", 8),
        ("🚀", 2),
        ("👩‍💻", 2),
        ("👍🏽", 2),
        ("❤️", 2),
        ("🇵🇱", 2),
        ("●▲■◌○✓✗━╾─╎", 11),
        ("a\N{ZERO WIDTH JOINER}b", 2),
    ],
)
def test_the_columns_a_text_takes(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("Organic sessions a month", 24, "Organic sessions a month"),
        ("Organic sessions a month", 23, "Organic sessions a…"),
        ("Organic sessions a month", 17, "Organic sessions…"),
        ("Organic sessions, a month", 18, "Organic sessions…"),
        ("Internationalisation of all", 12, "Internation…"),
        ("日本語のタイトル", 9, "日本語の…"),
        ("日本語のタイトル", 8, "日本語…"),
        ("👩‍💻👩‍💻👩‍💻", 5, "👩‍💻👩‍💻…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ],
)
def test_a_text_is_cut_at_a_word_and_never_in_a_glyph(text: str, room: int, short: str) -> None:
    assert cut(text, room) == short
    assert width(short) <= room


def test_a_glyph_is_not_torn() -> None:
    assert split_at("e\u0301e\u0301日", 2) == ("e\u0301e\u0301", "日")


def test_lines_of_a_longer_text() -> None:
    assert safe_lines("\n\n one\x1b\r\n\n\ttwo  \n") == [" one␛", "", "    two"]
