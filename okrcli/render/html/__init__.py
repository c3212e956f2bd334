"""Reports as one HTML file: nothing is fetched, no script is needed, and a user's words stay words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrcli.console import Policy
from okrcli.page.blocks import Block, Board, Chart, Fact, Facts, Heading, Paragraph, Prose, Table, Timeline
from okrcli.page.cells import Inline
from okrcli.page.report import Report
from okrcli.render.html.index import Link, navigation
from okrcli.render.html.markup import figure, inline, prose, styled
from okrcli.render.html.shell import bottom, top
from okrcli.render.html.table import draw_table
from okrcli.render.html.timeline import draw_board, draw_timeline
from okrcli.render.svg import escape
from okrcli.wording.words import Words, words_for


def pieces(report: Report, policy: Policy) -> Iterator[str]:
    """The document of a report, block by block; the same report gives the same bytes."""
    del policy
    return document(report)


def document(report: Report, links: Iterable[Link] = ()) -> Iterator[str]:
    """The document of a report that is one of several pages.

    Args:
        report: what it shows.
        links: where else to go, at its top.
    """
    edition = report.edition
    words = words_for(edition.locale)
    name = words.say(edition.workspace, "text")
    blocks = tuple(report.page())
    heading = next((each for each in blocks if isinstance(each, Heading) and each.level == 1), None)
    said = "" if heading is None else _plain(heading.parts, words)
    yield top(said if name in said else f"{report.kind} · {name} · {words.say(edition.today, 'day')}")
    yield navigation(links)
    if heading is None:
        yield f"<h1>{escape(name)}</h1>\n"
    yield from _body((*blocks, *report.notices()), words)
    yield bottom()


def render(report: Report, policy: Policy) -> str:
    """The whole document of a report."""
    return "".join(pieces(report, policy))


def _body(blocks: Iterable[Block], words: Words) -> Iterator[str]:
    """Blocks in nested sections, each begun by its heading."""
    open_levels: list[int] = []
    beside = False
    for block in blocks:
        small = isinstance(block, Chart) and block.small
        if small is not beside:
            yield '<div class="charts">\n' if small else "</div>\n"
            beside = small
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
                yield "</section>\n"
            open_levels.append(block.level)
            # Where a level is skipped on the page, it is not in the outline.
            yield f'<section class="level{block.level}">\n{_heading(block, len(open_levels), words)}'
        else:
            yield from _block(block, words, min(6, len(open_levels) + 1))
    yield "</div>\n" * beside + "</section>\n" * len(open_levels)


def _plain(parts: Inline, words: Words) -> str:
    return "".join(part if isinstance(part, str) else words.say(*part[:4]) for part in parts)


def _block(block: Block, words: Words, level: int) -> Iterator[str]:
    if isinstance(block, Table):
        yield from draw_table(block, words)
    elif isinstance(block, Chart):
        yield figure(block, words)
    elif isinstance(block, Timeline):
        yield from draw_timeline(block, words)
    elif isinstance(block, Board):
        yield from draw_board(block, words, level)
    elif isinstance(block, Facts):
        yield f'<dl class="facts">{"".join(_fact(each, words) for each in block.facts)}</dl>\n'
    elif isinstance(block, Prose):
        yield prose(block.text)
    elif isinstance(block, Paragraph):
        joined = ' class="joined"' if block.joined else ""
        yield f"<p{joined}>{styled(inline(block.parts, words), block.style)}</p>\n"


def _heading(block: Heading, depth: int, words: Words) -> str:
    aside = " ".join(f"<span>{inline((each,), words)}</span>" for each in block.aside)
    told = f'<p class="aside">{aside}</p>' if aside else ""
    return f'<div class="head"><h{depth}>{inline(block.parts, words)}</h{depth}>{told}</div>\n'


def _fact(fact: Fact, words: Words) -> str:
    aside = f' <span class="aside">{inline(fact.aside, words)}</span>' if fact.aside else ""
    note = f'<span class="note">{inline(fact.note, words)}</span>' if fact.note else ""
    return f"<div><dt>{escape(fact.name)}</dt><dd>{inline(fact.parts, words)}{aside}{note}</dd></div>"
