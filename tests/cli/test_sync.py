from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from okrcli.commands.schemas import SCHEMAS
from tests.support.cli import Result, okr
from tests.support.folders import write
from tests.support.terminal import at_terminal
from tests.support.vendors import Asked, Said, Server, serving

TOKEN = "hunter2-9b2f6c0d"
PLAN = """\
cycle: 2026-Q4
team: marketing
objectives:
  - id: demand
    title: Become the first place people look
    owner: ania
    key_results:
      - id: sessions
        title: Organic sessions
        unit: sessions
        baseline: 40
        target: 60
        source: {sessions}
      - {{id: articles, title: Articles, kind: total, target: 10, source: {articles}}}
      - {{id: nps, title: NPS, kind: maintain, min: 40}}
kpis:
  - {{id: ctr, title: CTR, unit: "%", cadence: month, source: {ctr}}}
"""
CSV = "{type: csv, path: exports/s.csv, column: Sessions, date_column: Day}"
COUNT = "{type: csv, path: exports/a.csv, date_column: Published, aggregate: count}"
RATE = "{type: csv, path: exports/s.csv, column: Rate, date_column: Day, transform: value * 100, window: today}"


def _workspace(root: Path, sessions: str = CSV, articles: str = COUNT, ctr: str = RATE, settings: str = "") -> Path:
    write(
        root,
        settings=f"version: 1\nname: Acme\n{settings}",
        m=PLAN.format(sessions=sessions, articles=articles, ctr=ctr),
    )
    (root / "exports").mkdir(exist_ok=True)
    days = [date(2026, 9, 1) + timedelta(days=each) for each in range(82)]
    rows = "".join(f"{day},{40 + day.day},0.0{day.day:02}\n" for day in days)
    (root / "exports" / "s.csv").write_text(f"Day,Sessions,Rate\n{rows}", encoding="utf-8")
    (root / "exports" / "a.csv").write_text(
        "Published;Title\n05.10.2026;a\n07.10.2026;b\n20.11.2026;c\n", encoding="utf-8"
    )
    return root


def _file(root: Path) -> str:
    return (root / "m.okr.yaml").read_text(encoding="utf-8")


def _records(root: Path) -> dict[str, list[tuple[str, object, str]]]:
    plan = YAML(typ="safe", pure=True).load(_file(root))
    found = [*plan["objectives"][0]["key_results"], *plan["kpis"]]
    return {
        each["id"]: [
            (str(one["date"]), Decimal(str(one["value"])), one.get("by", ""))
            for one in each.get("checkins") or each.get("readings") or ()
        ]
        for each in found
    }


def _said(result: Result, status: int) -> Result:
    assert result.status == status, result.err
    return result


def test_what_is_due_is_read_and_logged_once(tmp_path: Path) -> None:
    _workspace(tmp_path)
    result = _said(okr(tmp_path, "sync"), 0)
    assert result.out.splitlines() == [
        "✓\tsessions\t61\t105%\tdone",
        "▲\tarticles\t0 → 3 (+3)\t30%\tat risk",
        "·\tctr\t2.1 %\t\tno band",
    ]
    assert result.err == "Asking 3 sources.\n3 values asked: 3 logged.\n"
    # The export ends on the day before: its latest value is of that day.
    assert _records(tmp_path) == {
        "sessions": [("2026-11-21", 61, "sync")],
        "articles": [("2026-11-22", 3, "sync")],
        "nps": [],
        "ctr": [("2026-11-22", Decimal("2.1"), "sync")],
    }
    before = _file(tmp_path)
    assert "csv:exports/s.csv?column=Sessions&date_column=Day&start=2026-11-21&end=2026-11-21#" in before
    again = _said(okr(tmp_path, "sync"), 0)
    assert (again.out, again.err) == ("", "Nothing is due from 3 sources. --all asks anyway.\n")
    everything = _said(okr(tmp_path, "sync", "--all"), 0)
    assert everything.out == "" and "kept marketing/demand/sessions@2026-Q4" in everything.err
    assert _file(tmp_path) == before


def test_a_dry_run_shows_the_diff_and_writes_nothing(tmp_path: Path) -> None:
    before = _file(_workspace(tmp_path))
    result = _said(okr(tmp_path, "sync", "sessions", "--dry-run"), 0)
    assert result.out.startswith("--- a/m.okr.yaml\n+++ b/m.okr.yaml\n")
    assert "+          - {date: 2026-11-21, value: 61, by: sync, evidence:" in result.out
    assert _file(tmp_path) == before


