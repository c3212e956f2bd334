"""Anchors and what their aliases amount to when written out."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.yamldoc import refusal

LEAST_EXPANDED = 10_000
MOST_TIMES = 10


class Anchored(NamedTuple):
    """What an anchor stands for; `open` while its end is not reached."""

    data: object
    row: int
    word: str | None
    open: bool


class Anchors:
    """The anchors of a document, and a count of what their aliases repeat."""

    def __init__(self, length: int, deepest: int) -> None:
        self._known: dict[str, Anchored] = {}
        self._measures: dict[int, tuple[int, int]] = {}
        self._length = length
        self._deepest = deepest
        self._repeated = 0
        self._largest = (0, 0, 0)

    def define(self, name: str, data: object, row: int, word: str | None = None, *, is_open: bool = False) -> None:
        """Notes what a name stands for from here on."""
        self._known[name] = Anchored(data, row, word, is_open)

    def use(self, name: str, depth: int, start: int, end: int) -> Anchored:
        """What an alias stands for.

        Raises:
            Refusal: there is no such anchor, it is still open, or its uses amount to too much.
        """
        found = self._known.get(name)
        if found is None:
            raise refusal.unknown_alias(name, start, end)
        if found.open:
            raise refusal.endless_alias(name, start, end)
        size, height = self._measured(found.data)
        if depth + height > self._deepest:
            raise refusal.too_deep(self._deepest, start)
        self._repeated += size
        self._largest = max(self._largest, (size, start, end))
        # No text has more nodes than characters, so this holds for every text: it stops before time runs out.
        self.check(self._length)
        return found

    def check(self, nodes: int) -> None:
        """Compares what was repeated with the number of nodes in the text.

        Raises:
            Refusal: it is over the limit.
        """
        if self._repeated and nodes + self._repeated > MOST_TIMES * nodes + LEAST_EXPANDED:
            raise refusal.expands(*self._largest[1:])

    def _measured(self, data: object) -> tuple[int, int]:
        if not isinstance(data, (dict, list)):
            return 1, 0
        known = self._measures.get(id(data))
        if known is None:
            known = self._measures[id(data)] = self._walked(data)
        return known

    def _walked(self, data: object) -> tuple[int, int]:
        """Nodes and levels of a collection; collections that are aliased themselves are measured already."""
        nodes, levels, waiting = 0, 0, [(data, 1)]
        while waiting:
            part, level = waiting.pop()
            size, height = self._measures.get(id(part), (0, 0))
            nodes += size or 1
            levels = max(levels, level - 1 + height)
            if size:
                continue
            if isinstance(part, dict):
                nodes += len(part)
                waiting.extend((each, level + 1) for each in part.values())
            elif isinstance(part, list):
                waiting.extend((each, level + 1) for each in part)
        return nodes, levels
