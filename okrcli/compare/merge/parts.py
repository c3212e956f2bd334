"""A YAML text cut into its parts, without a character between them that belongs to none."""

from __future__ import annotations

import re

from okrcli.yamldoc.document import Document
from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.layout import FLOW_MAPPING, FLOW_SEQUENCE, MAPPING, SEQUENCE

_LINE_START = re.compile(r"(?<=\n) *(?=[^ \n])")
_COMMENT = re.compile(r"(?<![^\s])#[^\n]*")


class Awkward(Exception):
    """It is written in a way that cannot be taken apart; whoever meets it takes the whole."""


class Node:
    """A value, with what stands between it and its colon or dash.

    Attributes:
        ground: the text that it is in, whose lines end with LF.
        row: its row in the layout.
        start: offset behind its colon or dash.
        data: what it is.
        column: of the part that it belongs to.
        at_top: whether it is the whole document.
    """

    __slots__ = ("_parts", "at_top", "column", "data", "form", "ground", "row", "start")

    def __init__(self, ground: Ground, row: int, start: int, data: object, column: int, *, at_top: bool) -> None:
        self.ground = ground
        self.row = row
        self.start = start
        self.data = data
        self.column = column
        self.at_top = at_top
        self.form = ground.layout.kinds[row]
        self._parts: list[Part] | None = None

    @property
    def is_block(self) -> bool:
        """Whether its parts stand on lines of their own."""
        return self.form in (MAPPING, SEQUENCE)

    @property
    def is_flow(self) -> bool:
        """Whether its parts stand in brackets."""
        return self.form in (FLOW_MAPPING, FLOW_SEQUENCE)

    @property
    def end(self) -> int:
        """Offset past its last character; of a collection on lines of its own, the start of a line."""
        return self.parts[-1].end if self.is_block else max(self.ground.layout.ends[self.row], self.start)

    @property
    def text(self) -> str:
        """Its characters."""
        return self.ground.text[self.start : self.end]

    @property
    def is_closed(self) -> bool:
        """Whether what follows it begins on a new line."""
        return self.text.endswith("\n")

    @property
    def first(self) -> int:
        """Offset of its first part."""
        layout = self.ground.layout
        if self.form == MAPPING:
            return layout.starts[next(layout.children(self.row))]
        return self.ground.content(self.row)

    @property
    def is_inline(self) -> bool:
        """Whether its first part stands on the line of its dash."""
        return not self.at_top and "\n" not in self.ground.text[self.start : self.first]

    @property
    def intro(self) -> str:
        """What stands before its first part: of a collection on lines of its own the rest of the line above."""
        text = self.ground.text
        if self.is_flow:
            return text[self.start : self.parts[0].own]
        if self.is_inline:
            return text[self.start : self.first]
        return text[: self.parts[0].start] if self.at_top else text[self.start : self.ground.next_line(self.start)]

    @property
    def outro(self) -> str:
        """What stands behind the last part of a collection in brackets."""
        return self.ground.text[self.parts[-1].end : self.end]

    @property
    def parts(self) -> list[Part]:
        """Its pairs or items.

        Raises:
            Awkward: one of them cannot be told from what is around it.
        """
        if self._parts is None and not self.is_block and not (self.is_flow and self.data):
            self._parts = []
        if self._parts is None:
            self._parts = _flow_parts(self) if self.is_flow else _block_parts(self)
        return self._parts


class Part:
    """A pair of a mapping or an item of a list, with its comments.

    Attributes:
        name: the key; empty for an item.
        start: offset where its comments begin, or the blanks and comma before it in brackets.
        own: offset of its key, its dash, or in brackets its first character.
        value: what is behind.
        end: offset past its last line; in brackets past its value.
    """

    __slots__ = ("column", "end", "flow", "ground", "name", "own", "start", "value")

    def __init__(self, name: str, ground: Ground, start: int, own: int, value: Node, *, flow: bool) -> None:
        self.name = name
        self.ground = ground
        self.start = start
        self.own = own
        self.value = value
        self.flow = flow
        self.column = value.column
        self.end = value.end if flow else ground.below_comments(_below(value), value.column)

    @property
    def data(self) -> object:
        """What its value is."""
        return self.value.data

    @property
    def lead(self) -> str:
        """Comments and blank lines before it; in brackets the comma and blanks."""
        end = self.own if self.flow else self.start + _whole_lines(self.ground.text[self.start : self.own])
        return self.ground.text[self.start : end]

    @property
    def head(self) -> str:
        """Its key with the colon, or its dash."""
        return self.ground.text[self.own : self.value.start]

    @property
    def rest(self) -> str:
        """What stands behind its value: a comment on the line, and lines of comments that belong to it."""
        return self.ground.text[self.value.end : self.end]

    @property
    def tail(self) -> str:
        """Its value and all that stands behind it."""
        return self.ground.text[self.value.start : self.end]

    @property
    def body(self) -> str:
        """All of it but for what stands before it."""
        return self.ground.text[self.own : self.end]

    def comments(self) -> list[str]:
        """Its comments in order, without blanks around."""
        return comments(self.ground, self.start, self.end)

    def body_at(self, column: int) -> str:
        """All of it but for what stands before it, as it is written in another column."""
        return shifted(self.body, column - self.column)

    def text_at(self, column: int) -> str:
        """All of it, from the start of a line, as it is written in another column."""
        return shifted_lines(self.lead, column - self.column) + " " * column + self.body_at(column)


