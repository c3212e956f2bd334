from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.wording.locales import ENGLISH, find_locale
from okrcli.wording.numbers import compact, fixed, number, signed


@pytest.mark.parametrize(
    ("value", "full", "short"),
    [
        ("0", "0", "0"),
        ("41200", "41,200", "41.2k"),
        ("44300.00", "44,300", "44.3k"),
        ("9999", "9,999", "9,999"),
        ("10000", "10,000", "10k"),
        ("999499", "999,499", "999k"),
        ("999500", "999,500", "1M"),
        ("1240000", "1,240,000", "1.24M"),
        ("1e9", "1,000,000,000", "1B"),
        ("1e12", "1,000,000,000,000", "1T"),
        ("1e30", "1e30", "1e30"),
        ("-1e-30", "−1e−30", "−1e−30"),
        ("2.345", "2.35", "2.35"),
        ("2.5", "2.5", "2.5"),
        ("0.0125", "0.0125", "0.0125"),
        ("0.123456", "0.123", "0.123"),
        ("123456.78", "123,457", "123k"),
        ("-41200", "−41,200", "−41.2k"),
    ],
)
def test_a_number_in_full_and_in_short(value: str, full: str, short: str) -> None:
    assert (number(Decimal(value)), compact(Decimal(value))) == (full, short)


@pytest.mark.parametrize(
    ("name", "whole", "thousand"),
    [
        ("en", "12,345.6", "1,200"),
        ("en-GB", "12,345.6", "1,200"),
        ("pl", "12\N{NO-BREAK SPACE}345,6", "1200"),
        ("pl-PL", "12\N{NO-BREAK SPACE}345,6", "1200"),
        ("pl_PL.UTF-8", "12\N{NO-BREAK SPACE}345,6", "1200"),
        ("de", "12.345,6", "1.200"),
        ("de-CH", "12’345.6", "1’200"),
        ("fr", "12\N{NARROW NO-BREAK SPACE}345,6", "1\N{NARROW NO-BREAK SPACE}200"),
        ("es", "12.345,6", "1200"),
        ("it", "12.345,6", "1.200"),
        ("nl", "12.345,6", "1.200"),
        ("pt", "12.345,6", "1200"),
        ("cs", "12\N{NO-BREAK SPACE}345,6", "1\N{NO-BREAK SPACE}200"),
        ("sv", "12\N{NO-BREAK SPACE}345,6", "1\N{NO-BREAK SPACE}200"),
        ("uk", "12\N{NO-BREAK SPACE}345,6", "1\N{NO-BREAK SPACE}200"),
        ("ja-JP", "12,345.6", "1,200"),
        ("tlh", "12,345.6", "1,200"),
    ],
)
def test_the_signs_of_a_language(name: str, whole: str, thousand: str) -> None:
    locale = find_locale(name)
    assert number(Decimal("12345.6"), locale) == whole
    assert number(Decimal(1200), locale) == thousand


def test_million_in_polish_groups_all_digits() -> None:
    assert number(Decimal(1234567), find_locale("pl")) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"
    assert number(Decimal("-1234.5"), find_locale("pl")) == "−1234,5"


def test_an_unknown_language_is_english() -> None:
    assert find_locale("") is find_locale("xx-XX") is ENGLISH


def test_half_goes_up_also_in_floats() -> None:
    assert [fixed(each, 2) for each in (0.125, 0.285, -0.125, 1.005)] == ["0.13", "0.29", "−0.13", "1.01"]
    assert fixed(Decimal("0.125"), 2) == "0.13"


def test_what_is_rounded_to_nothing_has_no_sign() -> None:
    assert (fixed(-0.001, 2), number(-0.0004, places=3)) == ("0.00", "0")


def test_a_sign_in_front() -> None:
    assert [signed(each) for each in ("3", "−3", "0", "0.0")] == ["+3", "−3", "0", "0.0"]
