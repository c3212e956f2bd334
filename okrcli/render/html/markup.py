"""Cells and lines of cells as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.page.blocks import Chart, Facets
from okrcli.page.cells import Cell, Inline
from okrcli.render.svg import draw_chart, escape, gauge, sparkline
from okrcli.wording.goals import Standing
from okrcli.wording.healths import Style
from okrcli.wording.lines import safe, safe_lines
from okrcli.wording.words import Words

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BULLETS = ("- ", "* ", "+ ")
_OF_USERS = frozenset(("text", "name"))


def inline(parts: Inline, words: Words) -> str:
    """A line of cells."""
    return "".join(escape(part) if isinstance(part, str) else cell(part, words) for part in parts)


def cell(shown: Cell, words: Words) -> str:
    """A cell: its words in the part it plays, or its picture. A user's words may run in either direction."""
    if shown.role == "gauge":
        return gauge(shown, words)
    if shown.role == "spark":
        return sparkline(shown)
    if isinstance(shown.value, Standing):
        stands = words.stand(shown.value)
        # Each end stays on one line; between them a narrow column may break.
        ends = (each.replace(" ", _NO_BREAK) for each in (stands.now, stands.joint, stands.aim) if each)
        return styled(escape(" ".join(ends)), shown.style)
    said = escape(words.say(shown.value, shown.role, shown.unit, shown.beside))
    if shown.role in _OF_USERS and shown.value is not None and not said.isascii():
        said = f"<bdi>{said}</bdi>"
    if shown.role == "symbol":
        # The state is said in words beside it.
        return f'<span class="sign {shown.style}" aria-hidden="true">{said}</span>'
    return styled(said, shown.style)


def styled(markup: str, style: Style) -> str:
    """Markup in the part it plays."""
    return markup if style == "plain" else f'<span class="{style}">{markup}</span>'


def facets(chosen: Facets) -> str:
    """What a script filters a goal by, as attributes."""
    return "".join(f' data-{name}="{escape(safe(value))}"' for name, value in chosen)


def figure(chart: Chart, words: Words) -> str:
    """A chart with its title above and a user's words to its marks below; empty where there is nothing on it."""
    drawn = draw_chart(chart, words)
    if not drawn:
        return ""
    brief = words._replace(short=True)
    notes = "".join(
        f"<li><time>{escape(brief.say(day, 'short-day'))}</time> <bdi>{escape(safe(text))}</bdi></li>"
        for day, text in chart.marks
    )
    listed = f'<ol class="marks">{notes}</ol>' if notes else ""
    title = f"<figcaption>{inline(chart.title, words)}</figcaption>" if chart.title else ""
    return f'<figure class="chart {chart.style}">{title}{drawn}{listed}</figure>\n'


def prose(text: str) -> str:
    """A longer text of a user: paragraphs and lists as they are written, nothing of it obeyed."""
    parts: list[str] = []
    for lines in _paragraphs(safe_lines(text)):
        if all(line.lstrip().startswith(_BULLETS) for line in lines):
            items = "".join(f'<li dir="auto">{escape(line.lstrip()[2:].strip())}</li>' for line in lines)
            parts.append(f"<ul>{items}</ul>")
        else:
            joined = "<br>".join(escape(line) for line in lines)
            parts.append(f'<p dir="auto">{joined}</p>')
    return f'<div class="prose">{"".join(parts)}</div>\n'


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """Runs of lines between blank ones, and of list items between other lines."""
    runs: list[list[str]] = []
    before = None
    for line in lines:
        sort = (line.lstrip().startswith(_BULLETS)) if line.strip() else None
        if sort is not None:
            if sort is not before:
                runs.append([])
            runs[-1].append(line)
        before = sort
    return runs
