from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.wording.locales import find_locale
from okrcli.wording.units import is_currency, quantity


@pytest.mark.parametrize(
    ("value", "unit", "full", "short"),
    [
        ("2.2", "%", "2.2 %", "2.2 %"),
        ("44300", "sessions", "44,300 sessions", "44.3k"),
        ("1200000", "PLN", "1,200,000 PLN", "1.2M PLN"),
        ("13.4", "PLN", "13.40 PLN", "13.4 PLN"),
        ("12", "USD", "12 USD", "12 USD"),
        ("90", "s", "90 s", "90 s"),
        ("2.5", "h", "2.5 h", "2.5 h"),
        ("7", "min", "7 min", "7 min"),
        ("350", "kg", "350 kg", "350 kg"),
        ("3", None, "3", "3"),
    ],
)
def test_a_value_with_its_unit(value: str, unit: str | None, full: str, short: str) -> None:
    assert quantity(Decimal(value), unit) == full
    assert quantity(Decimal(value), unit, short=True) == short


def test_money_in_polish() -> None:
    assert quantity(Decimal("1200.5"), "PLN", find_locale("pl")) == "1200,50 PLN"


def test_currencies_are_three_capital_letters() -> None:
    assert [is_currency(each) for each in ("PLN", "pln", "EURO", "€€€", "US1")] == [True, False, False, False, False]
