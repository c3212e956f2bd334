"""Comments that hide a finding: `# okr: ignore[OKR204] reason`, on its line or on the line above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from okrcli.check.rule import Fix
from okrcli.check.selection import fits
from okrcli.problem import Place
from okrcli.yamldoc import Document
from okrcli.yamldoc.layout import BLOCK
from okrcli.yamldoc.operations import Comment

_COMMENT = re.compile(r"(?<![^\s])#[ \t]*okr: ignore\[([^\]\r\n]*)\]")
_LINE_END = re.compile(r"[\r\n]")
_CODE = re.compile(r"[^\s,]+")
_REASON_END = re.compile(r"[ \t]+#|[ \t]*$")
# What makes a file or the settings unreadable, and what is said of the comments themselves.
_NEVER_HIDDEN = ("OKR0", "OKR112", "OKR901")


class Suppression(NamedTuple):
    """One code in one comment.

    Attributes:
        code: a code or prefix; empty where the brackets are.
        line: the line whose findings it hides.
        place: where it stands itself.
        codes: all that stand in its brackets.
        words: the whole comment with its reason, from its `#` on.
    """

    code: str
    line: int
    place: Place
    codes: tuple[str, ...]
    words: str

    def hides(self, code: str, line: int) -> bool:
        """Whether it hides a finding."""
        return line == self.line and bool(self.code) and fits(code, self.code) and not is_never_hidden(code)


def is_never_hidden(code: str) -> bool:
    """Whether no comment hides a code: what makes a file or the settings unreadable, and unused comments.

    >>> is_never_hidden("OKR001"), is_never_hidden("OKR203")
    (True, False)
    """
    return code.upper().startswith(_NEVER_HIDDEN)


def comment(codes: Iterable[str]) -> str:
    """The comment that hides some codes.

    >>> comment(["OKR205", "OKR203"])
    '# okr: ignore[OKR203, OKR205]'
    """
    return f"# okr: ignore[{', '.join(sorted(set(codes)))}]"


def taken_out(suppression: Suppression) -> Fix:
    """The fix that takes one code out of its comment, or the comment where it holds no other."""
    others = [code for code in suppression.codes if code != suppression.code]
    if not others:
        return Fix("remove the comment", (Comment(suppression.place.line, "", suppression.words),))
    return Fix(f"take {suppression.code} out of the comment", (changed(suppression, others),))


def corrected(suppression: Suppression, code: str) -> Fix:
    """The fix that writes the code which was probably meant; a guess."""
    codes = (code if each == suppression.code else each for each in suppression.codes)
    return Fix(f"write {code}", (changed(suppression, codes),), safe=False)


def changed(suppression: Suppression, codes: Iterable[str]) -> Comment:
    """The edit that gives its comment other codes; the reason stays."""
    words, bracket = suppression.words, suppression.words.index("[")
    inside = f"{words[: bracket + 1]}{', '.join(dict.fromkeys(codes))}"
    return Comment(suppression.place.line, f"{inside}{words[words.index(']') :]}", words)


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
    line, text = _line_meant(document, match.start()), document.text
    codes = list(_CODE.finditer(text, *match.span(1)))
    names = tuple(code[0] for code in codes)
    ending = _LINE_END.search(text, match.end())
    reason = _REASON_END.search(text, match.end(), ending.start() if ending else len(text))
    words = text[match.start() : reason.start() if reason else match.end()]
    for code in codes:
        yield Suppression(code[0], line, document.lines.place(*code.span()), names, words)
    if not codes:
        yield Suppression("", line, document.lines.place(*match.span()), (), words)


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
