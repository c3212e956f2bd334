from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from junitparser import Failure, JUnitXml, TestCase, TestSuite

from okrcli.check.formats.junit import render
from okrcli.check.notation import plain
from okrcli.check.verdict import Summary, Verdict
from tests.check.formats.hostile import HOSTILE, TEXTS, verdict
from tests.check.formats.verdicts import BOTH, CLEAN, OWNER


def cases(found: Verdict) -> list[tuple[TestSuite, TestCase]]:
    """The cases as another program reads them; the counts agree with them."""
    report = JUnitXml.fromstring(render(found).encode())
    assert isinstance(report, JUnitXml)
    read = []
    for suite in report:
        inside = list(suite)
        assert suite.tests == len(inside)
        assert suite.failures == sum(not case.is_passed for case in inside)
        read += [(suite, case) for case in inside]
    assert (report.tests, report.failures, report.errors) == (len(read), len(found.findings), 0)
    return read


@pytest.mark.parametrize("found", [BOTH, HOSTILE])
def test_a_case_a_finding(found: Verdict) -> None:
    read = cases(found)
    assert len(read) == len(found.findings)
    assert len({(case.classname, case.name) for _, case in read}) == len(read)
    for (suite, case), finding in zip(read, found.findings, strict=True):
        [failure] = case.result
        assert isinstance(failure, Failure)
        assert suite.name == case.classname == plain(found.folder + finding.file)
        assert failure.message == plain(finding.message)
        assert plain(finding.message) in (failure.text or "")


def test_a_clean_report_has_one_case_that_passed() -> None:
    [(_, case)] = cases(CLEAN)
    assert case.is_passed
    assert case.name == "No findings"


def test_what_a_case_says() -> None:
    root = ET.fromstring(render(replace(BOTH, folder="goals/")).encode())
    case = root.find("testsuite/testcase")
    assert case is not None
    assert case.attrib == {
        "name": "OKR106 marketing/growth/sessions@2026-Q4",
        "classname": "goals/okrs/2026-Q4/marketing.okr.yaml",
        "file": "goals/okrs/2026-Q4/marketing.okr.yaml",
        "line": "13",
    }
    failure = case.find("failure")
    assert failure is not None
    assert failure.attrib == {"message": "nothing to gain: the baseline is 40,000 too", "type": "OKR106 error"}
    assert (failure.text or "").splitlines() == [
        "goals/okrs/2026-Q4/marketing.okr.yaml:13:17: OKR106 nothing to gain: the baseline is 40,000 too",
        "hint: to hold a level, say `kind: maintain` with `min: 40000`; to grow, choose a target",
    ]


def test_cases_of_one_name_are_numbered() -> None:
    twice = Verdict(1, (OWNER, OWNER, OWNER._replace(ref=None)), Summary(0, 3, 0, 0))
    names = [case.name for _, case in cases(twice)]
    assert names == ["OKR203 z/growth@2026-Q4", "OKR203 z/growth@2026-Q4 (2)", "OKR203 missing owner"]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_characters_of_xml(text: str) -> None:
    [(_, case)] = cases(verdict(text))
    assert case.result[0].message == plain(text)