def comments(ground: Ground, start: int, end: int) -> list[str]:
    """The comments in a stretch of a text, in order, without blanks around."""
    found = _COMMENT.finditer(ground.text, start, end)
    return [match[0].strip() for match in found if not ground.layout.in_scalar(match.start())]


def root(document: Document) -> Node:
    """The whole of a document; its text must end with LF where a line does.

    Raises:
        Awkward: it is no mapping on lines of its own, or has anchors.
    """
    ground = Ground(document.text, document.layout)
    layout = document.layout
    if layout.anchors or layout.targets or layout.merges or not layout.kinds or layout.kinds[0] != MAPPING:
        raise Awkward
    first = next(layout.children(0))
    return Node(ground, 0, 0, document.data, ground.column(layout.starts[first]), at_top=True)


def shifted(text: str, by: int) -> str:
    """A text that begins in the middle of a line, with its other lines indented by more or less."""
    if by > 0:
        return _LINE_START.sub(lambda match: match[0] + " " * by, text)
    return _LINE_START.sub(lambda match: match[0][-by:], text) if by else text


def shifted_lines(text: str, by: int) -> str:
    """Whole lines, indented by more or less."""
    return shifted(f"\n{text}", by)[1:]


def _whole_lines(text: str) -> int:
    return text.rfind("\n") + 1


def _below(value: Node) -> int:
    if value.is_block:
        return value.end
    if value.end > value.start and value.is_closed:
        return value.end
    return value.ground.next_line(value.end)


def _block_parts(node: Node) -> list[Part]:
    ground, parts = node.ground, list[Part]()
    inline = node.is_inline
    position = node.first if inline else ground.next_line(node.start)
    if node.at_top:
        position = ground.line_start(node.first)
    for name, own, start, row, data in _pairs(node) if node.form == MAPPING else _items(node):
        column = ground.column(own)
        if column != ground.column(node.first) or (not ground.is_first(own) and (parts or not inline)):
            raise Awkward
        value = Node(ground, row, start, data, column, at_top=False)
        parts.append(Part(name, ground, position, own, value, flow=False))
        position = parts[-1].end
    return parts


def _pairs(node: Node) -> list[tuple[str, int, int, int, object]]:
    ground, layout = node.ground, node.ground.layout
    found = []
    for key, row in layout.pairs(node.row):
        name, own, colon = layout.words[key] or "", layout.starts[key], ground.colon(key)
        is_plain = colon >= 0 and ground.pair_start(key) == own and "\n" not in ground.text[own:colon]
        if not is_plain or not isinstance(node.data, dict):
            raise Awkward
        found.append((name, own, colon + 1, row, node.data[name]))
    return found


def _items(node: Node) -> list[tuple[str, int, int, int, object]]:
    if not isinstance(node.data, list):
        raise Awkward
    dashes = node.ground.dashes(node.row)
    return [("", dash, dash + 1, row, each) for (dash, row), each in zip(dashes, node.data, strict=True)]


def _flow_parts(node: Node) -> list[Part]:
    ground, layout = node.ground, node.ground.layout
    opening = ground.text[ground.content(node.row)]
    if opening not in "[{" or comments(ground, node.start, node.end):
        raise Awkward
    parts, position = list[Part](), node.start
    if node.form == FLOW_MAPPING:
        found = _pairs(node)
    elif isinstance(node.data, list):
        rows = zip(layout.children(node.row), node.data, strict=True)
        found = [("", layout.starts[row], layout.starts[row], row, each) for row, each in rows]
    for name, own, start, row, data in found:
        value = Node(ground, row, start, data, node.column, at_top=False)
        parts.append(Part(name, ground, position, own, value, flow=True))
        position = parts[-1].end
    return parts
