"""The verdict as data, the same for every program."""

from __future__ import annotations

from typing_extensions import TypedDict

from okrcli.check.verdict import CheckedFinding, Summary, Verdict
from okrcli.problem import Severity


class FixData(TypedDict):
    """An edit that mends a finding."""

    title: str
    """What it does, in a few words."""
    safe: bool
    """Whether it cannot change what the file means."""


class FindingData(TypedDict):
    """One finding."""

    code: str
    """Of its rule, such as OKR203."""
    name: str
    """Of its rule, such as missing-owner."""
    severity: Severity
    """How much it weighs here, by the settings."""
    message: str
    """One sentence without a full stop."""
    hint: str | None
    """What to do next."""
    file: str
    """Path from the workspace's folder, with forward slashes."""
    line: int
    """First line, from 1."""
    column: int
    """First column, from 1, in code points."""
    end_line: int
    """Last line."""
    end_column: int
    """One past the last column."""
    ref: str | None
    """Reference of the entity it is about."""
    fix: FixData | None
    """An edit that mends it, where there is one."""


class SummaryData(TypedDict):
    """How many findings there are."""

    error: int
    """Those that are errors."""
    warning: int
    """Those that are warnings."""
    info: int
    """Those that are for information."""
    suppressed: int
    """Those that a comment in the file hides; not among the others."""


class CheckData(TypedDict):
    """The outcome of a check."""

    files: int
    """How many files were checked."""
    summary: SummaryData
    """Counts by severity."""
    fixed: int
    """How many findings were mended before those that are left were found; 0 where no fix was asked for."""
    findings: list[FindingData]
    """In order of path, line, column, code."""


def render(verdict: Verdict, *, colour: bool = False) -> CheckData:
    """The data of a verdict; every key is always there."""
    del colour
    return {
        "files": verdict.files,
        "summary": summary_data(verdict.summary),
        "fixed": verdict.fixed,
        "findings": [_finding(each) for each in verdict.findings],
    }


def summary_data(summary: Summary) -> SummaryData:
    """The counts as data."""
    return {
        "error": summary.error,
        "warning": summary.warning,
        "info": summary.info,
        "suppressed": summary.suppressed,
    }


def _finding(finding: CheckedFinding) -> FindingData:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "ref": finding.ref,
        "fix": None if finding.fix is None else {"title": finding.fix.title, "safe": finding.fix.safe},
    }
