"""Where every node of a document is: one row a node, in the order of the text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator

from okrcli.problem import Path

PLAIN, QUOTED, BLOCK, ALIAS, MAPPING, SEQUENCE, FLOW_MAPPING, FLOW_SEQUENCE = range(8)
"""Kinds of nodes: three styles of scalars, a reference to an anchor, four styles of collections."""


class Layout:
    """The nodes of one document in columns, a row each; row 0 is the root.

    Attributes:
        kinds: PLAIN … FLOW_SEQUENCE.
        starts: offset of the first character (of the anchor, where there is one).
        ends: offset past the last character; of a block collection, past its last leaf.
        after: row behind the node and all that is in it.
        words: texts of the keys, a row each; None for what is no key.
        anchors: names of anchors, by row.
        targets: what aliases stand for, row to row.
        merges: rows of merge keys.
    """

    __slots__ = ("after", "anchors", "ends", "kinds", "merges", "starts", "targets", "words")

    def __init__(self) -> None:
        self.kinds = bytearray()
        self.starts = array("l")
        self.ends = array("l")
        self.after = array("l")
        self.words: list[str | None] = []
        self.anchors: dict[int, str] = {}
        self.targets: dict[int, int] = {}
        self.merges: set[int] = set()

    def add(self, kind: int, start: int, end: int, word: str | None = None) -> int:
        """Adds a node without children and gives its row; `word` is the text of a key."""
        row = len(self.kinds)
        self.kinds.append(kind)
        self.starts.append(start)
        self.ends.append(end)
        self.after.append(row + 1)
        self.words.append(word)
        return row

    def row_at(self, offset: int) -> int:
        """The innermost row that starts at or before a character, whether it reaches it or not."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def in_scalar(self, offset: int) -> bool:
        """Whether a character belongs to a scalar."""
        row = self.row_at(offset)
        return self.kinds[row] in (PLAIN, QUOTED, BLOCK) and self.starts[row] <= offset < self.ends[row]

    def resolved(self, row: int) -> int:
        """The row itself or, for an alias, the one it stands for."""
        return self.targets.get(row, row)

    def is_mapping(self, row: int) -> bool:
        """Whether a row is a mapping of either style."""
        return self.kinds[row] in (MAPPING, FLOW_MAPPING)

    def is_sequence(self, row: int) -> bool:
        """Whether a row is a list of either style."""
        return self.kinds[row] in (SEQUENCE, FLOW_SEQUENCE)

    def children(self, row: int) -> Iterator[int]:
        """Rows directly below; of a mapping keys and values in turn."""
        child, end = row + 1, self.after[row]
        while child < end:
            yield child
            child = self.after[child]

    def pairs(self, row: int) -> Iterator[tuple[int, int]]:
        """Rows of the keys and values of a mapping."""
        children = self.children(row)
        return zip(children, children, strict=True)

    def own_child(self, row: int, step: str | int) -> tuple[int, int] | None:
        """Key row (or -1) and value row one step down, through no alias and no merge key."""
        if self.is_sequence(row):
            return next(((-1, item) for index, item in enumerate(self.children(row)) if index == step), None)
        if self.is_mapping(row):
            return next(((key, value) for key, value in self.pairs(row) if self.words[key] == step), None)
        return None

    def child(self, row: int, step: str | int) -> tuple[int, int] | None:
        """Key row (or -1) and value row one step down, through aliases and merge keys."""
        row = self.resolved(row)
        if self.is_sequence(row):
            return next(((-1, item) for index, item in enumerate(self.children(row)) if index == step), None)
        waiting, seen = [row], set[int]()
        while waiting:
            row = self.resolved(waiting.pop())
            if row in seen or not self.is_mapping(row):
                continue
            seen.add(row)
            for key, value in self.pairs(row):
                if self.words[key] == step:
                    return key, value
            waiting.extend(reversed(self.merged(row)))
        return None

    def key_row(self, row: int, word: str) -> int:
        """Row of the first key of a mapping, which may still be open, with this text; -1 if there is none."""
        child = row + 1
        while child < len(self.kinds):
            if self.words[child] == word:
                return child
            child = self.after[self.after[child]] if self.after[child] < len(self.kinds) else len(self.kinds)
        return -1

    def merged(self, row: int) -> list[int]:
        """Rows of the mappings that the merge keys of a mapping name, the first wins."""
        sources: list[int] = []
        for key, value in self.pairs(row):
            if key in self.merges:
                source = self.resolved(value)
                sources.extend(self.children(source) if self.is_sequence(source) else (source,))
        return sources

    def descend(self, at: Path) -> list[tuple[int, int]]:
        """Key and value rows from the root along a path, as far as it exists; the root first."""
        way = [(-1, 0)]
        for step in at:
            found = self.child(way[-1][1], step)
            if found is None:
                break
            way.append(found)
        return way
