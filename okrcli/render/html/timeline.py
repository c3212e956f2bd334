"""Bars over a calendar, and cards in columns, as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from okrcli.page.blocks import Bar, Board, Card, Timeline
from okrcli.render.html.markup import cell, facets, inline
from okrcli.render.svg import escape, number
from okrcli.wording.lines import safe
from okrcli.wording.words import Words

_WIDE = 1000
_HIGH = 24
# Of the width: a short date takes about that much where the page is as narrow as paper.
_LABEL = 18


def draw_timeline(timeline: Timeline, words: Words) -> Iterator[str]:
    """A table with a row for each bar, so that it can be read out; the bars are pictures in it."""
    brief = words._replace(short=True)
    span = f"{words.say(timeline.start, 'day')} – {words.say(timeline.due, 'day')}"
    yield '<table class="timeline">\n<thead><tr><th scope="col">goal</th>'
    months = _months(timeline, brief)
    yield f'<th scope="col" class="c-bar"><span class="unseen-text">{escape(span)}</span>{months}</th>'
    yield '<td class="c-aside"></td></tr></thead>\n<tbody>\n'
    for bar in timeline.bars:
        deep = f' class="deep{min(bar.depth, 6)}"' if bar.depth else ""
        aside = inline(bar.aside, brief)
        yield (
            f'<tr{facets(bar.facets)}><th scope="row"{deep}>{cell(bar.title, words)}</th>'
            f'<td class="c-bar">{_bar(timeline, bar, words)}</td><td class="c-aside">{aside}</td></tr>\n'
        )
    yield "</tbody>\n</table>\n"


def draw_board(board: Board, words: Words, level: int) -> Iterator[str]:
    """Columns side by side, each a list of cards under a heading of a level."""
    brief = words._replace(short=True)
    yield '<div class="lanes">\n'
    for lane in board.lanes:
        yield f'<div class="lane"><h{level}>{inline(lane.title, words)}</h{level}>\n<ul>'
        yield "".join(_card(each, words, brief) for each in lane.cards)
        yield "</ul></div>\n"
    yield "</div>\n"


def _card(card: Card, words: Words, brief: Words) -> str:
    parts = f"<p>{inline(card.parts, brief)}</p>" if card.parts else ""
    drawn = cell(card.gauge, words) if card.gauge is not None else ""
    title = f'<p class="title">{cell(card.title, words)}</p>'
    return f'<li class="card {card.style}" data-goal=""{facets(card.facets)}>{title}{parts}{drawn}</li>'


def _bar(timeline: Timeline, bar: Bar, words: Words) -> str:
    start, end = _x(timeline, bar.start), _x(timeline, bar.due)
    reached = start + (end - start) * min(1.0, max(0.0, bar.share or 0.0))
    drawn = [f'<path class="track" d="M{number(start)} 12H{number(end)}"/>']
    if reached > start:
        drawn.append(f'<path class="fill" d="M{number(start)} 12H{number(reached)}"/>')
    if timeline.start <= timeline.today <= timeline.due:
        drawn.append(f'<path class="mark" d="M{number(_x(timeline, timeline.today))} 0V{_HIGH}"/>')
    for each in bar.milestones:
        state = "done" if each.done else "open"
        said = f"{words.say(each.day, 'short-day')}: {safe(each.title)} ({state})"
        # A line of no length with round ends: a circle would be stretched with the picture.
        dot = f'd="M{number(_x(timeline, each.day))} 12h0"'
        title = f"<title>{escape(said)}</title>"
        drawn.append(f'<path class="step" {dot}/><path class="step {state}" {dot}>{title}</path>')
    told = f"{words.say(bar.start, 'day')} – {words.say(bar.due, 'day')}"
    return (
        f'<svg class="bar {bar.style}" viewBox="0 0 {_WIDE} {_HIGH}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(told)}">{"".join(drawn)}</svg>'
    )


def _months(timeline: Timeline, words: Words) -> str:
    names = []
    day, free = timeline.start, -1.0
    while day <= timeline.due:
        across = _x(timeline, day) / _WIDE * 100
        if across >= free and across < 92:
            names.append(f'<text x="{number(across)}%" y="11">{escape(words.say(day, "short-day"))}</text>')
            free = across + _LABEL
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return f'<svg class="months" aria-hidden="true">{"".join(names)}</svg>'


def _x(timeline: Timeline, day: date) -> float:
    days = max(1, (timeline.due - timeline.start).days)
    return min(1.0, max(0.0, (day - timeline.start).days / days)) * _WIDE
