"""Markdown as an outline: headings, items, tables and paragraphs, each below what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["root", "heading", "item", "text", "table"]

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"(\s*)([-*+•◦–]|\d{1,3}[.)]|[a-zA-Z][.)])\s+(.*)$")
_BOX = re.compile(r"\[(.?)\]\s+(.*)$")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_RULE = re.compile(r"\s{0,3}([-*_=])(\s*\1){2,}\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_BOLD_LINE = re.compile(r"(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$")
_BOLD_LEVEL = 7


@dataclass(slots=True)
class Node:
    """A piece of the document.

    Attributes:
        sort: what it is.
        text: its text, with the marks of emphasis and links still in it.
        line: where it begins, from 1.
        level: of a heading, 1 to 7, a bold line being 7; the indentation of an item.
        box: what is in its check-box, such as `x` or a blank; None where it has none.
        rows: of a table, the number and the cells of each row, the header first.
        children: what stands below it.
    """

    sort: Sort
    text: str
    line: int
    level: int = 0
    box: str | None = None
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def of(self, sort: Sort) -> list[Node]:
        """Its children of a sort."""
        return [each for each in self.children if each.sort == sort]

    def walk(self) -> Iterator[Node]:
        """It and all below it, in the order of the document."""
        yield self
        for each in self.children:
            yield from each.walk()


def outline(text: str) -> Node:
    """The outline of a document.

    Code, comments and front matter are no part of it.

    >>> root = outline("# Q4\\n- [x] a\\n  - b\\n")
    >>> root.children[0].children[0].box, root.children[0].children[0].children[0].text
    ('x', 'b')
    """
    reading = _Reading()
    for number, line in _lines(text):
        reading.take(number, line)
    return reading.root


def _lines(text: str) -> Iterator[tuple[int, str]]:
    blank = re.sub(r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    blank = re.sub(r"\A---\n.*?\n---\n", lambda found: "\n" * found[0].count("\n"), blank, flags=re.DOTALL)
    fence = ""
    for number, line in enumerate(blank.splitlines(), 1):
        found = _FENCE.match(line)
        if fence:
            fence = "" if found and found[1].startswith(fence) else fence
            continue
        if found:
            fence = found[1]
            continue
        yield number, re.sub(r"^\s*>\s?", "", line).expandtabs(4)


class _Reading:
    """Puts line after line into its place."""

    def __init__(self) -> None:
        self.root = Node("root", "", 0)
        self.headings = [self.root]
        self.items: list[Node] = []
        self.last: Node | None = None
        self.table: Node | None = None
        self.blank = True

    def take(self, number: int, line: str) -> None:
        if not line.strip():
            self.blank, self.table = True, None
            return
        self._take(number, line)
        self.blank = False

    def _take(self, number: int, line: str) -> None:
        if heading := _HEADING.match(line):
            self._head(number, heading[2], len(heading[1]))
        elif self._underlines(line):
            level = 1 if line.strip()[0] == "=" else 2
            text = self._taken_back()
            self._head(text.line, text.text, level)
        elif _RULE.match(line):
            self.items, self.last = [], None
        elif "|" in line and self._tabular(number, line):
            return
        elif item := _ITEM.match(line):
            self._item(number, len(item[1]), item[3])
        else:
            self._text(number, line)

    def _underlines(self, line: str) -> bool:
        is_text = self.last is not None and self.last.sort == "text" and not self.blank and not self.items
        return is_text and _UNDERLINE.match(line) is not None

    def _taken_back(self) -> Node:
        return self.headings[-1].children.pop()

    def _head(self, number: int, text: str, level: int) -> None:
        while len(self.headings) > 1 and self.headings[-1].level >= level:
            self.headings.pop()
        node = Node("heading", text, number, level)
        self.headings[-1].children.append(node)
        self.headings.append(node)
        self.items, self.last, self.table = [], None, None

    def _item(self, number: int, indent: int, text: str) -> None:
        while self.items and self.items[-1].level >= indent:
            self.items.pop()
        box = _BOX.match(text)
        node = Node("item", box[2] if box else text, number, indent, box[1] if box else None)
        (self.items[-1] if self.items else self.headings[-1]).children.append(node)
        self.items.append(node)
        self.last = node

    def _text(self, number: int, line: str) -> None:
        if self.last is not None and not self.blank and self.last.sort in ("item", "text") and not _begins(line):
            self.last.text += f" {line.strip()}"
            return
        indent = len(line) - len(line.lstrip())
        bold = _BOLD_LINE.fullmatch(line.strip())
        if bold and not indent:
            self._head(number, bold[1].strip(" :"), _BOLD_LEVEL)
            return
        if not indent:
            self.items = []
        while self.items and self.items[-1].level >= indent:
            self.items.pop()
        node = Node("text", line.strip(), number)
        (self.items[-1] if self.items else self.headings[-1]).children.append(node)
        self.last = node

    def _tabular(self, number: int, line: str) -> bool:
        if self.table is not None:
            if not _DELIMITER.fullmatch(line):
                self.table.rows.append((number, _cells(line)))
            return True
        if _DELIMITER.fullmatch(line) and self.last is not None and self.last.sort == "text" and "|" in self.last.text:
            before = self.last
            owner = self.headings[-1]
            owner.children.remove(before)
            self.table = Node("table", "", before.line, rows=[(before.line, _cells(before.text))])
            owner.children.append(self.table)
            self.last = None
            return True
        return False


def _begins(line: str) -> bool:
    """Whether a line stands for itself although no blank line is before it: a row, a label, a bold line."""
    bare = line.strip()
    return (
        bare.startswith("|")
        or bool(
            re.match(
                r"(?:\*\*|__)?(?:objective|goal|key result|kr|o|cel)\s*\d*(?:\.\d+)*\s*[:.)–-]", bare, re.IGNORECASE
            )
        )
        or bool(_BOLD_LINE.fullmatch(bare))
    )


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", bare)]
