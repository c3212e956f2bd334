"""Three texts merged part by part."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from okrcli.compare.merge import trivia
from okrcli.compare.merge.composed import ABSENT, Frame, Outcome, composed
from okrcli.compare.merge.framing import frame_of
from okrcli.compare.merge.matching import Label, day_of, labels, named, newest_first
from okrcli.compare.merge.order import arranged
from okrcli.compare.merge.parts import Awkward, Node, Part, comments, shifted, shifted_lines
from okrcli.compare.merge.pieces import Conflict
from okrcli.compare.merge.restyled import on_lines
from okrcli.yamldoc.intended import same


def merge_value(base: Node | None, ours: Node, theirs: Node, column: int) -> Outcome:
    """What stands behind a colon or a dash in a column, merged; ours and theirs end alike.

    Raises:
        Awkward: it cannot be taken apart, though both have changed.
    """
    sort = _sort(base, ours, theirs)
    if sort is not None:
        return _merge_collection(sort, base, ours, theirs, column)
    return _merge_whole(base, ours, theirs, column)


def _sort(base: Node | None, ours: Node, theirs: Node) -> type | None:
    """dict or list, where the three can be merged as such; what is null or missing can be anything."""
    sides = [node.data for node in (ours, theirs)]
    for sort in (dict, list):
        if all(isinstance(each, sort) or each is None for each in sides) and any(sides):
            begun = base.data if base else None
            # One owner is a list of one.
            lone = sort is list and all(isinstance(each, list) for each in sides) and isinstance(begun, str)
            return sort if begun is None or lone or isinstance(begun, sort) else None
    return None


class _Version(NamedTuple):
    """A value as one side has it, where it is taken as a whole."""

    text: str
    data: object
    comments: frozenset[str]


def _version(node: Node, end: int, column: int) -> _Version:
    text = shifted(node.ground.text[node.start : end], column - node.column)
    return _Version(text, node.data, frozenset(comments(node.ground, node.start, end)))


def _merge_whole(base: Node | None, ours: Node, theirs: Node, column: int) -> Outcome:
    begun = _version(base, base.end, column) if base else None
    return _choice(begun, _version(ours, ours.end, column), _version(theirs, theirs.end, column))


def _choice(base: _Version | None, ours: _Version, theirs: _Version) -> Outcome:
    """One side, where the other has nothing to say that it does not say."""
    for side, other in ((theirs, ours), (ours, theirs)):
        if base and other.text == base.text:
            return Outcome([side.text], side.data, side.data)
    for side, other in ((ours, theirs), (theirs, ours)):
        known = side.comments | (base.comments if base else frozenset())
        if (same(side.data, other.data) or (base and same(base.data, other.data))) and other.comments <= known:
            return Outcome([side.text], side.data, side.data)
    return Outcome([Conflict(ours.text, base.text if base else "", theirs.text)], ours.data, theirs.data)


def merge_part(base: Part | None, ours: Part, theirs: Part, column: int) -> Outcome:
    """A pair or an item that both sides have, with its key or dash in a column."""
    if base is None or not base.flow == ours.flow == theirs.flow:
        taken = ours if ours.body_at(column) == theirs.body_at(column) else None
    else:
        begun, mine, yours = (part.body_at(column) for part in (base, ours, theirs))
        taken = ours if yours in (begun, mine) else theirs if mine == begun else None
    lead = _lead(base, ours, theirs, column)
    if taken is not None:
        return Outcome([taken.body_at(column)], taken.data, taken.data, lead)
    head = theirs.head if base and ours.head == base.head else ours.head
    value = _merge_tail(base, ours, theirs, column)
    return Outcome([head, *value.pieces], value.ours, value.theirs, lead)


def _lead(base: Part | None, ours: Part, theirs: Part, column: int) -> str:
    if ours.flow:
        return ours.lead
    moved = [shifted_lines(part.lead, column - part.column) if part else "" for part in (base, ours, theirs)]
    return trivia.merged(moved[0], moved[1], moved[2], column)


def _merge_tail(base: Part | None, ours: Part, theirs: Part, column: int) -> Outcome:
    """Value and rest of a part."""
    begun = base.value if base else None
    try:
        frame = _closed(begun, ours, theirs)
        value = merge_value(begun, ours.value, theirs.value, column)
        rest = shifted(frame.rest, column - frame.column) if frame else _rest(base, ours, theirs, column)
        return value._replace(pieces=[*value.pieces, rest])
    except Awkward:
        before = _version(base.value, base.end, column) if base else None
        mine, yours = (_version(part.value, part.end, column) for part in (ours, theirs))
        return _choice(before, mine, yours)


def _closed(base: Node | None, ours: Part, theirs: Part) -> Part | None:
    """The side that has parts on lines of their own where the other one has not; None where they are alike."""
    if ours.value.is_closed == theirs.value.is_closed:
        return None
    frame, other = (ours, theirs) if ours.value.is_block else (theirs, ours)
    if not frame.value.is_block or "#" in other.tail or _sort(base, ours.value, theirs.value) is None:
        raise Awkward
    return frame


def _rest(base: Part | None, ours: Part, theirs: Part, column: int) -> str:
    mine, yours = (shifted(part.rest, column - part.column) for part in (ours, theirs))
    alike = base and base.value.is_closed == ours.value.is_closed
    begun = shifted(base.rest, column - base.column) if base and alike else ""
    return trivia.merged(begun, mine, yours, column + 2)


class _Sides(NamedTuple):
    """The parts of three collections by their names."""

    base: dict[Label, Part]
    ours: dict[Label, Part]
    theirs: dict[Label, Part]


def _merge_collection(sort: type, base: Node | None, ours: Node, theirs: Node, column: int) -> Outcome:
    if ours.data and theirs.data and ours.is_flow != theirs.is_flow:
        ours, theirs = on_lines(ours), on_lines(theirs)
    frame = frame_of(base, ours, theirs, column)
    sides = _sides(sort, base, ours, theirs)
    merged = {name: _merge_named(name, sides, frame) for name in {**sides.ours, **sides.theirs}}
    left = {name: outcome for name, outcome in merged.items() if outcome is not None}
    names = _order(sides, left.keys())
    pieces = composed(frame, [left[name] for name in names], sort)
    mine = {name: left[name].ours for name in names if left[name].ours is not ABSENT}
    yours = {name: left[name].theirs for name in names if left[name].theirs is not ABSENT}
    if sort is dict:
        return Outcome(pieces, _by_key(mine), _by_key(yours))
    return Outcome(pieces, [*mine.values()], [*yours.values()])


def _by_key(data: dict[Label, object]) -> dict[str, object]:
    return {name[2]: each for name, each in data.items()}


def _sides(sort: type, base: Node | None, ours: Node, theirs: Node) -> _Sides:
    mine, yours = ours.parts, theirs.parts
    if sort is dict:
        begun = base.parts if base and base.data else []
        return _Sides(_by_name(begun), _by_name(mine), _by_name(yours))
    before = base.data if base else None
    # A lone owner was no item, but was one of a kind.
    known: list[object] = before if isinstance(before, list) else [before] if before else []
    ours_named, theirs_named = (_labelled(known, side) for side in (mine, yours))
    if base is None or isinstance(base.data, list):
        begun = base.parts if base and base.data else []
        return _Sides({(0, index, ""): part for index, part in enumerate(begun)}, ours_named, theirs_named)
    stayed = {name: part for name, part in {**theirs_named, **ours_named}.items() if name[0] == 0}
    return _Sides(stayed, ours_named, theirs_named)


def _by_name(parts: list[Part]) -> dict[Label, Part]:
    return {named(part.name): part for part in parts}


def _labelled(base: list[object], parts: list[Part]) -> dict[Label, Part]:
    return dict(zip(labels(base, [part.data for part in parts]), parts, strict=True))


def _order(sides: _Sides, kept: Set[Label]) -> list[Label]:
    def day(name: Label) -> str:
        return "" if name[2] and not name[0] else day_of((sides.ours.get(name) or sides.theirs[name]).data)

    falls = newest_first([part.data for part in side.values()] for side in sides)
    return arranged([*sides.base], [*sides.ours], [*sides.theirs], kept, day, newest_first=falls)


def _merge_named(name: Label, sides: _Sides, frame: Frame) -> Outcome | None:
    """One part; None where it is deleted."""
    base, ours, theirs = (side.get(name) for side in sides)
    if ours and theirs:
        return merge_part(base, ours, theirs, frame.column)
    there = ours or theirs
    if there is None or (base and is_untouched(base, there)):
        return None
    by = frame.column - there.column
    lead = shifted(there.lead, by) if there.flow else shifted_lines(there.lead, by)
    if base is None:
        return Outcome([there.body_at(frame.column)], there.data, there.data, lead)
    if there.flow:
        raise Awkward
    text, begun = there.text_at(frame.column), base.text_at(frame.column)
    if ours:
        return Outcome([Conflict(text, begun, "")], ours.data, ABSENT, whole=True)
    return Outcome([Conflict("", begun, text)], ABSENT, there.data, whole=True)


def is_untouched(base: Part, side: Part) -> bool:
    """Whether a side says nothing in a part that the base does not say."""
    return same(base.data, side.data) and {*side.comments()} <= {*base.comments()}
