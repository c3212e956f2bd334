"""Values over time at a terminal: check-ins, the line on which all goes to plan, and where it is likely to end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from okrcli.page.blocks import Chart
from okrcli.render.text.ansi import Span
from okrcli.wording.healths import Style
from okrcli.wording.lines import width
from okrcli.wording.words import Words

HEIGHT = 9
"""Lines of the plot."""

_LEGEND = 8
_NARROWEST = 16
_WIDEST = 90
# Braille patterns (U+2800): the bit of each of the eight dots of a sign, by column and by row from the top.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BRAILLE = 0x2800

Grid = list[list[Span]]


class Frame(NamedTuple):
    """From days and values to places on the plot.

    Attributes:
        start: the first day.
        days: how many follow it, at least 1.
        low: the least value.
        high: the greatest, above `low`.
        width: columns of the plot.
    """

    start: date
    days: int
    low: float
    high: float
    width: int

    def across(self, day: date) -> float:
        """The place of a day, from 0 at the left edge to 1 at the right."""
        return min(1.0, max(0.0, (day - self.start).days / self.days))

    def column(self, day: date) -> int:
        """The column of a day."""
        return round(self.across(day) * (self.width - 1))

    def up(self, value: float) -> float:
        """The place of a value, from 0 at the bottom to 1 at the top."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def row(self, value: float) -> int:
        """The line of a value, from 0 at the top."""
        return round((1 - self.up(value)) * (HEIGHT - 1))


def draw_chart(chart: Chart, words: Words, room: int) -> list[list[Span]]:
    """The lines of a chart; none where there is no room for it or nothing on it.

    Layers, each over the ones before: today, limits, the likely end, the line to plan, the values.
    """
    low, high = _range(chart)
    ticks = {value: words.say(value, chart.role, chart.unit) for value in _ticks(chart)}
    margin = max(map(width, ticks.values()), default=0) + 2
    plot = min(room, _WIDEST) - margin - 2 - _LEGEND
    if plot < _NARROWEST or not (chart.points or chart.ideal or chart.limits):
        return []
    frame = Frame(chart.start, max(1, (chart.due - chart.start).days), low, high, plot)
    grid: Grid = [[(" ", "plain")] * plot for _ in range(HEIGHT)]
    _background(grid, chart, frame)
    _line(grid, frame, chart.ideal, "dim", dotted=True)
    _line(grid, frame, chart.points, chart.style, dotted=False)
    for day, value in chart.points:
        grid[frame.row(value)][frame.column(day)] = ("●", chart.style)
    legend = _legend(chart, frame)
    labels = _labels(ticks, frame)
    lines: list[list[Span]] = []
    for row in range(HEIGHT):
        text, said = labels.get(row, ""), legend.get(row, "")
        edge = "┤" if text else "│"
        lines.append([(text.rjust(margin), "dim"), (f" {edge}", "dim"), *grid[row], (f" {said}", "dim")])
    return [*lines, *_axis(chart, frame, words, margin)]


def _range(chart: Chart) -> tuple[float, float]:
    values = [value for _, value in (*chart.points, *chart.ideal)] + list(chart.limits)
    if chart.outlook is not None:
        values += [chart.outlook.value, chart.outlook.low, chart.outlook.high]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if high > low:
        return low, high
    half = abs(low) / 2 or 1.0
    return low - half, high + half


def _ticks(chart: Chart) -> list[float]:
    """The values worth a name, the most important first: the goal, the start, the limits, the last value."""
    ends = [chart.ideal[-1][1], chart.ideal[0][1]] if chart.ideal else []
    last = [chart.points[-1][1]] if chart.points else []
    return [*ends, *chart.limits, *last]


def _labels(ticks: dict[float, str], frame: Frame) -> dict[int, str]:
    labels: dict[int, str] = {}
    for value, text in ticks.items():
        labels.setdefault(frame.row(value), text)
    return labels


def _background(grid: Grid, chart: Chart, frame: Frame) -> None:
    today = frame.column(chart.today)
    if chart.start <= chart.today <= chart.due:
        for line in grid:
            line[today] = ("┊", "dim")
    for limit in chart.limits:
        grid[frame.row(limit)] = [("┄", "dim")] * frame.width
    outlook = chart.outlook
    if outlook is None or outlook.day >= chart.due:
        return
    first = frame.column(outlook.day)
    for column in range(first + 1, frame.width):
        gone = (column - first) / (frame.width - 1 - first)
        top = frame.row(outlook.value + (outlook.high - outlook.value) * gone)
        bottom = frame.row(outlook.value + (outlook.low - outlook.value) * gone)
        for row in range(min(top, bottom), max(top, bottom) + 1):
            grid[row][column] = ("░", "dim")


def _line(grid: Grid, frame: Frame, points: Sequence[tuple[date, float]], style: Style, *, dotted: bool) -> None:
    """Draws a line through points with braille dots, two to a column and four to a row; every other one if dotted."""
    signs: dict[tuple[int, int], int] = {}
    for number, (across, down) in enumerate(_dots(frame, points)):
        if dotted and number % 3:
            continue
        place = (down // 4, across // 2)
        signs[place] = signs.get(place, 0) | _DOTS[across % 2][down % 4]
    for (row, column), sign in signs.items():
        grid[row][column] = (chr(_BRAILLE + sign), style)


def _dots(frame: Frame, points: Sequence[tuple[date, float]]) -> Iterable[tuple[int, int]]:
    across, down = frame.width * 2 - 1, HEIGHT * 4 - 1
    places = [(round(frame.across(day) * across), (1 - frame.up(value)) * down) for day, value in points]
    for (left, begin), (right, end) in pairwise(places):
        steps = max(right - left, round(abs(end - begin)), 1)
        for step in range(steps + 1):
            yield left + round((right - left) * step / steps), round(begin + (end - begin) * step / steps)


def _legend(chart: Chart, frame: Frame) -> dict[int, str]:
    legend: dict[int, str] = {}
    if chart.ideal:
        legend[frame.row(chart.ideal[-1][1])] = "plan"
    if chart.outlook is not None:
        row = frame.row(chart.outlook.likely)
        beside = [row, row + 1, row - 1]
        legend[next(each for each in beside if each not in legend)] = "likely"
    return legend


def _axis(chart: Chart, frame: Frame, words: Words, margin: int) -> list[list[Span]]:
    line = ["─"] * frame.width
    for day, _ in chart.marks:
        line[frame.column(day)] = "◆"
    labels = [" "] * (frame.width + _LEGEND)
    days = [
        chart.start,
        chart.due,
        *([chart.today] if chart.start <= chart.today <= chart.due else []),
        *_months(chart),
    ]
    for day in days:
        said = "today" if day == chart.today else words.say(day, "short-day")
        column = frame.column(day)
        at = min(max(0, column - len(said) // 2), frame.width - len(said)) if column else 0
        around = labels[max(0, at - 2) : at + len(said) + 2]
        if all(each == " " for each in around):
            labels[at : at + len(said)] = said
            line[column] = "┴" if line[column] == "─" else line[column]
    before = " " * margin
    return [
        [(before, "plain"), (f" └{''.join(line)}", "dim")],
        [(before, "plain"), (f"  {''.join(labels).rstrip()}", "dim")],
    ]


def _months(chart: Chart) -> list[date]:
    """The first day of each month between start and due date, for windows of up to two years."""
    months: list[date] = []
    number = chart.start.year * 12 + chart.start.month
    while len(months) < 24:
        first = date(number // 12, number % 12 + 1, 1)
        if first >= chart.due:
            return months
        months.append(first)
        number += 1
    return []
