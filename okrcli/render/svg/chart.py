"""Values over time as SVG: check-ins, the line on which all goes to plan, and where it is likely to end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.page.blocks import Chart
from okrcli.render.svg.escaping import escape
from okrcli.render.svg.figures import number
from okrcli.wording.words import Words

WIDE, HIGH = 270, 118
"""The size of a chart, in units of its own; it is drawn as wide as there is room."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 4, 56, 10, 18
_APART = 10
_CORNERS = 12


class Plane(NamedTuple):
    """From days and values to places.

    Attributes:
        start: the first day.
        days: how many follow it, at least 1.
        low: the least value.
        high: the greatest, above `low`.
    """

    start: date
    days: int
    low: float
    high: float

    def x(self, day: date) -> float:
        """The place of a day from the left."""
        share = min(1.0, max(0.0, (day - self.start).days / self.days))
        return _LEFT + share * (WIDE - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        """The place of a value from the top."""
        share = min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))
        return HIGH - _BOTTOM - share * (HIGH - _TOP - _BOTTOM)

    def path(self, points: Iterable[tuple[date, float]]) -> str:
        """A line through some points."""
        return "M" + "L".join(f"{number(self.x(day))} {number(self.y(value))}" for day, value in points)


def draw_chart(chart: Chart, words: Words) -> str:
    """The picture alone; empty where there is nothing on it."""
    if not (chart.points or chart.ideal or chart.limits):
        return ""
    brief = words._replace(short=True)
    plane = _plane(chart)
    drawn = "".join((*_background(chart, plane), *_course(chart, plane, brief), *_axis(chart, plane, brief)))
    told = escape(_told(chart, words))
    return f'<svg viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{told}">{drawn}</svg>'


def _plane(chart: Chart) -> Plane:
    values = [value for _, value in (*chart.points, *chart.ideal)] + list(chart.limits)
    if chart.outlook is not None:
        values += [chart.outlook.low, chart.outlook.high]
    low, high = min(values), max(values)
    if high <= low:
        half = abs(low) / 2 or 1.0
        low, high = low - half, high + half
    return Plane(chart.start, max(1, (chart.due - chart.start).days), low, high)


def _background(chart: Chart, plane: Plane) -> Iterator[str]:
    if chart.start <= chart.today <= chart.due:
        across = number(plane.x(chart.today))
        yield f'<path class="today" d="M{across} {_TOP - 4}V{HIGH - _BOTTOM}"/>'
    ahead = chart.outlook
    if ahead is not None:
        corners = ((ahead.day, ahead.value), (chart.due, ahead.high), (chart.due, ahead.low))
        yield f'<path class="band" d="{plane.path(corners)}Z"/>'
        yield f'<path class="likely" d="{plane.path(((ahead.day, ahead.value), (chart.due, ahead.likely)))}"/>'
    for level in chart.limits:
        yield f'<path class="limit" d="M{_LEFT} {number(plane.y(level))}H{WIDE - _RIGHT}"/>'
    if chart.ideal:
        yield f'<path class="ideal" d="{plane.path(_corners(chart.ideal))}"/>'


def _course(chart: Chart, plane: Plane, words: Words) -> Iterator[str]:
    if len(chart.points) > 1:
        yield f'<path class="line" d="{plane.path(chart.points)}"/>'
    if chart.small:
        # One path with a round dot at each place: a page of many charts would be twice as long with circles.
        dots = "".join(f"M{number(plane.x(day))} {number(plane.y(value))}h0" for day, value in chart.points)
        yield f'<path class="dots" d="{dots}"/>' if dots else ""
    for day, value in () if chart.small else chart.points:
        said = f"{_day(day, words)}: {escape(words.say(value, chart.role, chart.unit))}"
        place = f'cx="{number(plane.x(day))}" cy="{number(plane.y(value))}"'
        yield f'<circle class="point" {place} r="2.4"><title>{said}</title></circle>'
    levels = dict(chart.points)
    for index, (day, _) in enumerate(chart.marks, 1):
        near = levels.get(day, plane.low)
        up = max(_TOP, plane.y(near) - 7)
        yield f'<text class="note" x="{number(plane.x(day))}" y="{number(up)}">{index}</text>'


def _axis(chart: Chart, plane: Plane, words: Words) -> Iterator[str]:
    floor = HIGH - _BOTTOM
    yield f'<path class="axis" d="M{_LEFT} {floor}H{WIDE - _RIGHT}"/>'
    yield f'<text class="day" x="{_LEFT}" y="{HIGH - 5}">{_day(chart.start, words)}</text>'
    yield f'<text class="day end" x="{WIDE - _RIGHT}" y="{HIGH - 5}">{_day(chart.due, words)}</text>'
    if chart.start < chart.today < chart.due:
        across = plane.x(chart.today)
        if _LEFT + 45 < across < WIDE - _RIGHT - 45:
            yield f'<text class="day mid" x="{number(across)}" y="{HIGH - 5}">today</text>'
    for up, text, kind in _levels(chart, plane, words):
        yield f'<text class="level {kind}" x="{WIDE - _RIGHT + 5}" y="{number(up + 3)}">{escape(text)}</text>'


def _levels(chart: Chart, plane: Plane, words: Words) -> Iterator[tuple[float, str, str]]:
    """What is written beside the plot, the most important first; what would lie over another is left out."""
    wanted: list[tuple[float, str]] = []
    if chart.ideal:
        wanted.append((chart.ideal[-1][1], "aim"))
    wanted += [(level, "aim") for level in chart.limits]
    if chart.points:
        wanted.append((chart.points[-1][1], "now"))
    if chart.ideal:
        wanted.append((chart.ideal[0][1], "from"))
    taken: list[float] = []
    for value, kind in wanted:
        up = plane.y(value)
        if all(abs(up - other) >= _APART for other in taken):
            taken.append(up)
            yield up, words.say(value, chart.role, chart.unit), kind


def _corners(ideal: Sequence[tuple[date, float]]) -> Sequence[tuple[date, float]]:
    """The ideal line without the corners that lie on it: a straight one has two."""
    if len(ideal) <= 2:
        return ideal
    (first, low), (last, high) = ideal[0], ideal[-1]
    days = (last - first).days or 1
    bent = [abs(value - (low + (high - low) * (day - first).days / days)) for day, value in ideal]
    if max(bent) <= abs(high - low) * 0.02:
        return (ideal[0], ideal[-1])
    step = max(1, len(ideal) // _CORNERS)
    return (*ideal[:-1:step], ideal[-1])


def _told(chart: Chart, words: Words) -> str:
    """The picture in a sentence, for those who do not see it."""
    parts = []
    if chart.points:
        day, value = chart.points[-1]
        parts.append(f"{words.say(value, chart.role, chart.unit)} on {words.say(day, 'day')}")
    if chart.ideal:
        parts.append(
            f"aims at {words.say(chart.ideal[-1][1], chart.role, chart.unit)} by {words.say(chart.due, 'day')}"
        )
    if chart.outlook is not None:
        low, likely, high = (words.say(each, chart.role, chart.unit) for each in chart.outlook[2:])
        parts.append(f"likely to end at {likely}, between {low} and {high}")
    return "; ".join(parts) or "No values yet"


def _day(day: date, words: Words) -> str:
    return escape(words.say(day, "short-day"))
