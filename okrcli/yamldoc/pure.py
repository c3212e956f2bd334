"""The same events from ruamel.yaml's parser in pure Python, brought to libyaml's reading where the two differ.

They differ in tabs, colons in brackets, the indentation of block scalars and surrogate escapes. Its scanner is
ruamel.yaml's reading of YAML 1.1, which is what libyaml's is too; what the values mean is decided elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ruamel.yaml import tokens
from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner, ScannerError

if TYPE_CHECKING:
    from okrcli.yamldoc.backend import Source

_LONGEST_KEY = 1024
_BLANK = re.compile(r"[ \t]*")
_LINE = re.compile(r"[^\r\n\0]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_BLOCK_RUN = re.compile(r"(?:[^ \t\r\n\0:]|:(?![ \t\r\n\0]))*")
_FLOW_RUN = re.compile(r"(?:[^ \t\r\n\0:,\[\]{}]|:(?![ \t\r\n\0,?\[\]{}]))*")
_NAME = re.compile(r"[0-9A-Za-z_-]+")
_SEPARATOR = re.compile(r"(?:---|\.\.\.)(?=[ \t\r\n\0])")
_HEADER = re.compile(r"[|>](?:([+-])([0-9])?|([0-9])([+-])?)?")
_REST_OF_HEADER = re.compile(r"[ \t]*(?:#[^\r\n\0]*)?")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[^uU])|\"", re.DOTALL)


class _Mark:
    """A position; ruamel.yaml's own also keeps what an excerpt is made of, which is most of the time they take."""

    __slots__ = ("column", "index", "line")

    def __init__(self, index: int, line: int, column: int) -> None:
        self.index = index
        self.line = line
        self.column = column


