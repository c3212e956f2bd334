"""Cards in columns at a terminal; where there is no room for that, one column below the other."""

from __future__ import annotations

from itertools import zip_longest

from okrcli.page.blocks import Board, Card, Lane
from okrcli.render.text.ansi import Span, columns, fit, spans
from okrcli.render.text.flow import wrap
from okrcli.wording.words import Words

_NARROWEST = 24
_WIDEST = 40
_GAP = 3


def draw_board(board: Board, words: Words, room: int) -> list[list[Span]]:
    """The lines of a board: as many columns side by side as there is room for, the rest below."""
    side_by_side = max(1, (room + _GAP) // (_NARROWEST + _GAP))
    count = min(side_by_side, max(1, len(board.lanes)))
    each = min(_WIDEST if count > 1 else room, (room - _GAP * (count - 1)) // count)
    lines: list[list[Span]] = []
    for first in range(0, len(board.lanes), count):
        drawn = [_lane(lane, words, each) for lane in board.lanes[first : first + count]]
        if lines:
            lines.append([])
        for row in zip_longest(*drawn):
            lines.append(_beside([cells or [] for cells in row], each))
    return lines


def _beside(cells: list[list[Span]], each: int) -> list[Span]:
    line: list[Span] = []
    for index, cell in enumerate(cells):
        line += cell
        if index < len(cells) - 1:
            line.append((" " * (each - columns(cell) + _GAP), "plain"))
    return line


def _lane(lane: Lane, words: Words, room: int) -> list[list[Span]]:
    lines: list[list[Span]] = [fit(spans(lane.title, words, "strong"), room), [("─" * room, "dim")]]
    for card in lane.cards:
        lines += _card(card, words, room)
        lines.append([])
    return lines[:-1] if lane.cards else lines


def _card(card: Card, words: Words, room: int) -> list[list[Span]]:
    title = wrap([(words.say(card.title.value, card.title.role), card.title.style)], room)
    return [*title, *wrap(spans(card.parts, words, "dim"), room, 2)] if card.parts else title
