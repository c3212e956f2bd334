"""Operations on the data of a file, for laws about the patch engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from okrcli.problem import Path
from okrcli.yamldoc.operations import Add, Append, Insert, Operation, Remove, Rename, Replace, Value

SCALARS: list[Value] = ["word", "yes", "a: b", "it's", "x, y", "", "\x85", "- x", "#", "two words"]
SCALARS += [Decimal("1.50"), Decimal("1E+3"), True, None, date(2026, 10, 12)]
COLLECTIONS: list[Value] = [[], {}, ["a", Decimal(1)], {"k": "v"}, {"k": {"l": [{"m": "n"}]}, "t": "one\ntwo\n"}]
COLLECTIONS += [{"date": date(2026, 10, 12), "value": Decimal(3), "note": "a, b"}, [{"x": "y"}, {"z": "one\ntwo"}]]
TEXTS: list[Value] = ["one\ntwo\n", "one\ntwo", "one\n\n  two\n", " one\ntwo\n\n"]

values = st.sampled_from(SCALARS + COLLECTIONS + TEXTS)
scalars = st.sampled_from(SCALARS)


def nodes(data: object, at: Path = ()) -> Iterator[tuple[Path, object]]:
    """All values of a document with their paths, from the top."""
    yield at, data
    if isinstance(data, dict):
        for key, each in data.items():
            yield from nodes(each, (*at, key))
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from nodes(each, (*at, index))


@st.composite
def operations(draw: st.DrawFn, data: object) -> Operation:
    """Something that can be done to the data; the engine may still refuse it for how it is written."""
    return draw(st.one_of(additions(data), changes(data)))


@st.composite
def additions(draw: st.DrawFn, data: object) -> Add | Append | Insert:
    """A new key, or a new item."""
    places = [(at, node) for at, node in nodes(data) if isinstance(node, (dict, list)) or (node is None and at)]
    at, node = draw(st.sampled_from(places))
    value, block = draw(values), draw(st.booleans())
    if isinstance(node, list):
        index = draw(st.integers(0, len(node)))
        return Append(at, value, (), block) if index == len(node) else Insert(at, index, value, block)
    if node is None:
        return Append(at, value, (), block) if draw(st.booleans()) else Add(at, "new", value, (), block)
    order = tuple(draw(st.permutations([*node, "new"])))
    return Append((*at, "new"), value, order, block) if draw(st.booleans()) else Add(at, "new", value, order, block)


@st.composite
def changes(draw: st.DrawFn, data: object) -> Replace | Remove | Rename:
    """Another value, another name, or nothing."""
    below = [(at, node) for at, node in nodes(data) if at]
    at, node = draw(st.sampled_from(below))
    kind = draw(st.integers(0, 2))
    if kind == 0 and not isinstance(node, (dict, list)):
        return Replace(at, draw(values))
    if kind == 1 and isinstance(at[-1], str):
        return Rename(at, draw(st.sampled_from(["new", "yes", "a b", "x: y", "it's", "2026"])))
    return Remove(at)