def test_what_a_person_typed_for_the_day_stays(tmp_path: Path) -> None:
    _workspace(tmp_path)
    okr(tmp_path, "update", "ctr", "9.9", "--by", "ania")
    before = _file(tmp_path)
    result = _said(okr(tmp_path, "sync", "kpi/ctr", "--all"), 0)
    assert "kept kpi/ctr on 2026-11-22: 2026-11-22 has a value already, by ania: 9.9" in result.err
    assert _file(tmp_path) == before


def test_what_sync_logged_is_corrected_by_sync(tmp_path: Path) -> None:
    _workspace(tmp_path)
    okr(tmp_path, "sync", "kpi/ctr")
    export = tmp_path / "exports" / "s.csv"
    export.write_text(export.read_text().replace("2026-11-21,61,0.021", "2026-11-21,61,0.033"))
    _said(okr(tmp_path, "sync", "kpi/ctr", "--all"), 0)
    assert _records(tmp_path)["ctr"] == [("2026-11-22", Decimal("3.3"), "sync")]


def test_the_past_is_filled_with_one_value_a_period(tmp_path: Path) -> None:
    _workspace(tmp_path)
    okr(tmp_path, "update", "sessions", "50", "--date", "2026-10-14", "--by", "ania")
    _said(okr(tmp_path, "sync", "--from", "2026-10-01", "--to", "2026-11-05"), 0)
    found = _records(tmp_path)
    days = ["2026-10-04", "2026-10-11", "2026-10-25", "2026-11-01", "2026-11-05"]
    assert [day for day, _, by in found["sessions"] if by == "sync"] == days
    assert found["articles"] == [("2026-10-11", 2, "sync")]
    assert [day for day, *_ in found["ctr"]] == ["2026-10-31", "2026-11-05"]
    before = _file(tmp_path)
    okr(tmp_path, "sync", "--from", "2026-10-01", "--to", "2026-11-05")
    assert _file(tmp_path) == before
    # What the first fill has counted is not counted again.
    okr(tmp_path, "sync")
    assert [value for _, value, _ in _records(tmp_path)["articles"]] == [2, 1]


def test_one_day_of_the_past(tmp_path: Path) -> None:
    _workspace(tmp_path)
    _said(okr(tmp_path, "sync", "demand", "--date", "2026-10-15"), 0)
    assert _records(tmp_path)["sessions"] == [("2026-10-15", 55, "sync")]
    assert _records(tmp_path)["ctr"] == []


def test_a_running_total_is_logged_as_what_was_added(tmp_path: Path) -> None:
    _workspace(tmp_path, articles=COUNT.replace("}", ", window: cycle}"))
    okr(tmp_path, "update", "articles", "1", "--date", "2026-10-06", "--by", "ania")
    _said(okr(tmp_path, "sync", "articles"), 0)
    assert _records(tmp_path)["articles"] == [("2026-10-06", 1, "ania"), ("2026-11-22", 2, "sync")]


def test_what_recurs_is_counted_in_its_own_month(tmp_path: Path) -> None:
    plan = PLAN.format(sessions=CSV, articles=COUNT, ctr=RATE).replace("kind: total", "kind: recurring, per: month")
    write(_workspace(tmp_path), m=plan)
    _said(okr(tmp_path, "sync", "articles"), 0)
    assert _records(tmp_path)["articles"] == [("2026-10-31", 2, "sync"), ("2026-11-22", 1, "sync")]


