from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.model.kind import Kind
from okrcli.wording.goals import Standing, goal_line, standing
from okrcli.wording.locales import find_locale
from tests.support.plans import measure

CASES = [
    ({"baseline": 40000, "change": "+25%", "unit": "sessions"}, 44300, "44.3k → 50k", "44,300 → 50,000 sessions"),
    ({"baseline": 2, "target": 3, "unit": "%"}, "2.3", "2.3 % → 3 %", "2.3 % → 3 %"),
    ({"baseline": -10, "target": 10}, 0, "0 → 10", "0 → 10"),
    ({"baseline": 40, "target": 60}, None, "– → 60", "– → 60"),
    ({"baseline": 40, "target": None}, 41, "41 → ?", "41 → ?"),
    ({"baseline": 40000, "target": 44320}, 44290, "44,290 → 44,320", "44,290 → 44,320"),
    ({"kind": "total", "target": 10, "unit": "articles"}, 6, "6 → 10", "6 → 10 articles"),
    (
        {"kind": "recurring", "target": 20, "per": "month", "unit": "posts"},
        12,
        "12 / 20/month",
        "12 of 20 posts a month",
    ),
    ({"kind": "maintain", "min": 40}, 42, "42 ≥ 40", "42 ≥ 40"),
    ({"kind": "maintain", "max": 45, "unit": "%"}, 44, "44 % ≤ 45 %", "44 % ≤ 45 %"),
    ({"kind": "maintain", "min": 1, "max": 3, "unit": "%"}, 2, "2 % 1…3 %", "2 % in 1 … 3 %"),
    ({"kind": "maintain", "min": 53, "strict": True, "hold": "each-month"}, 54, "54 > 53", "54 > 53 each month"),
    ({"kind": "maintain", "max": 15, "hold": "at-end"}, 15, "15 ≤ 15", "15 ≤ 15 at the end"),
    ({"kind": "milestones", "steps": [{"id": "a"}, {"id": "b"}]}, 1, "1 / 2 steps", "1 of 2 steps"),
    ({"kind": "binary"}, 0, "no → yes", "no → yes"),
    ({"kind": "binary"}, 1, "yes", "yes"),
    ({"kind": "binary"}, None, "– → yes", "– → yes"),
    ({"kind": "judged"}, "0.5", "0.5 → 1", "0.5 → 1"),
]


@pytest.mark.parametrize(("keys", "value", "short", "full"), CASES)
def test_where_it_stands_for_every_kind(keys: dict[str, object], value: object, short: str, full: str) -> None:
    kind = measure(**keys)
    stands = Standing(None if value is None else Decimal(str(value)), kind.goal(), kind.reads)
    assert standing(stands, short=True).line() == short
    assert standing(stands).line() == full


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"baseline": 40000, "change": "+25%", "unit": "sessions"}, "from 40,000 to 50,000 sessions (+25%)"),
        ({"baseline": 2, "change": "+10%", "unit": "%"}, "from 2 % to 2.2 % (+10%)"),
        ({"baseline": None, "target": 5}, "from ? to 5"),
        ({"kind": "recurring", "target": 20, "per": "week"}, "20 a week"),
        ({"kind": "recurring", "target": None, "per": "week"}, "? a week"),
        ({"kind": "maintain", "min": 40}, "≥ 40"),
        ({"kind": "maintain", "min": 1, "max": 3, "hold": "each-week"}, "between 1 … 3 each week"),
        ({"kind": "milestones", "steps": [{"id": "a"}]}, "1 step"),
        ({"kind": "binary"}, "a yes"),
        ({"kind": "judged"}, "a verdict of 1"),
    ],
)
def test_what_it_aims_at(keys: dict[str, object], said: str) -> None:
    kind: Kind = measure(**keys)
    assert goal_line(kind.goal(), kind.reads) == said


def test_goals_have_the_signs_of_the_locale() -> None:
    kind = measure(baseline=40000, target=50000.5)
    said = standing(Standing(Decimal(41200), kind.goal()), find_locale("pl")).line()
    assert said == "41\N{NO-BREAK SPACE}200 → 50\N{NO-BREAK SPACE}000,5"


def test_a_unit_is_a_users_text() -> None:
    kind = measure(baseline=1, target=2, unit="\x1b[31mx")
    assert "\x1b" not in standing(Standing(Decimal(1), kind.goal())).line()
