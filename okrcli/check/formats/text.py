"""Findings for people: what, where, the line itself with the place underlined, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from okrcli.check.inert import inert, underlined
from okrcli.check.verdict import CheckedFinding, Verdict
from okrcli.wording.plurals import counted

Paint = Callable[[str, str], str]

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;34", "strong": "1", "quiet": "2"}


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """A block for each finding, and a sentence that counts them.

    Args:
        verdict: what to show.
        colour: whether to use ANSI colours; without them the text holds no control character but line ends.
    """
    paint = _coloured if colour else _plain
    blocks = ["\n".join(_block(finding, paint)) for finding in verdict.findings]
    return "".join(f"{part}\n\n" for part in blocks) + f"{closing(verdict)}\n"


def closing(verdict: Verdict) -> str:
    """The counts in one sentence.

    >>> from okrcli.check.verdict import Summary
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
    return f"{found} in {counted(verdict.files, 'file')}{hidden}."


def _block(finding: CheckedFinding, paint: Paint) -> Iterator[str]:
    gutter = len(str(finding.line))
    margin = " " * gutter
    bar = paint(f"{margin} |", "quiet")
    code, name = paint(finding.code, finding.severity), paint(finding.name.replace("-", " "), "strong")
    yield f"{code} {name} {paint(f'· {finding.severity}', 'quiet')}"
    yield f"{paint(f'{margin}-->', 'quiet')} {inert(finding.file)}:{finding.line}:{finding.column}"
    yield bar
    yield from _excerpt(finding, gutter, paint)
    if finding.hint:
        yield bar
        yield f"{paint(f'{margin} =', 'quiet')} {inert(finding.hint)}"


def _excerpt(finding: CheckedFinding, gutter: int, paint: Paint) -> Iterator[str]:
    """The lines, then blanks up to the range, carets under it, and the message."""
    before = under = 0
    for line in finding.excerpt:
        start = finding.column - line.first
        end = finding.end_column - line.first if finding.end_line == finding.line else len(line.text)
        text, before, under = underlined(line.text, start, end)
        text = f"{'…' if line.first > 1 else ''}{text}{'…' if line.cut else ''}"
        before += line.first > 1
        yield f"{paint(f'{line.number:>{gutter}} |', 'quiet')} {text}".rstrip()
    carets = f"{'^' * max(under, 1)} {inert(finding.message)}"
    bar = paint(f"{' ' * gutter} |", "quiet")
    yield f"{bar} {' ' * before}{paint(carets, finding.severity)}"


def _plain(text: str, style: str) -> str:
    del style
    return text


def _coloured(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"
