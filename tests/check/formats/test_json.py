from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
from pydantic import TypeAdapter

from okrcli.check.formats.json import CheckData, render
from okrcli.check.rule import Fix
from tests.check.formats.verdicts import BOTH, CLEAN


def test_all_that_is_known_of_a_finding() -> None:
    data = render(BOTH)
    assert data["files"] == 6
    assert data["summary"] == {"error": 1, "warning": 1, "info": 0, "suppressed": 2}
    assert data["findings"][0] == {
        "code": "OKR106",
        "name": "target-equals-baseline",
        "severity": "error",
        "message": "nothing to gain: the baseline is 40,000 too",
        "hint": "to hold a level, say `kind: maintain` with `min: 40000`; to grow, choose a target",
        "file": "okrs/2026-Q4/marketing.okr.yaml",
        "line": 13,
        "column": 17,
        "end_line": 13,
        "end_column": 22,
        "ref": "marketing/growth/sessions@2026-Q4",
        "fix": None,
    }


def test_no_key_is_missing_because_it_is_empty() -> None:
    assert set(render(CLEAN)) == {"files", "summary", "fixed", "findings"}
    assert render(BOTH)["findings"][1]["hint"] is None


def test_a_fix_is_told_with_whether_it_is_safe() -> None:
    finding = BOTH.findings[0]._replace(fix=Fix("write 50000", (), safe=False))
    [first, *_] = render(replace(BOTH, findings=(finding,)))["findings"]
    assert first["fix"] == {"title": "write 50000", "safe": False}


def test_the_schema_can_be_made_from_the_types_and_holds() -> None:
    schema = TypeAdapter(CheckData).json_schema()
    for verdict in (BOTH, CLEAN):
        jsonschema.validate(json.loads(json.dumps(render(verdict))), schema)
    assert "findings" in schema["required"]
