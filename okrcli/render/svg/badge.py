"""A badge: a name and a figure side by side, as they stand at the top of a page about a project."""

from __future__ import annotations

from okrcli.render.svg.escaping import escape
from okrcli.wording.healths import Style
from okrcli.wording.lines import safe, width

_INKS: dict[Style, str] = {"good": "#00695c", "warn": "#8a5300", "bad": "#b3211c", "silent": "#7a3a96"}
_GREY, _QUIET = "#3d434b", "#5a6270"
_HIGH, _PAD = 20, 7
# Twice the usual width of a figure in Verdana at 11 pixels; the text is stretched to it where the font is another.
_COLUMN = 6.8


def badge(name: str, said: str, style: Style) -> str:
    """A flat badge, 20 pixels high, that needs no font or file of its own.

    Args:
        name: what it is about, on the left.
        said: the figure, on the right.
        style: the part that the figure plays, and so its colour.
    """
    texts = [safe(name), safe(said)]
    rooms = [round(width(text) * _COLUMN, 1) for text in texts]
    left, right = (room + 2 * _PAD for room in rooms)
    shape = f"M{left:g} 0h{right - 3:g}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{right - 3:g}z"
    told = escape(": ".join(texts))
    halves = "".join(
        f'<text x="{x:g}" y="14" textLength="{room:g}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
        for x, room, text in zip((_PAD, left + _PAD), rooms, texts, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right:g}" height="{_HIGH}" role="img" '
        f'aria-label="{told}"><title>{told}</title>'
        f'<rect width="{left + right:g}" height="{_HIGH}" rx="3" fill="{_GREY}"/>'
        f'<path fill="{_INKS.get(style, _QUIET)}" d="{shape}"/>'
        f'<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">{halves}</g></svg>\n'
    )
