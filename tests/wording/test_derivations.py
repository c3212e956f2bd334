from __future__ import annotations

from decimal import Decimal

from okrcli.wording.derivations import mean, put_in, share
from okrcli.wording.locales import find_locale
from okrcli.wording.plurals import counted


def test_negative_numbers_stand_in_parentheses() -> None:
    assert put_in("{a} − {b}", {"a": Decimal(0), "b": Decimal("-10.5")}) == "0 − (−10.5)"


def test_numbers_have_the_signs_of_the_locale() -> None:
    assert put_in("{a} / {b}", {"a": Decimal("1.5"), "b": 3}, find_locale("pl")) == "1,5 / 3"
    assert share(0.1764, find_locale("de")) == "0,176"


def test_weights_are_shown_where_they_differ() -> None:
    assert mean([(1, 0.5), (1, 1.0)]) == "(0.5 + 1) / 2"
    assert mean([(1, 0.5), (3, 1.0)]) == "(1 × 0.5 + 3 × 1) / 4"


def test_counts_agree_with_their_noun() -> None:
    assert [counted(each, "entry", "entries") for each in (0, 1, 2)] == ["0 entries", "1 entry", "2 entries"]
