from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.sources.formula import BadFormula, NoResult, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("value", "7"), ("value * 100", "700"), ("-value + 1", "-6"), ("2 - value - 1", "-6"), ("value / 2 / 7", "0.5"),
        ("(1 + value) * (2 - .5)", "12.0"), ("value*1.10", "7.70"), (" ( value ) ", "7"), ("2*-value", "-14"),
    ],
)  # fmt: skip
def test_it_computes_exactly(text: str, expected: str) -> None:
    assert parse(text)(Decimal(7)) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "", "1", "value +", "value value", "values", "value ** 2", "(value", "value)", "value % 2", "__import__('os')",
        "value.real", "1_000 * value", "value * 1e3", "value; 1", "x * value", "(" * 30 + "value" + ")" * 30, "value+" * 90 + "1",
    ],
)  # fmt: skip
def test_nothing_else_is_one(text: str) -> None:
    with pytest.raises(BadFormula):
        parse(text)


@pytest.mark.parametrize("text", ["1 / value", "value / 0"])
def test_dividing_by_zero_has_no_result(text: str) -> None:
    with pytest.raises(NoResult):
        parse(text)(Decimal(0))
