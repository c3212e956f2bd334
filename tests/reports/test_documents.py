from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from okrcli.render.json import render
from okrcli.reports.schema import DOCUMENTS, document_schema
from okrcli.reports.selection import Selection
from okrcli.reports.status import build
from okrcli.scoring import score
from okrcli.workspace import load
from tests.support.folders import write
from tests.support.sample import BROKEN, INVALID, KPIS, TODAY
from tests.support.sampled import PIPE, report, scorecard

FIELDS = {
    "CycleRecord": "name start end elapsed score health",
    "ObjectiveRecord": """ref cycle title team owners ambition weight tags start due score trend health reasons closed
        contributes_to file line key_results""",
    "KeyResultRecord": """ref title owners kind unit weight ambition tags start due cadence goal value progress score
        expected no_data confidence grade closed health forecast reasons last_checkin checkin_count guardrails kpi
        file line""",
    "GoalRecord": "baseline target change min max strict hold per steps",
    "ForecastRecord": "trend likely low high chance reaches_target needed_rate",
    "ReasonRecord": "code values text",
    "CheckinRecord": "date value confidence note by",
    "KpiRecord": "ref title unit owners value date healthy in_band file line",
    "HealthyRecord": "min max",
    "LeftOutRecord": "file problems",
    "ProblemRecord": "code message line column",
}
"""What programs were promised; more may be added."""


def _closed(schema: Any) -> Any:
    """The same schema, which takes no key that it does not name."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: _closed(each) for name, each in schema.items()}
    return {"additionalProperties": False, **closed} if "properties" in schema else closed


def _validate(kind: str, document: Any) -> None:
    schema = document_schema(kind)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(_closed(schema)).validate(document)


def _document(kind: str, selection: Selection | None = None) -> Any:
    return json.loads(render(report(kind, selection), PIPE))


def _refs() -> list[str]:
    objectives = scorecard().objectives
    refs = [each.planned.ref for each in objectives]
    refs += [one.planned.ref for each in objectives for one in each.key_results]
    return refs + [each.planned.ref for each in scorecard().kpis]


def test_the_status_document_is_as_its_schema_says() -> None:
    _validate("status", _document("status"))


def test_the_show_document_is_as_its_schema_says_for_everything() -> None:
    for ref in _refs():
        _validate("show", _document("show", Selection(refs=(ref,))))


def test_a_key_that_the_schema_does_not_know_is_found() -> None:
    document = _document("status")
    document["data"]["objectives"][0]["surprise"] = 1
    with pytest.raises(ValidationError, match="surprise"):
        _validate("status", document)


def test_a_value_of_another_type_is_found() -> None:
    document = _document("status")
    document["data"]["objectives"][0]["key_results"][0]["progress"] = "43 %"
    with pytest.raises(ValidationError, match="43 %"):
        _validate("status", document)


@pytest.mark.parametrize("record", FIELDS)
def test_every_promised_field_is_always_there(record: str) -> None:
    shape = document_schema("status")["$defs"][record]
    assert set(FIELDS[record].split()) <= set(shape["properties"])
    assert set(shape["required"]) == set(shape["properties"])


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_schema_says_what_document_it_is_of(kind: str) -> None:
    schema = document_schema(kind)
    assert schema["properties"]["kind"] == {"const": kind}
    assert schema["required"] == ["schema_version", "kind", "workspace", "today", "policy", "data"]
    assert "additionalProperties" not in json.dumps(schema["$defs"].get("KeyResultRecord", {}))


def test_what_is_left_out_is_told_with_its_place(tmp_path: Path) -> None:
    read = load(write(tmp_path, a=INVALID, b=BROKEN, kpis=KPIS))
    shown = build(read, score(read.plan, TODAY), Selection())
    document = json.loads(render(shown, PIPE))
    _validate("status", document)
    invalid, broken = document["data"]["left_out"]
    assert (invalid["file"], invalid["whole"], broken["file"], broken["whole"]) == (
        "a.okr.yaml",
        False,
        "b.okr.yaml",
        True,
    )
    [problem] = invalid["problems"]
    assert (problem["code"], problem["line"]) == ("OKR106", 8)
    assert [each["code"] for each in broken["problems"]] == ["OKR001"]
    [objective] = document["data"]["objectives"]
    assert [each["id"] for each in objective["key_results"]] == ["deals"]


def test_a_file_that_is_gone_has_problems_without_a_place(tmp_path: Path) -> None:
    read = load(write(tmp_path, a=INVALID))
    (tmp_path / "a.okr.yaml").unlink()
    document = build(read, score(read.plan, TODAY), Selection()).data()
    assert document["left_out"][0]["problems"][0]["code"] == "OKR106"


def test_values_are_numbers_and_absent_ones_null() -> None:
    objectives = _document("status")["data"]["objectives"]
    found = {each["id"]: each for objective in objectives for each in objective["key_results"]}
    assert found["sessions"]["goal"]["target"] == 50000
    assert found["sessions"]["goal"]["change"] == "+25%"
    assert found["returns"]["goal"]["target"] == 24.8
    assert found["markets"]["last_checkin"]["value"] == 0
    assert found["voice"]["last_checkin"]["value"] == 0.4
    assert found["referrals"]["progress"] is None
    assert found["referrals"]["tags"] == []
    assert found["crisis-plan"]["expected"] is None
    assert found["dark-mode"]["dropped"] == {"date": "2026-11-02", "why": "the redesign makes it free next year"}
    assert found["launch"]["goal"]["steps"][1] == {
        "id": "build",
        "title": None,
        "weight": 2,
        "due": None,
        "done": "2026-11-13",
    }


def test_show_tells_the_history_the_formula_and_the_moves() -> None:
    data = _document("show", Selection(refs=("marketing/organic-demand/domain-rating@2026-Q4",)))["data"]
    assert (data["objective"], data["kpi"]) == (None, None)
    assert [each["value"] for each in data["history"]] == [40.2, 40.5, 41.1, 41.8]
    assert data["history"][-1]["progress"] == pytest.approx(0.09)
    assert data["formula"]["terms"] == {"value": 41.8, "baseline": 40, "target": 60}
    assert data["moves"] == [
        {"date": "2026-10-14", "field": "target", "from": 55, "to": 60, "why": "the agency joined us"}
    ]
