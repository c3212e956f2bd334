"""Pictures as SVG: for the formats that show such, each with looks of its own for the classes in them."""

from okrcli.render.svg.chart import draw_chart
from okrcli.render.svg.escaping import escape
from okrcli.render.svg.figures import gauge, number, sparkline

__all__ = ["draw_chart", "escape", "gauge", "number", "sparkline"]
