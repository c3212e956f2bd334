"""A Code Quality report for GitLab's merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from okrcli.check.fingerprint import fingerprints
from okrcli.check.notation import json_text, plain
from okrcli.check.verdict import CheckedFinding, Verdict

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """A JSON list of all findings; paths count from the top of the repository."""
    del colour
    marks = fingerprints(verdict.findings, verdict.folder)
    pairs = zip(verdict.findings, marks, strict=True)
    return f"{json_text([_issue(finding, mark, verdict.folder) for finding, mark in pairs], 1)}\n"


def _issue(finding: CheckedFinding, fingerprint: str, folder: str) -> dict[str, object]:
    return {
        # The widget shows nothing but this, so the code is in it.
        "description": f"{finding.code}: {plain(finding.message)}",
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": folder + finding.file,
            "positions": {
                "begin": {"line": finding.line, "column": finding.column},
                "end": {"line": finding.end_line, "column": finding.end_column},
            },
        },
    }
