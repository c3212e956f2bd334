from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from okrcli.scoring import HEALTHS as STATES
from okrcli.wording import Role, Value, words_for
from okrcli.wording.goals import Standing
from okrcli.wording.healths import HEALTHS, KPI_STATES, Style, health_words
from okrcli.wording.words import Words
from tests.support.plans import measure

DAY = date(2026, 11, 22)
GOAL = measure(baseline=0, target=100).goal()


@pytest.mark.parametrize(
    ("role", "value", "unit", "beside", "full", "short"),
    [
        ("text", "a\x1bb", None, None, "a␛b", "a␛b"),
        ("name", "word " * 20, None, None, f"{'word ' * 8}word…", f"{'word ' * 8}word…"),
        ("plain", "of ours", None, None, "of ours", "of ours"),
        ("number", Decimal(41200), None, None, "41,200", "41,200"),
        ("quantity", Decimal(41200), "visits", None, "41,200 visits", "41.2k"),
        ("step", Decimal(3100), "visits", None, "+3,100 visits", "+3,100"),
        ("step", Decimal(-3), None, None, "−3", "−3"),
        ("standing", Standing(Decimal(5), GOAL), None, None, "5 → 100", "5 → 100"),
        ("share", 0.43, None, None, "43 %", "43 %"),
        ("gauge", 0.43, None, 0.5, "43 %", "43 %"),
        ("score", 0.4, None, None, "0.40", "0.40"),
        ("outlook", 0.62, None, 0.3, "0.62 ± 0.30", "0.62 ± 0.30"),
        ("confidence", 0.6, None, 0.8, "0.6 ↓", "0.6 ↓"),
        ("confidence", 0.6, None, 0.5, "0.6 ↑", "0.6 ↑"),
        ("confidence", 0.6, None, 0.6, "0.6", "0.6"),
        ("factor", 1.84, None, None, "1.8 ×", "1.8 ×"),
        ("day", DAY, None, None, "22 Nov 2026", "22 Nov 2026"),
        ("short-day", DAY, None, None, "22 Nov", "22 Nov"),
        ("ago", 1, None, None, "1 day", "1 d"),
        ("health", "off-track", None, None, "off track", "off track"),
        ("symbol", "off-track", None, None, "■", "■"),
        ("tally", 3, "at-risk", None, "▲ 3 at risk", "▲ 3"),
        ("silence", 24, None, None, "stale 24 d", "stale 24 d"),
        ("spark", list, None, None, "", ""),
    ],
)
def test_what_each_role_says(
    role: Role, value: Value, unit: str | None, beside: float | None, full: str, short: str
) -> None:
    assert Words().say(value, role, unit, beside) == full
    assert Words(short=True).say(value, role, unit, beside) == short


@pytest.mark.parametrize("role", get_args(Role))
def test_nothing_is_a_dash(role: Role) -> None:
    assert Words().say(None, role) == "–"


def test_polish_has_names_of_months_and_german_iso_days() -> None:
    assert words_for("pl-PL").say(DAY, "day") == "22 lis 2026"
    assert words_for("de").say(DAY, "day") == "2026-11-22"
    assert words_for("de").say(DAY, "short-day") == "11-22"


def test_for_programs_a_share_has_no_space() -> None:
    assert words_for("en", tight=True).say(0.39, "share") == "39%"


def test_every_state_has_a_sign_a_word_and_a_style() -> None:
    assert set(STATES) < set(HEALTHS)
    for state in (*HEALTHS, *KPI_STATES):
        words = health_words(state)
        assert len(words.symbol) == 1
        assert words.style in get_args(Style)
        assert words.word
        assert words.clause
