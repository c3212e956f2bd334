"""How a merged collection is written: like ours, unless theirs is the side that has changed it."""

from __future__ import annotations

from okrcli.compare.merge import trivia
from okrcli.compare.merge.composed import Frame
from okrcli.compare.merge.parts import Node, shifted


def frame_of(base: Node | None, ours: Node, theirs: Node, column: int) -> Frame:
    """What stands around the parts of a merged collection that belongs to a key or dash in a column.

    One of the sides has parts; where both have, both stand in brackets or both on lines of their own.
    """
    taken = ours if ours.data else theirs
    if taken.is_flow:
        by = column - taken.column
        separator = _separator([taken, theirs, *([base] if base else [])])
        intro, outro, separator = (shifted(text, by) for text in (taken.intro, taken.outro, separator))
        return Frame(intro, outro, separator, column, inline=False)
    if ours.data and theirs.data and base and base.data and _manner(ours) == _manner(base):
        taken = theirs
    if taken.is_inline:
        return Frame(taken.intro, "", "", column + 1 + len(taken.intro), inline=True)
    intros = [_intro(node, taken, column) for node in (base, ours, theirs)]
    intro = trivia.merged(intros[0], intros[1], intros[2], column if taken.at_top else column + 2)
    below = taken.column if taken.at_top else column + _manner(taken)[1]
    return Frame(intro, "", "", below, inline=False)


def _separator(nodes: list[Node]) -> str:
    """What stands between the parts in brackets of the first of some collections that has two."""
    for node in nodes:
        for part in node.parts[1:] if node.is_flow else []:
            if part.lead.strip() == ",":
                return part.lead
    behind = nodes[0].intro.lstrip()[1:]
    return f",{behind}" if "\n" in behind else ", "


def _manner(node: Node) -> tuple[bool, int]:
    """Whether the first part stands on the line of a dash, and how much further to the right the parts are."""
    if not node.is_block:
        return False, -1
    if node.at_top:
        return False, node.column
    return node.is_inline, node.parts[0].column - node.column


def _intro(node: Node | None, taken: Node, column: int) -> str:
    if node is None or not node.is_block or node.is_inline:
        return "" if taken.at_top else "\n"
    return shifted(node.intro, column - node.column)
