"""Short OKR files for the rules of the method."""

from __future__ import annotations

from pathlib import Path

from okrcli.check.selection import Choice
from okrcli.check.verdict import CheckedFinding
from tests.check.workspaces import checked

DROPPED = "dropped: {date: 2026-11-02, why: too dear}"
CLOSED = "closed: {date: 2027-01-04}\n"


def objective(*key_results: str, more: str = "", title: str = "Readers trust us", name: str = "trust") -> str:
    """An objective with key results, each in the braces of a flow map."""
    lines = "".join(f"      - {{id: k-{number}, {each}}}\n" for number, each in enumerate(key_results))
    return f"  - id: {name}\n    title: {title}\n    owner: ana\n{more}    key_results:\n{lines}"


def file(*objectives: str, cycle: str = "2026-Q4", more: str = "") -> str:
    """A file with objectives."""
    return f"cycle: {cycle}\nteam: seo\nobjectives:\n{''.join(objectives)}{more}"


def found(folder: Path, code: str, text: str, options: str = "") -> list[CheckedFinding]:
    """What one rule finds in a file."""
    if options:
        text = f"# okr.yaml\nversion: 1\ncheck: {{options: {{{code}: {options}}}}}\n\n# a.okr.yaml\n{text}"
    verdict = checked(folder, text, Choice((code,)))
    assert {each.code for each in verdict.findings} <= {code}
    return list(verdict.findings)
