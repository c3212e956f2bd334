from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from sarif_kit import validation_errors

from okrcli import __version__
from okrcli.check.formats import sarif
from okrcli.check.formats.sarif import render
from okrcli.check.rules import RULES
from okrcli.check.verdict import Summary, Verdict
from tests.check.formats.hostile import HOSTILE
from tests.check.formats.verdicts import BOTH, CLEAN, OWNER


def run(verdict: Verdict) -> dict[str, Any]:
    """The one run of a log that keeps the schema of OASIS."""
    text = render(verdict)
    text.encode()
    log = json.loads(text)
    assert validation_errors(log) == []
    assert log["version"] == "2.1.0"
    [only] = log["runs"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("verdict", [BOTH, CLEAN, HOSTILE])
def test_the_log_keeps_the_schema(verdict: Verdict) -> None:
    assert len(run(verdict)["results"]) == len(verdict.findings)


def test_the_schema_refuses_what_is_wrong() -> None:
    log = json.loads(render(BOTH))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert validation_errors(log)


def test_what_a_result_says() -> None:
    made = run(replace(BOTH, folder="goals/"))
    rules = made["tool"]["driver"]["rules"]
    result = made["results"][0]
    assert rules[result.pop("ruleIndex")]["id"] == result.pop("ruleId") == "OKR106"
    [(key, mark)] = result.pop("partialFingerprints").items()
    assert key != "primaryLocationLineHash"
    assert re.fullmatch("[0-9a-f]{64}", mark)
    assert result == {
        "level": "error",
        "message": {
            "text": "nothing to gain: the baseline is 40,000 too.\n"
            "to hold a level, say `kind: maintain` with `min: 40000`; to grow, choose a target"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "goals/okrs/2026-Q4/marketing.okr.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 13, "startColumn": 17, "endLine": 13, "endColumn": 22},
                }
            }
        ],
    }
    assert made["automationDetails"]["id"] == "okr/goals/"
    assert made["columnKind"] == "unicodeCodePoints"
    assert set(made["originalUriBaseIds"]) == {"%SRCROOT%"}


def test_github_gets_of_every_rule_what_it_requires() -> None:
    driver = run(CLEAN)["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("okr", __version__)
    assert [each["id"] for each in driver["rules"]] == [rule.code for rule in RULES]
    for each in driver["rules"]:
        for part in ("shortDescription", "fullDescription", "help"):
            assert each[part]["text"].strip()
        assert max(len(each[part]["text"]) for part in ("shortDescription", "fullDescription")) <= 1024
        assert each["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert each["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert each["help"]["markdown"].count("```") % 2 == 0


@pytest.mark.parametrize("verdict", [BOTH, HOSTILE])
def test_paths_are_relative_references(verdict: Verdict) -> None:
    for result, finding in zip(run(verdict)["results"], verdict.findings, strict=True):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII)
        parts = urlsplit(uri)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert not uri.startswith("/")
        assert unquote_to_bytes(uri) == os.fsencode(verdict.folder + finding.file)


def test_a_message_links_nowhere_and_wants_no_arguments() -> None:
    said = OWNER._replace(message="[a](https://example.com) {0} {x}", hint=None)
    [result] = run(Verdict(1, (said,), Summary(0, 1, 0, 0)))["results"]
    assert result["message"]["text"] == "[a\\](https://example.com) {{0}} {x}"


def test_what_is_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 1)
    made = run(replace(BOTH, findings=BOTH.findings[::-1]))
    assert [each["level"] for each in made["results"]] == ["error"]
    [notice] = made["invocations"][0]["toolExecutionNotifications"]
    assert "1 lightest" in notice["message"]["text"]
