"""What a check leaves in a job of GitHub Actions: a log, annotations, and a summary with the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from okrcli.check.formats import renderer
from okrcli.check.formats.text import closing
from okrcli.check.verdict import CheckedFinding, Summary, Verdict
from okrcli.console import quiet
from okrcli.problem import SEVERITIES

ANNOTATED = 10
"""Annotations of each severity that GitHub shows for a step; more of them it passes over."""

LARGEST = 1024 * 1024
"""Bytes of the summary of a step; a larger one GitHub refuses whole."""

_CUT = "\nThe rest is left out: a summary holds no more. It is in the log of the step.\n"


class Report(NamedTuple):
    """What goes where.

    Attributes:
        log: for standard output.
        summary: Markdown, to be added to the file that GITHUB_STEP_SUMMARY names.
    """

    log: str
    summary: str


def report(verdict: Verdict, text: str, room: int = LARGEST) -> Report:
    """The text in a group, then annotations; what they do not show is in the summary.

    Args:
        verdict: what came of the check.
        text: the same as people read it.
        room: bytes that the summary may take.
    """
    shown, rest = _divided(verdict.findings)
    log = f"::group::okr check: {closing(verdict)}\n{quiet(text)}::endgroup::\n"
    annotations = renderer("github")(replace(verdict, findings=shown))
    return Report(f"{log}{annotations}", _summary(verdict, rest, room))


def _divided(findings: Sequence[CheckedFinding]) -> tuple[tuple[CheckedFinding, ...], tuple[CheckedFinding, ...]]:
    taken: Counter[str] = Counter()
    shown: list[CheckedFinding] = []
    rest: list[CheckedFinding] = []
    for finding in findings:
        taken[finding.severity] += 1
        (shown if taken[finding.severity] <= ANNOTATED else rest).append(finding)
    return tuple(shown), tuple(rest)


def _summary(verdict: Verdict, rest: tuple[CheckedFinding, ...], room: int) -> str:
    head = f"### okr check\n\n{closing(verdict)}\n{_counts(verdict.findings)}"
    if not rest:
        return head if len(head.encode()) <= room else ""
    head += f"\nThe annotations show the first {ANNOTATED} of each severity. The rest:\n"
    counts = Counter(finding.severity for finding in rest)
    left = Verdict(
        len({finding.file for finding in rest}), rest, Summary(counts["error"], counts["warning"], counts["info"], 0)
    )
    return _fenced(head, str(renderer("text")(left)).split("\n\n")[:-1], room)


def _counts(findings: Sequence[CheckedFinding]) -> str:
    """A table of the rules, the worst first. None of its words is the user's."""
    if not findings:
        return ""
    counts = Counter((SEVERITIES.index(each.severity), each.code, each.name) for each in findings)
    rows = [
        f"| {SEVERITIES[weight]} | {code} {name.replace('-', ' ')} | {number} |"
        for (weight, code, name), number in sorted(counts.items())
    ]
    return "\n".join(["", "| severity | rule | findings |", "|---|---|--:|", *rows, ""])


def _fenced(head: str, blocks: list[str], room: int) -> str:
    """Blocks of text below a head, as many as there is room for; in a fence nothing of them is Markdown."""
    longest = max((len(run) for block in blocks for run in re.findall("`+", block)), default=0)
    fence = "`" * max(3, longest + 1)
    left = room - len(f"{head}\n{fence}text\n{fence}\n{_CUT}".encode())
    fitting: list[str] = []
    for block in blocks:
        left -= len(block.encode()) + 2
        if left < 0:
            break
        fitting.append(block)
    body = "\n\n".join(fitting)
    whole = f"{head}\n{fence}text\n{body}\n{fence}\n{'' if len(fitting) == len(blocks) else _CUT}"
    return whole if len(whole.encode()) <= room else ""