def test_two_periods_with_the_same_latest_value_log_it_once(tmp_path: Path) -> None:
    _workspace(tmp_path)
    (tmp_path / "exports" / "s.csv").write_text("Day,Sessions\n2026-10-01,41\n2026-10-31,45\n", encoding="utf-8")
    _said(okr(tmp_path, "sync", "sessions", "--from", "2026-10-01"), 0)
    assert _records(tmp_path)["sessions"] == [("2026-10-01", 41, "sync"), ("2026-10-31", 45, "sync")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "2026-11-23"), "--date 2026-11-23 lies ahead"),
        (("--date", "soon"), "--date soon is not a date"),
        (("--to", "2026-11-01"), "--to has no --from"),
        (("--from", "2026-11-02", "--to", "2026-11-01"), "is before --from"),
        (("--date", "2026-11-02", "--from", "2026-11-01"), "do not go together"),
        (("nps",), "marketing/demand/nps@2026-Q4 has no `source:`"),
        (("sesions",), "did you mean"),
        (("--list", "cvs"), "did you mean okr sync --list csv?"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    result = _said(okr(_workspace(tmp_path), "sync", *words), 2)
    assert said in result.err and result.out == ""


def test_a_source_that_fails_stops_no_other(tmp_path: Path) -> None:
    _workspace(tmp_path, articles="{type: csv, path: exports/none.csv, column: x}", ctr="{type: cvs}")
    result = _said(okr(tmp_path, "sync"), 1)
    assert result.out.startswith("✓\tsessions\t61")
    assert "failed marketing/demand/articles@2026-Q4 on 2026-11-22: exports/none.csv is not there\n" in result.err
    assert (
        "failed kpi/ctr on 2026-11-22: there is no source of the type `cvs`\n  hint: did you mean `csv`?\n"
        in result.err
    )
    assert result.err.endswith("3 values asked: 1 logged, 2 failed.\n")


def test_what_fails_on_many_days_is_told_once(tmp_path: Path) -> None:
    _workspace(tmp_path, sessions=CSV.replace(", date_column: Day", ""))
    result = _said(okr(tmp_path, "sync", "sessions", "--from", "2026-10-01", "--to", "2026-10-20"), 1)
    [line] = [line for line in result.err.splitlines() if line.startswith("failed")]
    assert line.startswith(
        "failed marketing/demand/sessions@2026-Q4 on 2026-10-04 and 3 more days: exports/s.csv without"
    )


def test_a_secret_in_a_file_is_not_repeated(tmp_path: Path) -> None:
    secret = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"
    _workspace(tmp_path, sessions=f"{{type: json, url: 'https://x.y', value: a, headers: {secret}}}")
    result = _said(okr(tmp_path, "sync", "sessions"), 1)
    assert "`headers` wants a mapping" in result.err and secret[:12] not in result.err + result.out


def test_a_value_that_does_not_fit_stops_no_other(tmp_path: Path) -> None:
    plan = PLAN.format(sessions=CSV, articles=COUNT, ctr=RATE).replace(
        "kind: total, target: 10", "kind: judged, criteria: well"
    )
    write(_workspace(tmp_path), m=plan)
    result = _said(okr(tmp_path, "sync"), 1)
    assert "failed marketing/demand/articles@2026-Q4" in result.err and "sessions" in result.out


def test_an_answer_without_a_value_is_told_and_is_no_failure(tmp_path: Path) -> None:
    _workspace(tmp_path, sessions=CSV.replace("}", ", filter: {Day: never}}"))
    result = _said(okr(tmp_path, "sync", "sessions"), 0)
    assert "no value for marketing/demand/sessions@2026-Q4 on 2026-11-22: no row has Day: never\n" in result.err
    assert _records(tmp_path)["sessions"] == []


def _json(server: Server, more: str = "") -> str:
    return f"{{type: json, url: '{server.url}/a?t=$KEY', headers: {{Authorization: Bearer $KEY}}, value: total{more}}}"


def _grepped(root: Path, result: Result) -> None:
    texts = [
        result.out,
        result.err,
        *(path.read_text("utf-8", "replace") for path in root.rglob("*") if path.is_file()),
    ]
    assert not [text for text in texts if TOKEN in text]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (Said({"total": 12}), 0),
        (Said({"error": {"message": f"no {TOKEN}"}}, 401), 1),
        (Said(f"<html>{TOKEN}", 200), 1),
        (Said({"total": TOKEN}), 1),
        (Said({"total": {"x": TOKEN}}), 1),
        (Said([[TOKEN]]), 0),
        (Said("", 302, {"Location": f"https://example.com/{TOKEN}"}), 1),
        (Said(TOKEN, 429, {"Retry-After": "999"}), 1),
        (Said("", 500, {"Retry-After": "0"}), 1),
    ],
)
def test_a_secret_is_nowhere(tmp_path: Path, said: Said, status: int) -> None:
    with serving(lambda _: said) as server:
        _workspace(tmp_path, sessions=_json(server, ", params: {u: $KEY}"))
        result = _said(okr(tmp_path, "sync", "sessions", KEY=TOKEN), status)
    assert server.asked[0].headers["authorization"] == f"Bearer {TOKEN}"
    _grepped(tmp_path, result)


