"""One line of JSON a finding, each the same as in the JSON document: for `jq`, `grep` and log collectors."""

from __future__ import annotations

from okrcli.check.notation import json_text
from okrcli.check.verdict import CheckedFinding, Verdict

_FIELDS = tuple(name for name in CheckedFinding._fields if name not in ("excerpt", "fix"))


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """A line for each finding; nothing where there is none. See https://jsonlines.org."""
    del colour
    return "".join(f"{json_text(_data(finding))}\n" for finding in verdict.findings)


def _data(finding: CheckedFinding) -> dict[str, object]:
    fix = finding.fix
    return {
        **{name: getattr(finding, name) for name in _FIELDS},
        "fix": None if fix is None else {"title": fix.title, "safe": fix.safe},
    }
