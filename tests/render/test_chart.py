from __future__ import annotations

from datetime import date

from okrcli.page import Chart, Outlook
from okrcli.render.text.ansi import columns, paint
from okrcli.render.text.chart import draw_chart
from okrcli.wording import Words

START, DUE, TODAY = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 22)
CHART = Chart(
    START,
    DUE,
    TODAY,
    points=((date(2026, 10, 5), 41.0), (date(2026, 11, 16), 44.0)),
    ideal=((START, 40.0), (DUE, 60.0)),
    outlook=Outlook(date(2026, 11, 16), 44.0, 40.0, 46.0, 52.0),
    marks=((date(2026, 10, 20), "moved"),),
    role="quantity",
    unit="%",
)


def _drawn(chart: Chart, room: int = 80) -> list[str]:
    return [paint(line, colour=False) for line in draw_chart(chart, Words(short=True), room)]


def test_a_chart_names_its_values_and_days() -> None:
    text = "\n".join(_drawn(CHART))
    for name in ("60 %", "40 %", "44 %", "1 Oct", "31 Dec", "today", "plan", "likely", "◆"):
        assert name in text
    assert text.count("●") == 2


def test_a_falling_goal_falls_on_the_chart() -> None:
    lines = _drawn(CHART._replace(ideal=((START, 60.0), (DUE, 40.0)), outlook=None))
    assert lines[0].startswith("  60 %")
    assert "plan" in lines[8]


def test_limits_run_from_side_to_side() -> None:
    lines = _drawn(CHART._replace(ideal=(), outlook=None, limits=(42.5,)))
    assert any(line.count("┄") > 50 for line in lines)


def test_one_reading_alone_is_drawn() -> None:
    lines = _drawn(Chart(TODAY, TODAY, TODAY, ((TODAY, 5.0),), role="number"))
    assert sum(line.count("●") for line in lines) == 1


def test_nothing_to_draw_and_no_room_draw_nothing() -> None:
    assert _drawn(Chart(START, DUE, TODAY, ())) == []
    assert _drawn(CHART, 30) == []


def test_no_line_is_wider_than_its_room() -> None:
    for room in range(31, 130):
        assert all(columns(line) <= room for line in draw_chart(CHART, Words(short=True), room))
