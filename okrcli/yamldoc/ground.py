"""A text and its nodes as an edit sees them: where lines, dashes and colons are, and what must not be touched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrcli.problem import Path
from okrcli.yamldoc import extent
from okrcli.yamldoc.layout import ALIAS, BLOCK, FLOW_MAPPING, FLOW_SEQUENCE, PLAIN, SEQUENCE, Layout
from okrcli.yamldoc.refused import NotPossible

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_COMMENT_LINE = re.compile(r"([ \t]*)#[^\r\n]*(?:\r\n|\n|\r|\Z)")


class Ground:
    """One document, ready to be edited.

    Attributes:
        text: its characters.
        layout: its nodes.
    """

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.layout = layout
        self._shared = frozenset(layout.targets.values())

    def find(self, at: Path) -> tuple[int, int]:
        """Rows of the key (-1 in a list and at the top) and the value at a path that may be edited.

        Raises:
            NotPossible: it is not there, or an edit would show in another place too.
        """
        layout, key, row = self.layout, -1, 0
        for step in at:
            self.unshared(row)
            found = layout.own_child(row, step)
            if found is None:
                if layout.child(row, step) is not None:
                    raise NotPossible(f"`{step}` comes from a merge key (`<<`)", layout.starts[row])
                raise NotPossible(f"`{step}` is not there", layout.starts[row])
            key, row = found
        return key, row

    def unshared(self, row: int) -> None:
        """Makes sure that a node is no alias, and that no alias stands for it.

        Raises:
            NotPossible: it is, or one does.
        """
        layout = self.layout
        if layout.kinds[row] == ALIAS:
            target = self.line(layout.starts[layout.targets[row]])
            raise NotPossible(f"`{self.source(row)}` stands for what is on line {target}", layout.starts[row])
        if row in self._shared:
            alias = next(each for each, target in layout.targets.items() if target == row)
            line = self.line(layout.starts[alias])
            raise NotPossible(f"it is shared with line {line} (`{self.source(alias)}`)", layout.starts[row])

    def unshared_below(self, row: int, end: int) -> None:
        """Makes sure that no alias elsewhere stands for one of the rows from `row` up to, not including, `end`.

        Raises:
            NotPossible: one does.
        """
        for alias, target in self.layout.targets.items():
            if row <= target < end and not row <= alias < end:
                self.unshared(target)

    def source(self, row: int) -> str:
        """The characters of a node."""
        return self.text[self.layout.starts[row] : self.layout.ends[row]]

    def content(self, row: int) -> int:
        """Offset of what a node holds, behind its anchor."""
        return extent.content(self.text, self.layout.starts[row])

    def in_brackets(self, row: int) -> bool:
        """Whether a node is a collection in brackets."""
        return self.layout.kinds[row] in (FLOW_MAPPING, FLOW_SEQUENCE)

    def inside_brackets(self, at: Path) -> bool:
        """Whether the value at a path stands in brackets of a collection around it."""
        row = 0
        for step in at:
            if self.in_brackets(row):
                return True
            found = self.layout.own_child(row, step)
            if found is None:
                return False
            row = found[1]
        return False

    def is_empty(self, row: int) -> bool:
        """Whether a node is null without a word for it."""
        return self.layout.kinds[row] == PLAIN and self.content(row) >= self.layout.ends[row]

    def line(self, offset: int) -> int:
        """Line number of an offset, from 1."""
        return len(_LINE_END.findall(self.text, 0, self.line_start(offset))) + 1

    def line_start(self, offset: int) -> int:
        """Offset of the start of the line that an offset is in."""
        feed = self.text.rfind("\n", 0, offset)
        return max(feed, self.text.rfind("\r", feed + 1, offset)) + 1

    def column(self, offset: int) -> int:
        """Characters before an offset in its line."""
        return offset - self.line_start(offset)

    def is_first(self, offset: int) -> bool:
        """Whether only spaces stand before an offset in its line."""
        return not self.text[self.line_start(offset) : offset].strip(" ")

    def line_end(self, offset: int) -> int:
        """Offset of the end of the line, before its CR or LF."""
        match = _LINE_END.search(self.text, offset)
        return match.start() if match else len(self.text)

    def next_line(self, offset: int) -> int:
        """Offset of the start of the next line, or the end of the text."""
        match = _LINE_END.search(self.text, offset)
        return match.end() if match else len(self.text)

    def ending(self, offset: int) -> str:
        """The line end that a new line at an offset gets: that of the line before, else the next one, else LF."""
        before = self.text[max(0, offset - 2) : offset]
        if before.endswith(("\n", "\r")):
            return "\r\n" if before == "\r\n" else before[-1]
        start = self.line_start(offset)
        if start:
            return self.ending(start)
        match = _LINE_END.search(self.text, offset)
        return match[0] if match else "\n"

    def below(self, row: int) -> int:
        """Offset of the line below a node in block style, or the end of the text."""
        end = self.layout.ends[row]
        return end if self.keeps_blanks(self.layout.after[row] - 1) else self.next_line(end)

    def keeps_blanks(self, row: int) -> bool:
        """Whether a node is a text block to which the blank lines below belong."""
        end = self.layout.ends[row]
        return self.layout.kinds[row] == BLOCK and self.text[end - 1 : end] in ("\n", "\r")

    def below_comments(self, offset: int, column: int) -> int:
        """Past the comments at a line start that are indented deeper than a column, and blank lines between them."""
        end = offset
        while True:
            if (blank := _BLANK_LINE.match(self.text, offset)) is not None:
                offset = blank.end()
                continue
            comment = _COMMENT_LINE.match(self.text, offset)
            if comment is None or len(comment[1]) <= column or not comment[0]:
                return end
            end = offset = comment.end()

    def above_comments(self, offset: int) -> int:
        """Start of the comments right above a line, in the column of its first character; the line's own without any.

        The comments at the top of a file are the file's.
        """
        column = self.column(offset)
        start = first = self.line_start(offset)
        while start:
            above = self.line_start(start - 2 if self.text[start - 2 : start] == "\r\n" else start - 1)
            comment = _COMMENT_LINE.match(self.text, above)
            if comment is None or len(comment[1]) != column:
                break
            start = above
        return first if not self.text[:start].strip() else start

    def is_blank(self, start: int) -> bool:
        """Whether the line that starts at an offset is blank."""
        return _BLANK_LINE.match(self.text, start) is not None

    def past_blanks(self, start: int) -> int:
        """Past the blank lines at a line start."""
        while (blank := _BLANK_LINE.match(self.text, start)) is not None:
            start = blank.end()
        return start

    def before_blanks(self, start: int) -> int:
        """Start of the blank lines right above a line start."""
        while start:
            above = self.line_start(start - 2 if self.text[start - 2 : start] == "\r\n" else start - 1)
            if not self.is_blank(above):
                return start
            start = above
        return start

    def dashes(self, row: int) -> Iterator[tuple[int, int]]:
        """Offsets of the dashes of a list in block style, with the rows of the items."""
        position = self.content(row)
        for item in self.layout.children(row):
            dash = extent.after_gap(self.text, position)
            if self.text[dash : dash + 1] != "-":
                raise NotPossible("its dash cannot be found", self.layout.starts[item])
            yield dash, item
            position = max(self.layout.ends[item], dash + 1)

    def colon(self, key: int) -> int:
        """Offset of the colon of a pair; -1 where it has none."""
        found = extent.after_gap(self.text, self.layout.ends[key])
        return found if self.text[found : found + 1] == ":" else -1

    def pair_start(self, key: int) -> int:
        """Offset of a pair: of its key, or of the question mark before it."""
        start = self.layout.starts[key]
        before = self.text[self.line_start(start) : start].rstrip(" ")
        return self.line_start(start) + len(before) - 1 if before.endswith("?") else start

    def comma(self, end: int) -> int:
        """Offset of the comma behind a part of a collection in brackets; -1 where there is none."""
        found = extent.after_gap(self.text, end)
        return found if self.text[found : found + 1] == "," else -1

    def lists(self, name: str) -> Iterator[tuple[int, int]]:
        """Rows of the keys and values of all lists in block style at a key of this name; "" stands for any."""
        layout = self.layout
        for row, word in enumerate(layout.words):
            if word is not None and name in ("", word) and layout.kinds[layout.after[row]] == SEQUENCE:
                yield row, layout.after[row]
