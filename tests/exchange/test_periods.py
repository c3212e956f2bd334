from __future__ import annotations

from datetime import date

import pytest

from okrcli.exchange.days import TwoDays, read_day
from okrcli.exchange.periods import cycle_between, cycle_of, read_period
from tests.support.plans import settings

PERIODS = {
    "OKRs 2019 Q1": "2019-Q1",
    "Q1 2018": "2018-Q1",
    "1Q2018": "2018-Q1",
    "2021Q3": "2021-Q3",
    "Q3'21": "2021-Q3",
    "FY21 Q3": "2021-Q3",
    "Q4 FY2023": "2023-Q4",
    "Q1 (Jan-Mar) 2024": "2024-Q1",
    "third quarter of 2021": "2021-Q3",
    "III kwartał 2021": "2021-Q3",
    "2. kwartał 2022": "2022-Q2",
    "Q1-Q2 2021": "2021-H1",
    "FY22 H1": "2022-H1",
    "1H21": "2021-H1",
    "January 2021": "2021-01",
    "2021-01": "2021-01",
    "Oct - Dec 2026": "2026-Q4",
    "2021-W07": "2021-W07",
    "FY21": "2021",
    "Goals for 2024": "2024",
    "We won 2000 users": None,
    "issue #2019": None,
    "Q3": None,
}


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_in_its_spelling_is_a_cycle(text: str) -> None:
    assert read_period(text) == PERIODS[text]


def test_a_moment_of_a_tool_is_the_quarter_that_it_begins() -> None:
    assert cycle_of("2021-09-30T21:00:00Z", settings()) == "2021-Q4"


def test_two_days_are_the_shortest_cycle_around_them() -> None:
    calendar = settings()
    assert cycle_between(date(2021, 10, 1), date(2021, 12, 31), calendar) == "2021-Q4"
    assert cycle_between(date(2021, 7, 1), date(2021, 12, 31), calendar) == "2021-H2"
    assert cycle_between(date(2021, 1, 1), date(2021, 12, 31), calendar) == "2021"
    assert cycle_between(date(2021, 11, 3), date(2021, 12, 1), calendar) == "2021-Q4"
    assert cycle_between(None, date(2021, 12, 1), calendar) == "2021-Q4"
    assert cycle_between(None, None, calendar) is None


def test_a_fiscal_year_of_its_own_is_kept() -> None:
    fiscal = settings(fiscal_year={"starts": 2})
    assert cycle_between(date(2021, 2, 1), date(2021, 4, 30), fiscal) == "2022-Q1"
    assert cycle_of("FY22 Q1", fiscal) == "2022-Q1"


def test_a_day_that_may_be_two_is_not_guessed() -> None:
    with pytest.raises(TwoDays):
        read_day("3/4/2026")
    assert read_day("3/4/2026", True) == date(2026, 4, 3)
    assert read_day("3/4/2026", False) == date(2026, 3, 4)
    assert read_day("3.4.2026") == date(2026, 4, 3)
    assert read_day("forty") is None