class _Reader(Reader, Scanner, Parser):
    processing_version = (1, 1)
    # Its parts are looked up through properties, some thirty times a token. Here all of them are one.
    reader: _Reader
    scanner: _Reader
    reader = scanner = None  # type: ignore[assignment]

    def __init__(self, text: str) -> None:
        self.reader = self.scanner = self
        self._is_ready = False
        self.comment_handling = None
        self.doc_infos: list[_DocInfo] = [_DocInfo()]
        self._resolver = self
        Reader.__init__(self, text, loader=self)
        Scanner.__init__(self, loader=self)
        Parser.__init__(self, loader=self)

    def check_token(self, *choices: type) -> bool:
        found = self._ready()
        return bool(found) and (not choices or isinstance(found[0], choices))

    def peek_token(self) -> tokens.Token | None:
        found = self._ready()
        return found[0] if found else None

    def get_token(self) -> tokens.Token | None:
        found = self._ready()
        if not found:
            return None
        self._is_ready = False
        self.tokens_taken += 1
        return found.pop(0)

    def _ready(self) -> list[tokens.Token]:
        """The tokens that are read, with the next one among them; it stays the next one until it is taken."""
        if not self._is_ready:
            while self.need_more_tokens():
                self.fetch_more_tokens()
            self._is_ready = True
        found: list[tokens.Token] = self.tokens
        return found

    def stale_possible_simple_keys(self) -> None:
        line, first = self.line, self.index - _LONGEST_KEY
        for key in self.possible_simple_keys.values():
            if key.line != line or key.index < first:
                super().stale_possible_simple_keys()
                return

    def get_mark(self) -> _Mark:
        return _Mark(self.index, self.line, self.column)

    def scan_to_next_token(self) -> None:
        buffer = self.buffer
        while True:
            position = self.pointer
            spaces = " \t" if self.flow_level or not self.allow_simple_key else " "
            while buffer[position] in spaces:
                position += 1
            if buffer[position] == "#":
                position = _end(_LINE, buffer, position)
            after = _end_of_break(buffer, position)
            self._go(after)
            if after == position:
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> tokens.ScalarToken:
        buffer, start_mark, end_mark = self.buffer, self.get_mark(), self.get_mark()
        run, chunks, gap, leading = _FLOW_RUN if self.flow_level else _BLOCK_RUN, [], "", False
        while buffer[self.pointer] != "#" and not (self.column == 0 and _SEPARATOR.match(buffer, self.pointer)):
            end = _end(run, buffer, self.pointer)
            if self.flow_level and buffer[end] == ":" and buffer[end + 1] in ",?[]{}":
                self._go(end)
                raise ScannerError("while scanning a plain scalar", start_mark, "found unexpected ':'", self.get_mark())
            if end == self.pointer:
                break
            chunks += [gap, buffer[self.pointer : end]]
            self._go(end)
            end_mark = self.get_mark()
            gap, leading = self._gap(start_mark)
            if not gap or (not self.flow_level and self.column < self.indent + 1):
                break
        self.allow_simple_key = leading
        return tokens.ScalarToken("".join(chunks), True, start_mark, end_mark)

    def _gap(self, start_mark: _Mark) -> tuple[str, bool]:
        """What stands for the blanks and line ends behind a run of a plain scalar, and whether there is a line end."""
        buffer = self.buffer
        end = _end(_BLANK, buffer, self.pointer)
        blanks, breaks = buffer[self.pointer : end], 0
        self._go(end)
        while (after := _end_of_break(buffer, self.pointer)) > self.pointer:
            breaks += 1
            self._go(after)
            while buffer[self.pointer] in " \t":
                if buffer[self.pointer] == "\t" and self.column < self.indent + 1:
                    problem = "found a tab character that violates indentation"
                    raise ScannerError("while scanning a plain scalar", start_mark, problem, self.get_mark())
                self._go(self.pointer + 1)
        return ("\n" * (breaks - 1) or " ") if breaks else blanks, bool(breaks)

    def scan_block_scalar(self, style: str, rt: bool | None = False) -> tokens.ScalarToken:  # noqa: ARG002
        buffer, start_mark = self.buffer, self.get_mark()
        header = _HEADER.match(buffer, self.pointer)
        plus, digit = (header[1] or header[4], header[2] or header[3]) if header else (None, None)
        self._go(_end(_REST_OF_HEADER, buffer, header.end() if header else self.pointer + 1))
        if digit == "0" or buffer[self.pointer] not in "\r\n\0":
            problem = "did not find expected comment or line break"
            raise ScannerError("while scanning a block scalar", start_mark, problem, self.get_mark())
        self._go(_end_of_break(buffer, self.pointer))
        indent, breaks, end_mark = self._breaks(max(self.indent, 0) + int(digit) if digit else 0, start_mark)
        chunks: list[str] = []
        last = ""
        was_blank = False
        while self.column == indent and buffer[self.pointer] != "\0":
            is_blank = buffer[self.pointer] in " \t"
            folds = style == ">" and last and not was_blank and not is_blank
            chunks += ["" if breaks else " "] if folds else [last]
            was_blank = is_blank
            end = _end(_LINE, buffer, self.pointer)
            chunks += ["\n" * breaks, buffer[self.pointer : end]]
            after = _end_of_break(buffer, end)
            last = "\n" if after > end else ""
            self._go(after)
            _, breaks, end_mark = self._breaks(indent, start_mark)
        if plus != "-":
            chunks.append(last)
        if plus == "+":
            chunks.append("\n" * breaks)
        return tokens.ScalarToken("".join(chunks), False, start_mark, end_mark, style)

    def _breaks(self, indent: int, start_mark: _Mark) -> tuple[int, int, _Mark]:
        """Skips blank lines of a block scalar: its indentation, how many they were, and the mark behind them."""
        buffer, widest, count, mark = self.buffer, 0, 0, self.get_mark()
        while True:
            while (not indent or self.column < indent) and buffer[self.pointer] == " ":
                self._go(self.pointer + 1)
            widest = max(widest, self.column)
            if (not indent or self.column < indent) and buffer[self.pointer] == "\t":
                problem = "found a tab character where an indentation space is expected"
                raise ScannerError("while scanning a block scalar", start_mark, problem, self.get_mark())
            after = _end_of_break(buffer, self.pointer)
            if after == self.pointer:
                return indent or max(widest, self.indent + 1, 1), count, mark
            self._go(after)
            count, mark = count + 1, self.get_mark()

    def scan_anchor(self, token_class: type[tokens.AnchorToken]) -> tokens.AnchorToken:
        start_mark = self.get_mark()
        name = _NAME.match(self.buffer, self.pointer + 1)
        self._go(name.end() if name else self.pointer + 1)
        if name is None or self.buffer[self.pointer] not in " \t\r\n\0?:,]}%@`":
            problem = "did not find expected alphabetic or numeric character"
            raise ScannerError("while scanning an alias", start_mark, problem, self.get_mark())
        return token_class(name[0], start_mark, self.get_mark())

    def scan_flow_scalar(self, style: str) -> tokens.ScalarToken:
        if style == '"':
            for escape in _ESCAPE.finditer(self.buffer, self.pointer + 1):
                code = int(escape[1] or escape[2] or "0", 16)
                if escape[0] == '"':
                    break
                if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                    start_mark = self.get_mark()
                    self._go(escape.start() + 2)
                    problem = "found invalid Unicode character escape code"
                    raise ScannerError("while parsing a quoted scalar", start_mark, problem, self.get_mark())
        token: tokens.ScalarToken = super().scan_flow_scalar(style)
        return token

    def _go(self, position: int) -> None:
        """Moves to a position that lies behind the current one."""
        passed = self.buffer[self.pointer : position]
        breaks = len(_BREAK.findall(passed))
        if breaks:
            self.line += breaks
            self.column = len(passed) - max(passed.rfind("\n"), passed.rfind("\r")) - 1
        else:
            self.column += len(passed)
        self.index += len(passed)
        self.pointer = position


class _DocInfo:
    """Takes what the scanner notes about a version directive."""

    doc_version: object = None
    tags: list[object]


def _end(pattern: re.Pattern[str], buffer: str, position: int) -> int:
    match = pattern.match(buffer, position)
    return match.end() if match else position


def _end_of_break(buffer: str, position: int) -> int:
    return _end(_BREAK, buffer, position)


def start(text: str) -> Source:
    """Opens the event stream of a text."""
    return _Reader(text).get_event
