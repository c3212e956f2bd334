"""The page that leads to the others: a part for each cycle, a line for each team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from okrcli.page.cells import Cell, Inline
from okrcli.page.report import Edition
from okrcli.render.html.markup import cell, inline
from okrcli.render.html.shell import bottom, top
from okrcli.render.svg import escape
from okrcli.wording.lines import safe
from okrcli.wording.words import Words, words_for


class Link(NamedTuple):
    """A page, and what leads there.

    Attributes:
        name: a user's words, such as the name of a cycle or team.
        href: its address, from the page that the link is on.
    """

    name: str
    href: str


class Entry(NamedTuple):
    """A line that leads to a page.

    Attributes:
        link: where to.
        score: as it is said.
        gauge: the same as a picture.
        counts: how many key results are in which state.
    """

    link: Link
    score: Cell
    gauge: Cell
    counts: tuple[Cell, ...]


class Chapter(NamedTuple):
    """A cycle and its teams.

    Attributes:
        cycle: the line of the whole cycle.
        told: when it is, and how much of it is gone.
        teams: their lines.
    """

    cycle: Entry
    told: Inline
    teams: tuple[Entry, ...]


def index(edition: Edition, chapters: Iterable[Chapter]) -> Iterator[str]:
    """A whole document in the looks of a report."""
    words = words_for(edition.locale)
    name, day = words.say(edition.workspace, "text"), words.say(edition.today, "day")
    yield top(f"{name} · OKRs · {day}")
    yield f'<div class="head"><h1>{escape(name)} · OKRs</h1><p class="aside">{escape(day)}</p></div>\n'
    chapters = tuple(chapters)
    if not chapters:
        yield "<p>There are no objectives yet.</p>\n"
    for chapter in chapters:
        yield from _chapter(chapter, words)
    yield bottom()


def navigation(links: Iterable[Link]) -> str:
    """A line of links at the top of a page; nothing where there are none."""
    listed = "".join(f"<li>{anchor(link)}</li>" for link in links)
    return f'<nav aria-label="Pages"><ul>{listed}</ul></nav>\n' if listed else ""


def anchor(link: Link) -> str:
    """A link."""
    return f'<a href="{escape(link.href)}"><bdi>{escape(safe(link.name))}</bdi></a>'


def _chapter(chapter: Chapter, words: Words) -> Iterator[str]:
    aside = f'<p class="aside">{inline(chapter.told, words)}</p>'
    yield f'<section class="level2">\n<div class="head"><h2>{anchor(chapter.cycle.link)}</h2>{aside}</div>\n'
    names = '<th scope="col">team</th><td class="c-progress"></td><th scope="col" class="right">score</th>'
    yield f'<table class="contents">\n<thead><tr>{names}<th scope="col">key results</th></tr></thead>\n<tbody>\n'
    for entry in (*chapter.teams, chapter.cycle):
        whole = entry is chapter.cycle
        title = "all teams" if whole else anchor(entry.link)
        looks = ' class="sum"' if whole else ""
        counts = " ".join(f'<span class="count">{cell(each, words)}</span>' for each in entry.counts)
        yield (
            f'<tr{looks}><th scope="row">{title}</th>'
            f'<td class="c-progress">{cell(entry.gauge, words)}</td><td class="right">{cell(entry.score, words)}</td>'
            f"<td>{counts}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n</section>\n"
