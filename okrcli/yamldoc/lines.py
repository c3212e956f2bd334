"""Offsets in a text as editors count them: lines and columns from 1, in code points."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate

from okrcli.problem import Place

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """Where the lines of a text start; only CR and LF end a line."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = array("l", [0])
        if "\r" in text:
            self._starts.extend(match.end() for match in _LINE_END.finditer(text))
        else:
            self._starts.extend(accumulate(len(line) + 1 for line in text.split("\n")))
            self._starts.pop()

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from `start` up to, not including, `end`."""
        line, column = self.position(start)
        end_line, end_column = self.position(max(start, end))
        return Place(line, column, end_line, end_column)

    def start_of(self, line: int) -> int:
        """Offset of the first character of a line; the end of the text where there is no such line."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self._text)

    def text_of(self, line: int) -> str:
        """The characters of a line without its line end; empty where there is no such line."""
        if not 1 <= line <= len(self._starts):
            return ""
        return self._text[self._starts[line - 1] : self.start_of(line + 1)].rstrip("\r\n")
