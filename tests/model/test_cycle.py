"""Cycles by name."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.model.cycle import BACKLOG, find_cycle, quarter_of
from okrcli.model.window import Window


@pytest.mark.parametrize(
    ("name", "start", "due"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
    ],
)
def test_the_calendar(name: str, start: date, due: date) -> None:
    found = find_cycle(name, {})
    assert found is not None
    assert found.window == Window(start, due)
    assert found.length == (due - start).days + 1


@pytest.mark.parametrize(
    ("name", "named_by_end", "start", "due"),
    [
        ("2026", True, date(2025, 2, 1), date(2026, 1, 31)),
        ("2026", False, date(2026, 2, 1), date(2027, 1, 31)),
        ("2026-Q4", True, date(2025, 11, 1), date(2026, 1, 31)),
        ("2026-H1", False, date(2026, 2, 1), date(2026, 7, 31)),
        ("2026-11", True, date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_a_fiscal_year_from_february(name: str, named_by_end: bool, start: date, due: date) -> None:
    found = find_cycle(name, {}, first_month=2, named_by_end=named_by_end)
    assert found is not None
    assert found.window == Window(start, due)


def test_a_fiscal_year_from_january_has_one_name() -> None:
    assert find_cycle("2026", {}, named_by_end=True) == find_cycle("2026", {}, named_by_end=False)


@pytest.mark.parametrize("name", ["2026-Q5", "2026-13", "2025-W53", "2026-W00", "26-Q1", "Q4 2026", "0000", "9999", ""])
def test_what_is_no_cycle(name: str) -> None:
    assert find_cycle(name, {}) is None


def test_a_custom_name_comes_first() -> None:
    sprint = Window(date(2026, 9, 7), date(2026, 9, 25))
    for name in ("2026-sprint-9", "2026-Q4"):
        found = find_cycle(name, {name: sprint})
        assert found is not None
        assert found.window == sprint


def test_a_year_encloses_its_quarter_and_nothing_the_backlog() -> None:
    year, quarter, backlog = (find_cycle(name, {}) for name in ("2026", "2026-Q4", BACKLOG))
    assert year is not None and quarter is not None and backlog is not None
    assert year.encloses(quarter)
    assert not quarter.encloses(year)
    assert not year.encloses(year)
    assert not backlog.encloses(quarter)


@pytest.mark.parametrize(
    ("day", "first_month", "named_by_end", "name"),
    [
        (date(2026, 11, 22), 1, True, "2026-Q4"),
        (date(2026, 1, 1), 1, True, "2026-Q1"),
        (date(2026, 1, 31), 2, True, "2026-Q4"),
        (date(2026, 2, 1), 2, True, "2027-Q1"),
        (date(2026, 2, 1), 2, False, "2026-Q1"),
    ],
)
def test_the_quarter_of_a_day(day: date, first_month: int, named_by_end: bool, name: str) -> None:
    assert quarter_of(day, first_month=first_month, named_by_end=named_by_end) == name
    found = find_cycle(name, {}, first_month=first_month, named_by_end=named_by_end)
    assert found is not None
    assert found.window.start <= day <= found.window.due
