"""The order of a merged list: the same whichever side is called ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from okrcli.compare.merge.matching import Label


def arranged(
    base: Sequence[Label],
    ours: Sequence[Label],
    theirs: Sequence[Label],
    kept: Set[Label],
    day: Callable[[Label], str],
    *,
    newest_first: bool = False,
) -> list[Label]:
    """The items of a merged list in their order.

    Where one side has moved items, its order holds; where both have, that of the side whose names sort first. New
    items stay behind the item they stood behind; of new items of both sides in one place, records go by date, and
    anything else stays together.

    Args:
        base: names of the items that both began with.
        ours: those of our side.
        theirs: those of their side.
        kept: those that the merged list holds, each of them on a side.
        day: the date of a record as text; empty for anything else.
        newest_first: whether records stand in descending order.

    >>> from okrcli.compare.merge.matching import named
    >>> a, b, c, d = (named(letter) for letter in "abcd")
    >>> arranged([a, c], [a, b, c], [a, c, d], {a, b, c, d}, lambda name: "") == [a, b, c, d]
    True
    >>> arranged([a, b, c], [c, a, b], [a, b, c, d], {a, b, c, d}, lambda name: "") == [c, d, a, b]
    True
    """
    frame, other = [name for name in ours if name in kept], [name for name in theirs if name in kept]
    common = {*frame} & {*other}
    if _moved(base, frame, other, common):
        frame, other = other, frame
    runs, other_runs = _runs(frame, common), _runs(other, common)
    done = _together(runs.get(None, []), other_runs.get(None, []), day, newest_first)
    for name in frame:
        if name in common:
            done.append(name)
            done += _together(runs.get(name, []), other_runs.get(name, []), day, newest_first)
    return done


def _moved(base: Sequence[Label], frame: Sequence[Label], other: Sequence[Label], common: Set[Label]) -> bool:
    """Whether the other side's order of what both have is the one that holds."""
    mine, yours = [name for name in frame if name in common], [name for name in other if name in common]
    if mine == yours:
        return False
    known = [name for name in base if name in common]
    mine_moved, yours_moved = ([name for name in side if name in {*known}] != known for side in (mine, yours))
    return yours < mine if mine_moved == yours_moved else yours_moved


def _runs(names: Sequence[Label], common: Set[Label]) -> dict[Label | None, list[Label]]:
    """What one side alone has, by the common name that it stands behind; None is the start."""
    runs: dict[Label | None, list[Label]] = {}
    anchor: Label | None = None
    for name in names:
        if name in common:
            anchor = name
        else:
            runs.setdefault(anchor, []).append(name)
    return runs


def _together(mine: list[Label], yours: list[Label], day: Callable[[Label], str], newest_first: bool) -> list[Label]:
    """Two runs in one place: merged by date where all are records, else one behind the other."""
    if not mine or not yours:
        return mine or yours
    if not all(map(day, (*mine, *yours))):
        return [*mine, *yours] if mine[0] < yours[0] else [*yours, *mine]
    done: list[Label] = []
    left, right = list(mine), list(yours)
    while left and right:
        first, second = day(left[0]), day(right[0])
        is_left = left[0] < right[0] if first == second else (first > second) == newest_first
        done.append((left if is_left else right).pop(0))
    return [*done, *left, *right]
