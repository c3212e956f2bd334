from __future__ import annotations

from importlib import import_module

import pytest

from okrcli.wording.language import LANGUAGES
from okrcli.wording.language.aims import aim
from okrcli.wording.language.nouns import measured
from okrcli.wording.language.title import unfinished
from okrcli.wording.language.words import Words, words


def test_all_languages_apply_together() -> None:
    together = words()
    for language in LANGUAGES:
        spoken: Words = import_module(f"okrcli.wording.language.{language}").WORDS
        assert all(own <= every for own, every in zip(spoken, together, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_in_small_letters(language: str) -> None:
    spoken: Words = import_module(f"okrcli.wording.language.{language}").WORDS
    assert not [word for list_ in spoken for word in list_ if word != word.lower()]


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Monthly recurring revenue", "money"),
        ("Cost of a new customer", "money"),
        ("Page load time", "time"),
        ("Average time to resolve a ticket", "time"),
        ("Conversion rate of the checkout", "share"),
        ("Przychód od partnerów", "money"),
        ("Średni czas ładowania strony", "time"),
        ("Odsetek rezygnujących", "share"),
        ("Time zones covered", None),
        ("Revenue dashboards in use", None),
        ("Articles about costs", None),
        ("Czasopisma, które o nas piszą", None),
        ("Define the budget", None),
        ("Shares of our articles", None),
        ("", None),
    ],
)
def test_what_a_title_measures(title: str, what: str | None) -> None:
    assert measured(title) == what


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Increase revenue by 20 %", "20 %"),
        ("50 strategic partnerships", "50"),
        ("Win 10 customers", "10"),
        ("Grow from 10 to 25 customers", "10 to 25"),
        ("Reach 1 million readers", "1 million"),
        ("Zdobyć 500 członków", "500"),
        ("Become the first choice", None),
        ("100 % remote", None),
        ("Among the top 10 employers", None),
        ("Support for 5 new languages", None),
        ("Bring version 3 to market", None),
        ("Make 2027 our best year", None),
        ("A 5-star service, 24/7", None),
    ],
)
def test_an_aim_that_is_a_number(title: str, number: str | None) -> None:
    found = aim(title)
    assert (found.text if found else None) == number


@pytest.mark.parametrize(
    ("title", "gap"),
    [
        ("Increase visits by X%", "X%"),
        ("Visits (TBD)", "TBD"),
        ("Wizyty: do ustalenia", "do ustalenia"),
        ("Followers on X", None),
        ("Share of X-rays above 5%", None),
        ("Outboard motors", None),
    ],
)
def test_what_is_still_to_be_decided(title: str, gap: str | None) -> None:
    assert unfinished(title) == gap
