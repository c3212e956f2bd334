"""Comments that hide a finding: `# okr: ignore[OKR204] reason`, on its line or on the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from okrcli.check.selection import fits
from okrcli.problem import Place
from okrcli.yamldoc import Document
from okrcli.yamldoc.layout import BLOCK

_COMMENT = re.compile(r"(?<![^\s])#[ \t]*okr: ignore\[([^\]\r\n]*)\]")
_CODE = re.compile(r"[^\s,]+")
_NEVER_HIDDEN = "OKR0"


class Suppression(NamedTuple):
    """One code in one comment.

    Attributes:
        code: a code or prefix; empty where the brackets are.
        line: the line whose findings it hides.
        place: where it stands itself.
    """

    code: str
    line: int
    place: Place

    def hides(self, code: str, line: int) -> bool:
        """Whether it hides a finding; what makes a file unreadable is never hidden."""
        return line == self.line and bool(self.code) and fits(code, self.code) and not code.startswith(_NEVER_HIDDEN)


def suppressions(document: Document) -> list[Suppression]:
    """What the comments of a file hide, in order; nothing in a file that does not parse."""
    if not document.parsed:
        return []
    return [
        suppression
        for match in _COMMENT.finditer(document.text)
        if _is_comment(document, match.start())
        for suppression in _codes(document, match)
    ]


def _codes(document: Document, match: re.Match[str]) -> Iterator[Suppression]:
    line = _line_meant(document, match.start())
    codes = list(_CODE.finditer(document.text, *match.span(1)))
    for code in codes:
        yield Suppression(code[0], line, document.lines.place(*code.span()))
    if not codes:
        yield Suppression("", line, document.lines.place(*match.span()))


def _is_comment(document: Document, offset: int) -> bool:
    """Whether a `#` begins a comment, or stands in one, and not in a value.

    The header of a block of text (`note: |  # comment`) is a part of its node, but takes comments.
    """
    layout = document.layout
    if not layout.in_scalar(offset):
        return True
    row = layout.row_at(offset)
    lines = document.lines
    return layout.kinds[row] == BLOCK and lines.position(layout.starts[row])[0] == lines.position(offset)[0]


def _line_meant(document: Document, offset: int) -> int:
    """The line of a comment behind something; of one that stands alone, the next line that is not one itself."""
    line = document.lines.position(offset)[0]
    if not document.line(line).lstrip().startswith("#"):
        return line
    last = document.lines.position(len(document.text))[0]
    while line < last:
        line += 1
        text = document.line(line).lstrip()
        if text and not text.startswith("#"):
            break
    return line
