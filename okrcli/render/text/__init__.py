"""Reports as text: at a terminal with bars and colour, in a pipe a line for each key result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrcli.console import Policy
from okrcli.page.blocks import Block
from okrcli.page.report import Report
from okrcli.wording.words import words_for


def render(report: Report, policy: Policy) -> str:
    """The page of a report."""
    return render_blocks(report.page(), policy, report.edition.locale)


def pieces(report: Report, policy: Policy) -> Iterator[str]:
    """The page of a report, in one piece: a table must be read whole before its first line can be set."""
    yield render(report, policy)


def render_blocks(blocks: Iterable[Block], policy: Policy, locale: str = "en") -> str:
    """Some blocks, such as the notices of a report, for a stream with a policy."""
    if policy.width is None:
        from okrcli.render.text.pipe import flatten

        return flatten(blocks, words_for(locale, tight=True))
    from okrcli.render.text.terminal import draw

    return draw(tuple(blocks), words_for(locale), policy.width, colour=policy.colour)
