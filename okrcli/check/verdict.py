"""What a check comes to: findings in their places, and counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from okrcli.check.rule import Fix
from okrcli.problem import SEVERITIES, Severity

FailOn = Literal["error", "warning", "info", "never"]
"""The lightest severity that fails a check."""


class ExcerptLine(NamedTuple):
    """A line of a file, or the part of it around a finding.

    Attributes:
        number: from 1.
        text: its characters without the line end.
        first: the column of the first of these characters, from 1; more than 1 where the line was cut.
        cut: whether the line goes on behind these characters.
    """

    number: int
    text: str
    first: int = 1
    cut: bool = False


class CheckedFinding(NamedTuple):
    """One finding with all that a format needs to show it.

    Attributes:
        code: such as `OKR203`.
        name: of the rule, such as `missing-owner`.
        severity: how much it weighs here, by the settings.
        message: one sentence without a full stop.
        hint: what to do next, or None.
        file: path from the workspace's folder, with forward slashes.
        line: first line, from 1.
        column: first column, from 1, in code points.
        end_line: last line.
        end_column: one past the last column.
        ref: reference of the entity it is about, or None.
        excerpt: the line before it, where there is one, and its first line.
        fix: an edit that mends it, its paths from the top of the file; None where there is none.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str | None
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    ref: str | None
    excerpt: tuple[ExcerptLine, ...] = ()
    fix: Fix | None = None


class Summary(NamedTuple):
    """How many findings there are.

    Attributes:
        error: those that are errors.
        warning: those that are warnings.
        info: those that are for information.
        suppressed: those that a comment in the file hides; not among the others.
    """

    error: int
    warning: int
    info: int
    suppressed: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check.

    Attributes:
        files: how many OKR files were checked (and `okr.yaml`, where it was asked for by name).
        findings: in order of path, line, column, code.
        summary: their counts.
        folder: the workspace's folder from the top of its repository, with a slash at the end; empty where it is it.
        fixed: how many findings were mended before this.
    """

    files: int
    findings: tuple[CheckedFinding, ...]
    summary: Summary
    folder: str = ""
    fixed: int = 0

    def failed(self, fail_on: FailOn = "error") -> bool:
        """Whether there is a finding of a severity, or of a heavier one."""
        if fail_on == "never":
            return False
        return any(self.summary[: SEVERITIES.index(fail_on) + 1])


def fixable(findings: Iterable[CheckedFinding]) -> tuple[int, int]:
    """How many findings have a fix that is safe, and how many one that is not."""
    fixes: list[Fix] = [each.fix for each in findings if each.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    return safe, len(fixes) - safe
