"""How often each rule speaks up: to see what to begin with."""

from __future__ import annotations

from collections import Counter

from typing_extensions import TypedDict

from okrcli.check.formats.json import SummaryData, summary_data
from okrcli.check.formats.text import closing
from okrcli.check.verdict import Verdict, fixable


class RuleCount(TypedDict):
    """How often one rule speaks up."""

    code: str
    """Of the rule, such as OKR203."""
    name: str
    """Of the rule, such as missing-owner."""
    count: int
    """Its findings."""
    fixable: int
    """Those of them that a safe fix mends."""
    unsafely_fixable: int
    """Those that a fix mends which may not be what the writer meant."""


class StatisticsData(TypedDict):
    """How often each rule speaks up."""

    files: int
    """How many files were checked."""
    summary: SummaryData
    """Counts by severity."""
    rules: list[RuleCount]
    """The most frequent first; those without findings are left out."""


def data(verdict: Verdict) -> StatisticsData:
    """The counts as data."""
    counts = Counter((finding.code, finding.name) for finding in verdict.findings)
    rules: list[RuleCount] = []
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        safe, unsafe = fixable(each for each in verdict.findings if each.code == code)
        rules.append({"code": code, "name": name, "count": count, "fixable": safe, "unsafely_fixable": unsafe})
    return {"files": verdict.files, "summary": summary_data(verdict.summary), "rules": rules}


def text(verdict: Verdict) -> str:
    """The counts as lines: how many, which rule, how many of them can be fixed; then all of them in a sentence."""
    rows = data(verdict)["rules"]
    widest = max((len(row["name"]) for row in rows), default=0)
    lines = [f"{row['count']:5}  {row['code']}  {row['name']:{widest}}  {_fixes(row)}".rstrip() for row in rows]
    return "".join(f"{line}\n" for line in [*lines, *([""] if lines else []), closing(verdict)])


def _fixes(row: RuleCount) -> str:
    safe, unsafe = row["fixable"], row["unsafely_fixable"]
    parts = [f"{safe} fixable"] if safe else []
    return ", ".join([*parts, f"{unsafe} with --unsafe-fixes"] if unsafe else parts)
