"""A report in the manner of JUnit, which every build server reads: a finding is a test that failed.

https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from okrcli.check.notation import plain
from okrcli.check.verdict import CheckedFinding, Verdict

_MARKUP = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("\n"): "&#10;"}


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """A suite for each file with a case for each finding; one case that passed where there is none."""
    del colour
    body = "".join(_suites(verdict)) or _suite(
        "okr check", 1, 0, '    <testcase name="No findings" classname="okr" />\n'
    )
    number = len(verdict.findings)
    head = _element("testsuites", name="okr check", tests=number or 1, failures=number, errors=0)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{head}>\n{body}</testsuites>\n'


def _suites(verdict: Verdict) -> Iterator[str]:
    for file, group in groupby(verdict.findings, attrgetter("file")):
        path = verdict.folder + file
        taken: Counter[str] = Counter()
        cases = [_case(finding, path, taken) for finding in group]
        yield _suite(path, len(cases), len(cases), "".join(cases))


def _suite(name: str, tests: int, failures: int, cases: str) -> str:
    head = _element("testsuite", name=name, tests=tests, failures=failures, errors=0)
    return f"  <{head}>\n{cases}  </testsuite>\n"


def _case(finding: CheckedFinding, path: str, taken: Counter[str]) -> str:
    name = f"{finding.code} {finding.ref or finding.name.replace('-', ' ')}"
    taken[name] += 1
    # Servers tell cases apart by suite and name.
    name = f"{name} ({taken[name]})" if taken[name] > 1 else name
    case = _element("testcase", name=name, classname=path, file=path, line=finding.line)
    failure = _element("failure", message=finding.message, type=f"{finding.code} {finding.severity}")
    lines = [f"{path}:{finding.line}:{finding.column}: {finding.code} {finding.message}"]
    if finding.hint:
        lines.append(f"hint: {finding.hint}")
    # Some servers show the body alone, so it says everything again.
    return f"    <{case}>\n      <{failure}>{_written(chr(10).join(lines), body=True)}</failure>\n    </testcase>\n"


def _element(tag: str, **attributes: object) -> str:
    return " ".join([tag, *(f'{key}="{_written(str(value))}"' for key, value in attributes.items())])


def _written(text: str, *, body: bool = False) -> str:
    return plain(text).translate({key: word for key, word in _MARKUP.items() if not body or key != ord("\n")})
