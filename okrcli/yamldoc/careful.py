"""From bytes to a document by way of a real parser, with every mistake by name."""

from __future__ import annotations

import re
from itertools import islice

from okrcli.problem import Problem
from okrcli.yamldoc import conflicts, refusal
from okrcli.yamldoc.backend import Backend, choose
from okrcli.yamldoc.decode import checked, decode
from okrcli.yamldoc.document import Document
from okrcli.yamldoc.layout import Layout
from okrcli.yamldoc.lines import Lines
from okrcli.yamldoc.reader import read
from okrcli.yamldoc.refusal import MOST_REFUSALS, Refusal
from okrcli.yamldoc.scalars import Unusual
from okrcli.yamldoc.shield import OLD_LINE_ENDS, has_old_line_ends
from okrcli.yamldoc.syntax import explain
from okrcli.yamldoc.thorough import Composer

# Each line fits in one way only, so that a text without a directive is given up at once.
_DIRECTIVES = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r(?!\n)|\r?\n))*%([^\r\n]*)")
_VERSION = re.compile(r"YAML[ \t]+1\.[12][ \t]*(?:[ \t]#.*)?")


def parse_carefully(raw: bytes, file: str, backend: Backend | None = None) -> Document:
    """Reads a file with one of the parsers, by default the faster one that is there."""
    try:
        text = checked(raw)
    except Refusal as refused:
        return _refused(raw, file, [refused])
    chosen = backend or choose()
    if not conflicts.possible(text) and not has_old_line_ends(text):
        try:
            return Document(file, raw, read(text, chosen), (), chosen)
        except (Unusual, chosen.error):
            pass
    composer = Composer(text, chosen)
    found = _mistakes(text, composer, chosen)
    return _refused(raw, file, found) if found else Document(file, raw, composer.data, (), chosen)


def _mistakes(text: str, composer: Composer, backend: Backend) -> list[Refusal]:
    """All that is wrong with a text; a conflict that git left explains everything else."""
    try:
        _check_directive(text)
        composer.run()
        return conflicts.in_parsed(text, composer.layout) or composer.refusals + _separators(text, composer.layout)
    except Refusal as refused:
        return conflicts.in_broken(text) or [*composer.refusals, refused]
    except backend.error as error:
        return conflicts.in_broken(text) or [*composer.refusals, explain(text, error)]


def _separators(text: str, layout: Layout) -> list[Refusal]:
    """Old line ends outside of all values, which is in comments: there other programs end the comment."""
    if not has_old_line_ends(text):
        return []
    found = (match.start() for match in re.finditer(f"[{OLD_LINE_ENDS}]", text))
    loose = (offset for offset in found if not layout.in_scalar(offset))
    return [refusal.line_separator(text[offset], offset) for offset in islice(loose, MOST_REFUSALS)]


def _check_directive(text: str) -> None:
    match = _DIRECTIVES.match(text)
    if match and not _VERSION.fullmatch(match[1]):
        raise refusal.directive(match.start(1) - 1, match.end(), "%" + match[1])


def _refused(raw: bytes, file: str, refusals: list[Refusal]) -> Document:
    lines = Lines(decode(raw))
    problems = tuple(
        Problem(each.code, each.message, file, each.hint, place=lines.place(each.start, each.end)) for each in refusals
    )
    return Document(file, raw, None, problems)
