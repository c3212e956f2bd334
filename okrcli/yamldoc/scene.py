"""Where a parser stopped, and the lines around it."""

from __future__ import annotations

import re

_INDENT = re.compile(r"[ \t]*")
_START = re.compile(r"([ \t]*)((?:- +)*)")
_SIMPLE = re.compile(r"[^\"'\\\r\n]*")


class Scene:
    """A text, the offset where its parser stopped, and what it was reading.

    Attributes:
        text: all of it.
        at: offset of what the parser could not use.
        since: offset where the thing it was reading starts; `at` where it does not say.
        complaint: the parser's own words, for telling cases apart.
    """

    def __init__(self, text: str, error: Exception) -> None:
        mark = getattr(error, "problem_mark", None)
        context_mark = getattr(error, "context_mark", None)
        self.text = text
        self.at = min(mark.index if mark else 0, len(text))
        self.since = min(context_mark.index, len(text)) if context_mark else self.at
        self.complaint = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None)}"

    def says(self, *words: str) -> bool:
        """Whether the parser uses one of these words."""
        return any(word in self.complaint for word in words)

    def char(self, offset: int) -> str:
        """The character at an offset; empty behind the last one."""
        return self.text[offset : offset + 1]

    def line_start(self, offset: int) -> int:
        """Offset of the first character of the line that an offset is in."""
        feed = self.text.rfind("\n", 0, offset)
        return max(feed, self.text.rfind("\r", feed + 1, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Offset past the last character of the line that an offset is in."""
        feed = self.text.find("\n", offset)
        end = feed if feed >= 0 else len(self.text)
        return_ = self.text.find("\r", offset, end)
        return return_ if return_ >= 0 else end

    def line(self, offset: int) -> str:
        """The line that an offset is in."""
        return self.text[self.line_start(offset) : self.line_end(offset)]

    def column(self, offset: int) -> int:
        """Column of an offset, from 1."""
        return offset - self.line_start(offset) + 1

    def number(self, offset: int) -> int:
        """Line number of an offset, from 1."""
        return len(re.findall(r"\r\n|\r|\n", self.text[: self.line_start(offset)])) + 1

    def before(self, offset: int) -> str:
        """What stands before an offset in its line."""
        return self.text[self.line_start(offset) : offset]

    def rest(self, offset: int) -> str:
        """What stands in a line from an offset on, without blanks at its end."""
        return self.text[offset : self.line_end(offset)].rstrip()

    def is_first(self, offset: int) -> bool:
        """Whether only blanks and dashes stand before an offset in its line."""
        return not self.before(offset).strip(" \t-")

    def content(self, offset: int) -> int:
        """Offset of the first character of a line behind its indentation and its dashes."""
        start = self.line_start(offset)
        match = _START.match(self.text, start)
        return match.end() if match else start

    def line_above(self, offset: int) -> int | None:
        """Offset of the nearest line above that is more than a comment; None where there is none."""
        start = self.line_start(offset)
        while start > 0:
            start = self.line_start(start - 1)
            words = self.line(start).strip()
            if words and not words.startswith("#"):
                return start
        return None

    def open_columns(self, offset: int) -> list[int]:
        """Columns, from 1, in which a line may start to belong to one of the lines above it; ascending."""
        columns: set[int] = set()
        limit = len(self.text)
        start = self.line_above(offset)
        while start is not None and limit:
            match = _START.match(self.text, start)
            indent = len(match[1]) if match else 0
            if indent < limit:
                columns.add(indent + 1)
                if match and match[2]:
                    columns.add(indent + 1 + len(match[2]))
                limit = indent
            start = self.line_above(start)
        return sorted(columns)


def in_quotes(words: str) -> str:
    """Words in the quotes that need no change to them.

    >>> in_quotes("a: b"), in_quotes('say "a"')
    ('"a: b"', '\\'say "a"\\'')
    """
    if _SIMPLE.fullmatch(words) or ("'" in words and '"' not in words and "\\" not in words):
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def in_flow(scene: Scene, offset: int) -> bool:
    """Whether a bracket is open before an offset in its line."""
    before = scene.before(offset)
    return before.count("[") + before.count("{") > before.count("]") + before.count("}")


def value_at(scene: Scene, start: int) -> str:
    """The text from an offset to where its value ends: the line, or in brackets the next comma or bracket."""
    words = scene.rest(start)
    if in_flow(scene, start):
        words = re.split(r"[,\]}]", words, maxsplit=1)[0].rstrip()
    return words
