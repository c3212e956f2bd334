from __future__ import annotations

from decimal import Decimal

import pytest

from okrcli.wording.locales import find_locale
from okrcli.wording.shares import apart, percent, score


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0 %"),
        (0.285, "29 %"),
        (0.425, "43 %"),
        (0.994, "99 %"),
        (0.9999, "99 %"),
        (1.0, "100 %"),
        (1.294, "129 %"),
        (-0.235, "−24 %"),
        (-0.001, "0 %"),
        (Decimal("0.5"), "50 %"),
    ],
)
def test_a_share_in_percent(share: float, said: str) -> None:
    assert percent(share) == said
    assert percent(share, tight=True) == said.replace(" ", "")


def test_what_falls_short_of_one_never_reads_as_one() -> None:
    assert [score(each) for each in (0.996, 0.9999999, 1.0, 0.0)] == ["0.99", "0.99", "1.00", "0.00"]
    assert score(0.47, find_locale("pl")) == "0,47"


def test_a_share_is_told_from_a_mark_it_misses_by_little() -> None:
    assert [apart(each, 0.7) for each in (0.5, 0.699, 0.6999, 0.7)] == ["0.5", "0.699", "0.6999", "0.7"]