def test_two_hundred_sources_at_once(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Said:
        number = int(asked.path[1:])
        return Said({"error": "busy"}, 503, {"Retry-After": "999"}) if number % 10 == 3 else Said({"total": number})

    with serving(answer) as server:
        lines = [
            f"  - {{id: k{n}, title: K, source: {{type: json, url: '{server.url}/{n}', value: total}}}}\n"
            for n in range(200)
        ]
        write(tmp_path, k="kpis:\n" + "".join(lines))
        result = _said(okr(tmp_path, "sync"), 1)
    assert result.err.endswith("200 values asked: 180 logged, 20 failed.\n")
    assert len(result.out.splitlines()) == 180


def test_settings_give_what_a_file_leaves_out(tmp_path: Path) -> None:
    with serving(lambda _: Said({"results": [{"metrics": [55]}]})) as server:
        settings = f"sources: {{plausible: {{token: $PLAUSIBLE, url: '{server.url}'}}}}\n"
        _workspace(tmp_path, sessions="{type: plausible, site: example.com}", settings=settings)
        _said(okr(tmp_path, "sync", "sessions", PLAUSIBLE=TOKEN), 0)
    assert server.asked[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert server.asked[0].body["date_range"] == ["2026-10-25", "2026-11-21"]
    assert _records(tmp_path)["sessions"] == [("2026-11-22", 55, "sync")]


def test_what_is_not_set_is_named(tmp_path: Path) -> None:
    _workspace(tmp_path, sessions="{type: ahrefs, target: example.com, metric: backlinks}")
    result = _said(okr(tmp_path, "sync", "sessions"), 1)
    assert "the variable AHREFS_API_KEY is not set\n  hint: set it before okr runs" in result.err


def test_a_slow_host_is_not_waited_for(tmp_path: Path) -> None:
    with serving(lambda _: Said({"total": 1}, slow=0.1)) as server:
        _workspace(tmp_path, sessions=_json(server))
        result = _said(okr(tmp_path, "sync", "sessions", "--timeout", "0.3", KEY=TOKEN), 1)
    assert "did not answer in 0.3 seconds" in result.err


def test_nothing_to_ask(tmp_path: Path) -> None:
    write(tmp_path, m="kpis: [{id: a, title: A}]\n")
    assert "No key result or KPI has a `source:`" in _said(okr(tmp_path, "sync"), 0).err


def test_the_types_are_listed_outside_of_a_workspace(tmp_path: Path) -> None:
    result = _said(okr(tmp_path, "sync", "--list"), 0)
    assert result.out.splitlines()[0].startswith("csv\ta column of a table")
    in_full = _said(okr(tmp_path, "sync", "--list", "ga4"), 0).out
    assert "\ncredentials: the variable with the path of a key file; a variable such as $API_TOKEN\n" in in_full
    assert "(4) export GOOGLE_APPLICATION_CREDENTIALS" in in_full
    document = _said(okr(tmp_path, "sync", "--list", "--format", "json"), 0).json()
    jsonschema.validate(document, SCHEMAS["sources"]())
    assert len(document["data"]["types"]) == 16
    assert all(each["credentials"] and each["docs"].startswith("https://") for each in document["data"]["types"])


def test_a_terminal_sees_how_far_it_is(tmp_path: Path) -> None:
    _workspace(tmp_path)
    shown = at_terminal(tmp_path, "sync")
    assert "3 of 3 sources have answered" in shown.text and "3 values asked: 3 logged." in shown.text


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(json.dumps(SCHEMAS[name]()))
    return schema


@pytest.mark.parametrize(
    ("source", "valid"),
    [
        ({"type": "csv", "path": "a.csv", "column": "x", "window": "28d"}, True),
        ({"type": "csv", "path": "a.csv", "colum": "x"}, False),
        ({"type": "cvs"}, False),
        ({"path": "a.csv"}, False),
        ({"type": "csv", "window": "fortnight"}, False),
        ({"type": "ga4", "property": 123, "metric": "sessions", "credentials": "$A"}, True),
        ({"type": "ga4", "property": 123, "credentials": "abc"}, False),
        (None, True),
    ],
)
def test_the_schema_knows_the_options(source: object, valid: bool) -> None:
    plan = {"kpis": [{"id": "a", "title": "A", "source": source}]}
    assert jsonschema.Draft202012Validator(_schema("files")).is_valid(plan) == valid
    settings = (
        {"version": 1, "sources": {source["type"]: {k: v for k, v in source.items() if k != "type"}}}
        if isinstance(source, dict) and "type" in source
        else {"version": 1}
    )
    expected = valid or source == {"path": "a.csv"}
    assert jsonschema.Draft202012Validator(_schema("settings")).is_valid(settings) == expected


def test_the_check_knows_them_too(tmp_path: Path) -> None:
    _workspace(
        tmp_path,
        sessions=CSV.replace("column", "colum"),
        ctr=RATE.replace("Rate", "Rat"),
        settings="sources: {ga4: {credential: $A}}\n",
    )
    found = okr(tmp_path, "check", "--format", "concise", "--select", "OKR6").out
    assert ("OKR602" in found and "did you mean `column`?" in found) or "has no key `colum`" in found
    assert "has no key `credential`" in found
    assert "OKR603" in found and "has no column `Rat`" in found
