"""Bars over a calendar at a terminal: what is reached in full strokes, what is to come in thin ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from okrcli.page.blocks import Bar, Timeline
from okrcli.render.text.ansi import Span, columns, fit, spans
from okrcli.wording.lines import cut, width
from okrcli.wording.words import Words

_WIDEST = 160
_TITLE = 28
_PLOT = 18
_DEEPER = 2
_GAP = 2
_TODAY = "╎"


def draw_timeline(timeline: Timeline, words: Words, room: int) -> list[list[Span]]:
    """The lines of a timeline: the months, then one for each bar, with what is said at its end."""
    room = min(room, _WIDEST)
    titles = [f"{' ' * (_DEEPER * bar.depth)}{words.say(bar.title.value, bar.title.role)}" for bar in timeline.bars]
    asides = [spans(bar.aside, words) for bar in timeline.bars]
    said = max((columns(each) for each in asides), default=0)
    spare = room - said - _PLOT - 2 * _GAP
    left = min(max(map(width, titles), default=0), max(_TITLE, room // 3), max(8, spare))
    plot = room - left - said - _GAP * (2 if said else 1)
    if plot < 8:
        return [fit([(title, bar.style)], room) for title, bar in zip(titles, timeline.bars, strict=True)]
    blank: Span = (" " * _GAP, "plain")
    lines: list[list[Span]] = [[(" " * left, "plain"), blank, *_months(timeline, words, plot)]]
    for title, bar, aside in zip(titles, timeline.bars, asides, strict=True):
        name = cut(title, left)
        padded = name + " " * (left - width(name))
        lines.append([(padded, bar.title.style), blank, *_bar(timeline, bar, plot), blank, *aside])
    return lines


def _months(timeline: Timeline, words: Words, plot: int) -> list[Span]:
    """The days that months begin on, as far as there is room for their names."""
    line = [" "] * plot
    free = 0
    for day in _firsts(timeline):
        at, name = _column(timeline, day, plot), words.say(day, "short-day")
        if at >= free and at + width(name) <= plot:
            line[at : at + len(name)] = name
            free = at + len(name) + 1
    return [("".join(line), "dim")]


def _firsts(timeline: Timeline) -> Iterator[date]:
    day = timeline.start
    while day <= timeline.due:
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _bar(timeline: Timeline, bar: Bar, plot: int) -> Sequence[Span]:
    start, end = _column(timeline, bar.start, plot), _column(timeline, bar.due, plot)
    reached = start + round((end - start + 1) * min(1.0, max(0.0, bar.share or 0.0)))
    cells: list[Span] = []
    for at in range(plot):
        if not start <= at <= end:
            cells.append((" ", "plain"))
        elif at < reached:
            cells.append(("━", bar.style))
        else:
            cells.append(("─", "dim"))
    if timeline.start <= timeline.today <= timeline.due:
        today = _column(timeline, timeline.today, plot)
        if cells[today][0] != "━":
            cells[today] = (_TODAY, "strong")
    for each in bar.milestones:
        if timeline.start <= each.day <= timeline.due:
            cells[_column(timeline, each.day, plot)] = ("◆", "good") if each.done else ("◇", "strong")
    return cells


def _column(timeline: Timeline, day: date, plot: int) -> int:
    days = max(1, (timeline.due - timeline.start).days)
    share = min(1.0, max(0.0, (day - timeline.start).days / days))
    return round(share * (plot - 1))
