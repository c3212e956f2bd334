from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from okrcli.check.formats.gitlab import render
from okrcli.check.verdict import Summary, Verdict
from tests.check.formats.hostile import HOSTILE
from tests.check.formats.verdicts import BOTH, CLEAN, OWNER


def issues(verdict: Verdict) -> list[dict[str, Any]]:
    """The report as GitLab reads it: each rule of its documentation holds."""
    text = render(verdict)
    assert not text.startswith("\ufeff")
    text.encode()
    report = json.loads(text)
    assert isinstance(report, list)
    for each in report:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(each)
        assert all(isinstance(each[key], str) and each[key] for key in ("description", "check_name", "fingerprint"))
        assert each["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not each["location"]["path"].startswith(("./", "/"))
        begin, end = (each["location"]["positions"][edge] for edge in ("begin", "end"))
        assert all(isinstance(edge[key], int) and edge[key] > 0 for edge in (begin, end) for key in ("line", "column"))
        assert (begin["line"], begin["column"]) <= (end["line"], end["column"])
    assert len({each["fingerprint"] for each in report}) == len(report)
    return report


@pytest.mark.parametrize("verdict", [BOTH, CLEAN, HOSTILE])
def test_the_report_is_what_gitlab_documents(verdict: Verdict) -> None:
    assert len(issues(verdict)) == len(verdict.findings)


def test_a_clean_report_is_an_empty_list() -> None:
    assert render(CLEAN) == "[]\n"


def test_what_an_issue_says() -> None:
    issue = issues(replace(BOTH, folder="goals/"))[0]
    assert re.fullmatch("[0-9a-f]{64}", issue.pop("fingerprint"))
    assert issue == {
        "description": "OKR106: nothing to gain: the baseline is 40,000 too",
        "check_name": "OKR106",
        "severity": "major",
        "location": {
            "path": "goals/okrs/2026-Q4/marketing.okr.yaml",
            "positions": {"begin": {"line": 13, "column": 17}, "end": {"line": 13, "column": 22}},
        },
    }


def test_a_fingerprint_outlives_the_lines_that_are_put_above() -> None:
    moved = tuple(each._replace(line=each.line + 40, end_line=each.end_line + 40) for each in BOTH.findings)
    before, after = issues(BOTH), issues(replace(BOTH, findings=moved))
    assert [each["fingerprint"] for each in before] == [each["fingerprint"] for each in after]


def test_two_of_one_rule_at_one_reference_are_two() -> None:
    twice = Verdict(1, (OWNER, OWNER._replace(line=9, end_line=9), OWNER._replace(ref=None)), Summary(0, 3, 0, 0))
    assert len({each["fingerprint"] for each in issues(twice)}) == 3
