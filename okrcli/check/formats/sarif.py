"""SARIF 2.1.0, the exchange format of static analysis, as GitHub's code scanning wants it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import re
from typing import Any

from okrcli import __version__
from okrcli.check.catalogue import manual
from okrcli.check.fingerprint import fingerprints
from okrcli.check.notation import json_text, plain
from okrcli.check.rule import Rule
from okrcli.check.rules import RULES
from okrcli.check.verdict import CheckedFinding, Verdict
from okrcli.problem import SEVERITIES

MOST = 25_000
"""Results that GitHub takes in a run; of more it takes none."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://github.com/okrcli/okrcli"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_WEIGHTS = {"error": "error", "warning": "warning", "info": "recommendation"}

_ARGUMENT = re.compile(r"\{(\d+)\}")

Json = dict[str, object]


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """A log with one run; paths count from the top of the repository."""
    del colour
    driver = {
        "name": "okr",
        "semanticVersion": __version__,
        "informationUri": _HOME,
        "rules": [_rule(rule) for rule in RULES],
    }
    left_out = len(verdict.findings) - MOST
    run: Json = {
        "tool": {"driver": driver},
        # What stands before the last slash tells the uploads of several workspaces apart.
        "automationDetails": {"id": f"okr/{verdict.folder}"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The top of the repository."}}},
        "results": _results(verdict),
    }
    if left_out > 0:
        said = {"text": f"The {left_out} lightest findings are left out: no more than {MOST} can be uploaded."}
        run["invocations"] = [
            {"executionSuccessful": True, "toolExecutionNotifications": [{"level": "warning", "message": said}]}
        ]
    return f"{json_text({'$schema': _SCHEMA, 'version': '2.1.0', 'runs': [run]}, 1)}\n"


def _rule(rule: Rule[Any]) -> Json:
    written = manual(rule)
    more = f"okr rule {rule.code} shows a bad and a good example."
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": written.summary},
        "fullDescription": {"text": written.why[:1024]},
        "help": {
            "text": f"{written.summary}\n\n{written.why}\n\n{more}",
            "markdown": f"{written.summary}\n\n{written.why}\n\nBad:\n\n{_block(written.bad)}\n\n"
            f"Good:\n\n{_block(written.good)}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["okr"], "precision": "high", "problem.severity": _WEIGHTS[rule.severity]},
    }


def _block(example: str) -> str:
    return f"```yaml\n{example.rstrip()}\n```"


def _results(verdict: Verdict) -> list[Json]:
    marks = fingerprints(verdict.findings, verdict.folder)
    ordered = sorted(range(len(marks)), key=lambda number: SEVERITIES.index(verdict.findings[number].severity))
    kept = sorted(ordered[:MOST])
    numbers = {rule.code: number for number, rule in enumerate(RULES)}
    return [
        _result(verdict.findings[each], numbers[verdict.findings[each].code], marks[each], verdict.folder)
        for each in kept
    ]


def _result(finding: CheckedFinding, number: int, fingerprint: str, folder: str) -> Json:
    said = f"{finding.message}.\n{finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(said)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(folder + finding.file), "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": finding.line,
                        "startColumn": finding.column,
                        "endLine": finding.end_line,
                        "endColumn": finding.end_column,
                    },
                }
            }
        ],
        # GitHub computes primaryLocationLineHash itself, and warns of another.
        "partialFingerprints": {"okrFinding/v1": fingerprint},
    }


def _message(text: str) -> str:
    # Brackets before a parenthesis are a link (3.11.6), and a number in braces stands for an argument (3.11.5).
    return _ARGUMENT.sub(r"{{\1}}", plain(text).replace("](", "\\]("))


def _uri(path: str) -> str:
    from os import fsencode
    from urllib.parse import quote

    return quote(fsencode(path), safe="/")
