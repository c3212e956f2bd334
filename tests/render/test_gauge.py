from __future__ import annotations

import pytest

from okrcli.render.text.gauge import gauge, sparkline


@pytest.mark.parametrize(
    ("share", "mark", "bar"),
    [
        (0.0, None, "──────────"),
        (0.5, None, "━━━━━─────"),
        (0.45, None, "━━━━╾─────"),
        (1.0, None, "━━━━━━━━━━"),
        (1.3, 0.5, "━━━━━╎━━━━"),
        (-0.3, 0.5, "─────╎────"),
        (None, 0.5, "─────╎────"),
        (0.3, 0.0, "╎━━───────"),
        (0.3, 1.0, "━━━──────╎"),
        (0.57, 0.57, "━━━━━╎────"),
    ],
)
def test_a_bar_is_filled_to_half_a_column_and_marked(share: float | None, mark: float | None, bar: str) -> None:
    spans = gauge(share, mark, 10, "good")
    assert "".join(text for text, _ in spans) == bar
    assert {style for text, style in spans if "━" in text} <= {"good"}
    assert {style for text, style in spans if "╎" in text} <= {"strong"}


@pytest.mark.parametrize("room", [1, 2, 7, 20])
def test_a_bar_is_as_wide_as_its_room(room: int) -> None:
    for share in (-1.0, 0.0, 0.2, 0.5, 0.99, 1.0, 7.0):
        for mark in (None, 0.0, 0.5, 1.0):
            assert sum(len(text) for text, _ in gauge(share, mark, room)) == room


@pytest.mark.parametrize(
    ("values", "top", "drawn"),
    [
        ([], 1.0, ""),
        ([0.0, 0.5, 1.0], 1.0, "▁▅█"),
        ([-0.5, 1.5], 1.0, "▁█"),
        ([3, 5, 4], None, "▁█▅"),
        ([7, 7], None, "▄▄"),
        (list(range(20)), None, "▁▂▃▄▅▆▇█"),
    ],
)
def test_a_sparkline_shows_the_last_values(values: list[float], top: float | None, drawn: str) -> None:
    assert sparkline(values, 8, top) == drawn
