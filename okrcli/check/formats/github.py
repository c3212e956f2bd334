"""Annotations for GitHub Actions: commands in the log that put each finding beside its line.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from okrcli.check.inert import inert
from okrcli.check.notation import plain
from okrcli.check.verdict import CheckedFinding, Verdict
from okrcli.problem import SEVERITIES

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """A command for each finding, the worst first."""
    del colour
    ordered = sorted(verdict.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    return "".join(f"{_annotation(finding, verdict.folder)}\n" for finding in ordered)


def _annotation(finding: CheckedFinding, folder: str) -> str:
    properties: dict[str, object] = {
        "title": f"okr {finding.code}",
        "file": folder + finding.file,
        "line": finding.line,
        "endLine": finding.end_line,
    }
    # GitHub refuses columns where the lines differ.
    if finding.line == finding.end_line:
        properties |= {"col": finding.column, "endColumn": finding.end_column}
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    hint = f"\nhint: {finding.hint}" if finding.hint else ""
    return f"::{_LEVELS[finding.severity]} {listed}::{_message(f'{finding.code} {finding.message}{hint}')}"


def _message(text: str) -> str:
    # In the log the message is written out again, line by line, and there older commands are obeyed.
    lines = [inert(line) for line in plain(text).split("\n")]
    return "\n".join(lines).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
