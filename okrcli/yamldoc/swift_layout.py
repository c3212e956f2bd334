"""Where the nodes are in a file that took the swift road: the same lines again, with offsets.

The rows are those that the thorough road would give, without the parser that it takes.
"""

from __future__ import annotations

from itertools import accumulate

from okrcli.yamldoc.brackets import TOKEN
from okrcli.yamldoc.layout import BLOCK, FLOW_MAPPING, FLOW_SEQUENCE, MAPPING, PLAIN, QUOTED, SEQUENCE, Layout
from okrcli.yamldoc.swift import IN_QUOTES, INDICATORS

_OPENING, _CLOSING, _COMMA, _NAMED, _UNQUOTED = 1, 2, 3, 4, 7


def lay_out(text: str) -> Layout:
    """The layout of a text that `swift.read` has read; of any other one there is no telling what it gives."""
    return _Rows(text.splitlines(keepends=True)).layout()


class _Rows:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._offsets = list(accumulate(map(len, lines), initial=0))
        self._made = Layout()
        # Open collections from the outermost: column, row, whether it is a list.
        self._opened: list[tuple[int, int, bool]] = []
        self._waiting = 0  # offset behind the colon of a key whose value starts below; -1 where there is none
        self._last = 0  # offset past the last leaf

    def layout(self) -> Layout:
        index = 0
        while index < len(self._lines):
            rest = self._lines[index].strip(" \r\n")
            index = self._line(index, rest) if rest and rest[0] != "#" else index + 1
        if self._waiting >= 0:
            self._add(PLAIN, self._waiting, self._waiting)
        while self._opened:
            self._close()
        return self._made

    def _line(self, index: int, rest: str) -> int:
        """Takes in a line, and gives the index of the next one."""
        line = self._lines[index]
        at = len(line) - len(line.lstrip(" "))
        start = self._offsets[index] + at
        is_item = rest[0] == "-"
        self._settle(at, start, is_item)
        if is_item:
            item = rest[1:].lstrip(" ")
            width = len(rest) - len(item)
            if item[0] in INDICATORS or not (": " in item or item[-1] == ":"):
                self._value(item, start + width)
                return index + 1
            rest, at, start = item, at + width, start + width
            self._open(MAPPING, at, start)
        key = rest.partition(":")[0]
        self._add(PLAIN, start, start + len(key), key)
        value = rest[len(key) + 1 :].lstrip(" ")
        if not value or value[0] == "#":
            self._waiting = start + len(key) + 1
        elif value[0] in "|>":
            return self._block(index + 1, start + len(rest) - len(value), value)
        else:
            self._value(value, start + len(rest) - len(value))
        return index + 1

    def _add(self, kind: int, start: int, end: int, word: str | None = None) -> int:
        self._last = end
        return self._made.add(kind, start, end, word)

    def _open(self, kind: int, column: int, start: int) -> None:
        self._opened.append((column, self._add(kind, start, start), kind == SEQUENCE))

    def _close(self) -> None:
        row = self._opened.pop()[1]
        self._made.after[row] = len(self._made.kinds)
        self._made.ends[row] = self._last

    def _settle(self, at: int, start: int, is_item: bool) -> None:
        """Closes and opens collections until a line in column `at` has the one it belongs to."""
        if self._waiting >= 0:
            waiting, self._waiting = self._waiting, -1
            column = self._opened[-1][0] if self._opened else -1
            if at > column or (is_item and at == column):
                self._open(SEQUENCE if is_item else MAPPING, at, start)
                return
            self._add(PLAIN, waiting, waiting)
        while self._opened[-1][0] > at:
            self._close()
        if self._opened[-1][2] and not is_item:
            self._close()

    def _value(self, word: str, start: int) -> None:
        self._last = add_value(self._made, word, start)

    def _block(self, index: int, start: int, header: str) -> int:
        """Takes in a text block whose first line is `index`, and gives the index of the line below it."""
        end, below = block_end(self._lines, self._offsets, index, start, header)
        self._add(BLOCK, start, end)
        return below


def add_value(made: Layout, word: str, start: int) -> int:
    """Adds what stands on one line from an offset on, and gives the offset past its last leaf."""
    if word[0] in "[{":
        return _add_brackets(made, word, start)
    quoted = IN_QUOTES.match(word) if word[0] in "\"'" else None
    if quoted:
        end = start + quoted.end(quoted.lastindex or 0) + 1
        made.add(QUOTED, start, end)
        return end
    cut = word.find(" #")
    end = start + len(word if cut < 0 else word[:cut].rstrip(" "))
    made.add(PLAIN, start, end)
    return end


def _add_brackets(made: Layout, word: str, start: int) -> int:
    opened: list[int] = []
    position = end = 0
    while position == 0 or opened:
        match = TOKEN.match(word, position)
        if match is None:
            break
        kind = match.lastindex or 0
        first, position = start + match.start(kind), match.end()
        end = start + match.end(kind)
        if kind == _OPENING:
            opened.append(made.add(FLOW_MAPPING if match[kind] == "{" else FLOW_SEQUENCE, first, end))
        elif kind == _CLOSING:
            row = opened.pop()
            made.after[row] = len(made.kinds)
            made.ends[row] = end
        elif kind == _NAMED:
            made.add(PLAIN, first, end, match[kind])
        elif kind == _UNQUOTED:
            made.add(PLAIN, first, end)
        elif kind != _COMMA:
            made.add(QUOTED, first - 1, end + 1)
    return end


def block_end(lines: list[str], offsets: list[int], index: int, start: int, header: str) -> tuple[int, int]:
    """The offset past a text block whose header is at `start`, and the index of the line below it.

    Args:
        lines: of the whole text.
        offsets: where they start.
        index: of the first line behind the header.
        start: offset of the header.
        header: it, with what follows it on its line.
    """
    indent, end = 0, start + len(header)
    while index < len(lines):
        line = lines[index].rstrip("\r\n")
        at = len(line) - len(line.lstrip(" "))
        if at < len(line):
            if at < indent:
                break
            indent = indent or at
            end = offsets[index] + len(line.rstrip(" ") if header[0] == ">" else line)
        index += 1
    return end, index
