"""A goal given as a change."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from okrcli.model.change import read_change


@pytest.mark.parametrize(
    ("written", "baseline", "aim"),
    [
        ("+25%", "40000", "50000"),
        ("-15%", "40", "34"),
        ("-15 %", "40", "34"),
        ("+25%", "-40", "-30"),
        ("-25%", "-40", "-50"),
        ("+0.5%", "200", "201"),
        ("x2", "8", "16"),
        ("×1.5", "8", "12"),
        ("x2", "-8", "-16"),
        (Decimal("-1.5"), "8", "6.5"),
        (Decimal("3"), "0", "3"),
    ],
)
def test_the_level_aimed_at(written: object, baseline: str, aim: str) -> None:
    change = read_change(written)
    assert change is not None
    assert change.aim(Decimal(baseline)) == Decimal(aim)


def test_nothing_is_no_change() -> None:
    assert read_change(None) is None


@pytest.mark.parametrize("written", ["25%", "25", "+", "%", "x", "x-2", "double", "+25%%", [], True])
def test_what_is_no_change(written: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_change(written)
    context = caught.value.context
    assert context is not None
    assert context["code"] == "OKR109"


def test_a_percentage_without_sign_asks_which_way() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_change("25%")
    context = caught.value.context
    assert context is not None
    assert context["hint"] == "say which way: +25% or -25%"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2x", "write x2"),
        ("+2,5%", "write +2.5%"),
        ("−10 %", "write -10 %"),
        ("+5 pp", "write 5, which is added to the baseline"),
        ("-1.5 points", "write -1.5, which is added to the baseline"),
    ],
)
def test_what_was_meant_is_told(written: str, hint: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_change(written)
    context = caught.value.context
    assert context is not None
    assert context["hint"] == hint
