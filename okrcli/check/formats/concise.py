"""One line a finding, as compilers write it: for editors, `grep` and log files."""

from __future__ import annotations

from okrcli.check.inert import inert
from okrcli.check.verdict import CheckedFinding, Verdict


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """`file:line:column: CODE message`, a line for each finding; nothing where there is none."""
    del colour
    return "".join(f"{_line(finding)}\n" for finding in verdict.findings)


def _line(finding: CheckedFinding) -> str:
    file = inert(finding.file)
    # At the start of a line two colons are a command to GitHub Actions.
    file = f"./{file}" if file.lstrip().startswith("::") else file
    return f"{file}:{finding.line}:{finding.column}: {finding.code} {inert(finding.message)}"
