"""Findings for people: what, where, the line itself with the place underlined, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from okrcli.check.excerpt import fitted
from okrcli.check.inert import inert, underlined
from okrcli.check.verdict import CheckedFinding, Verdict, fixable
from okrcli.check.wrapping import wrapped
from okrcli.wording.lines import width
from okrcli.wording.plurals import counted

Paint = Callable[[str, str], str]

_NARROWEST = 20
_COMFORTABLE = 40
_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;34", "strong": "1", "quiet": "2"}


def render(verdict: Verdict, *, colour: bool = False, room: int | None = None) -> str:
    """A block for each finding, and a sentence that counts them.

    Args:
        verdict: what to show.
        colour: whether to use ANSI colours; without them the text holds no control character but line ends.
        room: columns of the terminal, which no line is wider than; None where lines may have any length.
    """
    paint = _coloured if colour else _plain
    blocks = ["\n".join(_block(finding, paint, room)) for finding in verdict.findings]
    end = "\n".join(wrapped(closing(verdict), room))
    return "".join(f"{part}\n\n" for part in blocks) + f"{end}\n"


def closing(verdict: Verdict) -> str:
    """The counts in one sentence.

    >>> from okrcli.check.verdict import Summary, fixable
    >>> closing(Verdict(6, (), Summary(2, 1, 0, 0)))
    '2 errors, 1 warning in 6 files.'
    """
    error, warning, info, suppressed = verdict.summary
    counts = [
        counted(number, word, many)
        for number, word, many in ((error, "error", None), (warning, "warning", None), (info, "info", "info"))
        if number
    ]
    found = ", ".join(counts) or "No findings"
    hidden = f"; {counted(suppressed, 'suppressed', 'suppressed')}" if suppressed else ""
    return f"{found} in {counted(verdict.files, 'file')}{hidden}.{_mended(verdict)}"


def _mended(verdict: Verdict) -> str:
    """How many of the findings a fix mends."""
    safe, unsafe = fixable(verdict.findings)
    if safe:
        more = f", {unsafe} more with --fix --unsafe-fixes" if unsafe else ""
        return f" {safe} can be fixed with --fix{more}."
    return f" {unsafe} can be fixed with --fix --unsafe-fixes." if unsafe else ""


def _block(finding: CheckedFinding, paint: Paint, room: int | None) -> Iterator[str]:
    gutter = len(str(finding.line))
    margin = " " * gutter
    bar = paint(f"{margin} |", "quiet")
    left = None if room is None else max(room - gutter - 3, _NARROWEST)
    code, name = paint(finding.code, finding.severity), paint(finding.name.replace("-", " "), "strong")
    mended = "" if finding.fix is None else " · fixable" if finding.fix.safe else " · unsafe fix"
    yield f"{code} {name} {paint(f'· {finding.severity}{mended}', 'quiet')}"
    yield f"{paint(f'{margin}-->', 'quiet')} {inert(finding.file)}:{finding.line}:{finding.column}"
    yield bar
    yield from _excerpt(finding, gutter, paint, left)
    if finding.hint:
        yield bar
        for index, line in enumerate(wrapped(inert(finding.hint), left)):
            sign = " " if index else "="
            yield f"{paint(f'{margin} {sign}', 'quiet')} {line}"


def _excerpt(finding: CheckedFinding, gutter: int, paint: Paint, left: int | None) -> Iterator[str]:
    """The lines, then blanks up to the range, carets under it, and the message."""
    before = under = 0
    for line in fitted(finding.excerpt, finding.column, left):
        start = finding.column - line.first
        end = finding.end_column - line.first if finding.end_line == finding.line else len(line.text)
        text, before, under = underlined(line.text, start, end)
        text = f"{'…' if line.first > 1 else ''}{text}{'…' if line.cut else ''}"
        before += line.first > 1
        yield f"{paint(f'{line.number:>{gutter}} |', 'quiet')} {text}".rstrip()
    carets, message = "^" * max(under, 1), inert(finding.message)
    bar = paint(f"{' ' * gutter} |", "quiet")
    if left is None or before + len(carets) + 1 + width(message) <= left:
        yield f"{bar} {' ' * before}{paint(f'{carets} {message}', finding.severity)}"
        return
    yield f"{bar} {' ' * before}{paint(carets[: max(left - before, 1)], finding.severity)}"
    indent = before if left - before >= _COMFORTABLE else min(before, max(left - width(message), 0))
    margin = " " * indent
    for part in wrapped(message, left - indent):
        yield f"{bar} {margin}{paint(part, finding.severity)}"


def _plain(text: str, style: str) -> str:
    del style
    return text


def _coloured(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"
