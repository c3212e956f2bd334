"""Where a few nodes are in a file that took the swift road: down the columns of its lines, past all other nodes.

The spans are those of the whole layout, at a tenth of what that takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from okrcli.problem import Path
from okrcli.yamldoc.layout import Layout
from okrcli.yamldoc.swift import INDICATORS
from okrcli.yamldoc.swift_layout import add_value, block_end

Span = tuple[int, int]


class _Node(NamedTuple):
    """Something on the way down.

    Attributes:
        row: its first line, from 0.
        column: its first character there.
        limit: the line behind it, as far as that is known.
        word: what stands there, up to the end of the line; None for a mapping or list on lines of its own.
    """

    row: int
    column: int
    limit: int
    word: str | None


class Places:
    """Finds nodes in a text that `swift.read` has read.

    Args:
        text: all of it.
    """

    __slots__ = ("_columns", "_lines", "_offsets")

    def __init__(self, text: str) -> None:
        self._lines = lines = text.splitlines(keepends=True)
        self._offsets = list(accumulate(map(len, lines), initial=0))
        # Where the first character of a line stands; -1 for blank lines and comments.
        self._columns = [
            -1 if (rest := line.lstrip(" "))[:1] in ("#", "\n", "\r", "") else len(line) - len(rest) for line in lines
        ]

    def span(self, at: Path, *, on_key: bool = False) -> Span:
        """Offsets of a value, or of its key; see `Document.span`."""
        key: Span | None = None
        node = self._root()
        for number, step in enumerate(at):
            if node.word is not None:
                return self._on_line(node, key, at[number:], on_key=on_key)
            below = self._below(node, step)
            if below is None:
                return key or self._head(node)
            key, node = below
        if node.word is not None:
            return self._on_line(node, key, (), on_key=on_key)
        return key if on_key and key else self._whole(node)

    def _root(self) -> _Node:
        first = next(index for index, column in enumerate(self._columns) if column >= 0)
        return self._started(first, self._columns[first], len(self._lines))

    def _started(self, index: int, column: int, limit: int) -> _Node:
        """What begins on a line where an item, or a value on lines of its own, begins."""
        rest = self._lines[index][column:].rstrip(" \r\n")
        alone = rest[0] != "-" and (rest[0] in INDICATORS or not (": " in rest or rest[-1] == ":"))
        return _Node(index, column, limit, rest if alone or _is_number(rest) else None)

    def _below(self, node: _Node, step: str | int) -> tuple[Span | None, _Node] | None:
        """The key, and the value, one step down."""
        lines, column = self._lines, node.column
        if lines[node.row][column] == "-":
            for number, (index, limit) in enumerate(self._children(node, items=True)):
                if number == step:
                    return None, self._item(node, index, limit)
        elif isinstance(step, str):
            sign, end = f"{step}:", column + len(step) + 1
            for index, limit in self._children(node, items=False):
                if lines[index][column:end] == sign:
                    return self._pair(node, index, limit)
        return None

    def _children(self, node: _Node, *, items: bool) -> Iterator[tuple[int, int]]:
        """The lines that the children of a mapping or list start on, each with the line behind it."""
        columns, lines, column, first = self._columns, self._lines, node.column, node.row
        for index in range(node.row + 1, node.limit):
            if -1 < columns[index] <= column:
                if columns[index] < column or (items and lines[index][column] != "-"):
                    yield first, index
                    return
                if items or lines[index][column] != "-":
                    yield first, index
                    first = index
        yield first, node.limit

    def _item(self, node: _Node, index: int, limit: int) -> _Node:
        line = self._lines[index]
        return self._started(index, len(line) - len(line[node.column + 1 :].lstrip(" ")), limit)

    def _pair(self, node: _Node, index: int, limit: int) -> tuple[Span, _Node]:
        colon = self._lines[index].index(":", node.column)
        start = self._offsets[index]
        return (start + node.column, start + colon), self._value(index, colon, limit)

    def _value(self, index: int, colon: int, limit: int) -> _Node:
        """The value behind a colon, or below it."""
        line = self._lines[index].rstrip(" \r\n")
        word = line[colon + 1 :].lstrip(" ")
        if word and word[0] != "#":
            return _Node(index, len(line) - len(word), limit, word)
        below = next((each for each in range(index + 1, limit) if self._columns[each] >= 0), None)
        if below is None:
            return _Node(index, colon + 1, limit, "")
        return _Node(below, self._columns[below], limit, None)

    def _on_line(self, node: _Node, key: Span | None, rest: Path, *, on_key: bool) -> Span:
        """A value that begins on a line, or something in it."""
        start, word = self._offsets[node.row] + node.column, node.word or ""
        if not word or word[0] in "|>":
            return key if key and (on_key or rest) else (start, self._end(node))
        made = Layout()
        add_value(made, word, start)
        way = made.descend(rest)
        own, row = way[-1]
        if len(way) > 1:
            key = (made.starts[own], made.ends[own]) if own >= 0 else None
        is_there = len(way) > len(rest)
        if key and (on_key or not is_there):
            return key
        if not is_there and made.is_mapping(row):
            return made.starts[row], next((made.ends[each] for _, each in made.pairs(row)), made.ends[row])
        return made.starts[row], made.ends[row]

    def _whole(self, node: _Node) -> Span:
        return self._offsets[node.row] + node.column, self._end(node)

    def _end(self, node: _Node) -> int:
        """The offset past the last leaf of a node."""
        while node.word is None:
            is_list = self._lines[node.row][node.column] == "-"
            *_, (index, limit) = self._children(node, items=is_list)
            node = self._item(node, index, limit) if is_list else self._pair(node, index, limit)[1]
        start = self._offsets[node.row] + node.column
        if node.word[:1] in ("|", ">"):
            return block_end(self._lines, self._offsets, node.row + 1, start, node.word)[0]
        return add_value(Layout(), node.word, start) if node.word else start

    def _head(self, node: _Node) -> Span:
        """The first line of a node, up to the value of its first pair."""
        start = self._offsets[node.row] + node.column
        line_end = self._offsets[node.row] + len(self._lines[node.row].rstrip("\r\n"))
        if self._lines[node.row][node.column] == "-":
            return start, min(self._end(node), line_end)
        value = self._pair(node, *next(self._children(node, items=False)))[1]
        return start, min(self._end(value), line_end)


def _is_number(rest: str) -> bool:
    return rest[0] == "-" and rest[1:2].isdecimal()
