"""SVG pictures that carry their looks with them, since no page around them does."""

from __future__ import annotations

from okrcli.page.blocks import Chart
from okrcli.page.cells import Cell
from okrcli.render.svg import draw_chart, sparkline
from okrcli.wording.healths import Style
from okrcli.wording.words import Words

_INKS: dict[Style, str] = {
    "good": "#00695c",
    "warn": "#8a5300",
    "bad": "#b3211c",
    "silent": "#7a3a96",
    "dim": "#4a4f57",
}
_ACCENT = "#24508f"
# Selectors of one class and plain properties: more is not known to every drawer of SVG.
_LOOKS = """\
path { fill: none; }
text { font-family: "Libertinus Serif"; font-size: 10px; fill: #4a4f57; stroke: none; }
.end { text-anchor: end; } .mid { text-anchor: middle; }
.aim { fill: #000000; } .now { fill: %INK%; font-weight: bold; }
.note { fill: #000000; font-weight: bold; text-anchor: middle; }
.axis { stroke: #c9ced6; } .today { stroke: #4a4f57; stroke-dasharray: 1 3; }
.ideal { stroke: #4a4f57; stroke-dasharray: 4 3; } .limit { stroke: #4a4f57; }
.band { fill: #24508f; fill-opacity: 0.12; } .likely { stroke: #24508f; stroke-dasharray: 2 2; }
.line { stroke: %INK%; stroke-width: 1.5; stroke-linejoin: round; } .point { fill: %INK%; }
.dots { stroke: %INK%; stroke-width: 4; stroke-linecap: round; }
.spark path { stroke: %INK%; stroke-width: 1.4; } .spark circle { fill: %INK%; }
"""


def chart_picture(chart: Chart, words: Words) -> str | None:
    """A chart; None where there is nothing on it."""
    return _standing_alone(draw_chart(chart, words), chart.style)


def spark_picture(cell: Cell) -> str | None:
    """A row of numbers as a line; None where there are fewer than two."""
    return _standing_alone(sparkline(cell), cell.style)


def _standing_alone(svg: str, style: Style) -> str | None:
    if not svg:
        return None
    looks = _LOOKS.replace("%INK%", _INKS.get(style, _ACCENT))
    head, _, rest = svg.removeprefix("<svg").partition(">")
    return f'<svg xmlns="http://www.w3.org/2000/svg"{head}><style>{looks}</style>{rest}'
