from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.wording.locales import find_locale
from okrcli.wording.typed import TwoMeanings, quoted, read_answer, read_number, read_share, unmistakable

ANYWHERE = ("en", "pl", "de", "fr", "de-CH", "es", "ja")


def read(text: str, locale: str = "en", unit: str | None = None, near: str | None = None) -> str | None:
    """A number as text; `?` and what it may mean where that is not decided."""
    try:
        found = read_number(text, find_locale(locale), unit, None if near is None else Decimal(near))
    except TwoMeanings as error:
        return "? " + " ".join(f"{each:f}" for each in error.meanings)
    return None if found is None else f"{found:f}"


@pytest.mark.parametrize("locale", ANYWHERE)
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("43900", "43900"),
        (" 43900 ", "43900"),
        ("43.9k", "43900"),
        ("43,9k", "43900"),
        ("43.9 K", "43900"),
        ("1.2M", "1200000"),
        ("2 mln", "2000000"),
        ("12 tys.", "12000"),
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("3,5", "3.5"),
        ("43.90", "43.90"),
        ("0,123", "0.123"),
        ("1.2340", "1.2340"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("+5", "5"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567", "1234567"),
        ("1'234", "1234"),
        ("1_000", "1000"),
        ("1 234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("1234,567", "1234.567"),
    ],
)
def test_what_has_one_meaning_has_it_everywhere(text: str, meant: str, locale: str) -> None:
    assert read(text, locale) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "1:30",
        "4 4300",
        "1,23,4",
        "12,34,567",
        "1.234.5",
        "5.",
        "1e3",
        "٣",
        "½",
        "5 km",
        "5x",
        "--5",
        "1 2",
        "0x10",
        "inf",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert {read(text, locale) for locale in ANYWHERE} == {None}


@pytest.mark.parametrize(
    ("text", "locale", "meant"),
    [
        ("1,234", "en", "1234"),
        ("1.234", "en", "1.234"),
        ("1,234", "pl", "1.234"),
        ("1.234", "pl", "? 1234 1.234"),
        ("1.234", "de", "1234"),
        ("1,234", "de", "1.234"),
        ("1.234", "fr", "? 1234 1.234"),
        ("1,234", "de-CH", "? 1234 1.234"),
        ("10,000k", "en", "10000000"),
    ],
)
def test_the_locale_decides(text: str, locale: str, meant: str) -> None:
    assert read(text, locale) == meant


@pytest.mark.parametrize(
    ("text", "locale", "near", "meant"),
    [
        ("1,234", "en", "1200", "1234"),
        ("1,234", "en", "1.2", "? 1234 1.234"),
        ("1.234", "en", "1200", "? 1234 1.234"),
        ("1.234", "pl", "1200", "1234"),
        ("1.234", "pl", "-1200", "1234"),
        ("1.234", "pl", "1.3", "1.234"),
        ("1.234", "pl", "40", "? 1234 1.234"),
        ("1.234", "pl", "0", "? 1234 1.234"),
        ("1,234", "en", "40", "1234"),
    ],
)
def test_the_size_of_the_last_value_has_a_say(text: str, locale: str, near: str, meant: str) -> None:
    assert read(text, locale, near=near) == meant


@pytest.mark.parametrize(
    ("text", "locale", "unit", "meant"),
    [
        ("1.234", "pl", "%", "1.234"),
        ("1.234", "pl", "PLN", "1234"),
        ("1,234", "en", "%", "? 1234 1.234"),
        ("1,234", "en", "USD", "1234"),
        ("12.345", "pl", "sessions", "? 12345 12.345"),
    ],
)
def test_the_unit_has_a_say(text: str, locale: str, unit: str, meant: str) -> None:
    assert read(text, locale, unit) == meant


@pytest.mark.parametrize(
    ("text", "unit", "meant"),
    [
        ("3.5%", "%", "3.5"),
        ("3,5 %", "%", "3.5"),
        ("70%", "sessions", None),
        ("44,300 sessions", "sessions", "44300"),
        ("30 Sessions", "sessions", "30"),
        ("$44,300", "USD", "44300"),
        ("44 300 zł", "PLN", "44300"),
        ("EUR 12.5", "EUR", "12.5"),
        ("€5", "USD", None),
        ("5m", "m", "5"),
        ("5 min", "min", "5"),
    ],
)
def test_the_unit_may_stand_beside_the_number(text: str, unit: str, meant: str | None) -> None:
    assert read(text, "en", unit) == meant


def test_a_percentage_without_a_unit_may_be_a_share() -> None:
    assert read("70%") == "? 70 0.7"
    assert (read("70%", near="65"), read("70%", near="0.65")) == ("70", "0.7")


def test_what_is_not_decided_says_how_to_write_it() -> None:
    with pytest.raises(TwoMeanings) as caught:
        read_number("1.234", find_locale("pl"))
    assert str(caught.value) == "`1.234` may mean 1234 or 1.234"
    assert caught.value.hint == "write 1234 or 1.2340"
    assert [read(way, "pl") for way in caught.value.ways] == ["1234", "1.2340"]


@pytest.mark.parametrize("value", ["1234", "1.234", "0.5", "-12.345", "1000000"])
def test_unmistakable_digits_have_one_meaning_everywhere(value: str) -> None:
    written = unmistakable(Decimal(value))
    assert {Decimal(str(read(written, locale))) for locale in ANYWHERE} == {Decimal(value)}


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.7", "0.7"),
        ("0,7", "0.7"),
        ("7/10", "0.7"),
        ("7 / 10", "0.7"),
        ("70%", "0.7"),
        ("70 %", "0.7"),
        ("2/3", "0.6667"),
        ("0", "0"),
        ("1", "1"),
        ("100%", "1"),
        ("0.12346", "0.1235"),
        ("7", None),
        ("-0.1", None),
        ("101%", None),
        ("1/0", None),
        ("11/10", None),
        ("high", None),
        ("", None),
    ],
)
def test_shares(text: str, share: str | None) -> None:
    assert {read_share(text, find_locale(locale)) for locale in ("en", "pl")} == {
        None if share is None else Decimal(share)
    }


def test_what_is_quoted_can_do_nothing_to_a_terminal() -> None:
    assert quoted("a\x1b[31m\nb") == "a␛[31m b"
    assert len(quoted("word " * 50)) <= 40


@pytest.mark.parametrize(
    ("text", "locale", "answer"),
    [
        (" Yes ", "pl", "yes"),
        ("n", "en", "no"),
        ("Tak", "pl-PL", "yes"),
        ("NIE", "pl", "no"),
        ("nie", "en", None),
        ("perhaps", "pl", None),
    ],
)
def test_a_yes_is_typed_in_english_or_in_the_language_of_the_locale(text: str, locale: str, answer: str | None) -> None:
    assert read_answer(text, find_locale(locale)) == answer
