from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from okrcli.sources import SOURCES
from okrcli.sources.source import NoPast, Question, SourceError
from tests.support.asking import LATEST, NOVEMBER, PAST, ask
from tests.support.vendors import Asked, Said, serving

TOKEN = "hunter2-9b2f6c0d"
VARIABLES = dict.fromkeys(("SEMRUSH_API_KEY", "AHREFS_API_KEY", "META_TOKEN", "TIKTOK_TOKEN", "PLAUSIBLE_API_KEY", "MATOMO_TOKEN", "GITHUB_TOKEN", "GITLAB_TOKEN", "JIRA_TOKEN", "PROMETHEUS_TOKEN", "GOOGLE_ADS_DEVELOPER_TOKEN"), TOKEN)  # fmt: skip


class Case(NamedTuple):
    """One question to a vendor.

    Attributes:
        options: without the address.
        said: what the vendor answers.
        value: what is read; None is nothing.
        question: which days.
    """

    options: dict[str, Any]
    said: Any
    value: str | None
    question: Question = NOVEMBER


def _ga4(*rows: str, **more: Any) -> dict[str, Any]:
    found = {"rows": [{"metricValues": [{"value": each}]} for each in rows]} if rows else {}
    return {"metricHeaders": [{"name": "sessions", "type": "TYPE_INTEGER"}], **found, **more}


def _prometheus(sort: str, result: Any) -> dict[str, Any]:
    return {"status": "success", "data": {"resultType": sort, "result": result}}


GA4 = {"type": "ga4", "property": "123", "metric": "sessions", "filter": {"country": "Poland"}}
SEARCH = {
    "type": "search-console",
    "site": "sc-domain:example.com",
    "measure": "position",
    "filter": {"query": ["a", "b"]},
}
SEMRUSH = {"type": "semrush", "domain": "example.com", "metric": "organic-traffic"}
LINKS = {"type": "semrush", "domain": "example.com", "metric": "backlinks"}
AHREFS = {"type": "ahrefs", "target": "example.com"}
ADS = {"type": "google-ads", "customer": "123-456", "filter": {"campaign": "Jan's"}}
META = {"type": "meta", "account": "42"}
PAGE = {"type": "meta", "page": "42", "metric": "page_post_engagements"}
TIKTOK = {"type": "tiktok-ads", "advertiser": "42", "metric": "ctr"}
PLAUSIBLE = {"type": "plausible", "site": "example.com", "filter": {"visit:source": "Google"}}
MATOMO = {"type": "matomo", "site": "1", "metric": "bounce_rate", "segment": "referrerType==search"}
PROMETHEUS = {"type": "prometheus", "query": "sum(up)", "token": "$PROMETHEUS_TOKEN"}
GITHUB = {"type": "github", "query": "repo:a/b is:issue closed:{start}..{end}", "token": "$GITHUB_TOKEN"}
GITLAB = {"type": "gitlab", "project": "acme/shop", "filter": {"state": "closed"}, "token": "$GITLAB_TOKEN"}
JIRA = {"type": "jira", "query": "project = SHOP", "user": "me@example.com"}

METRICS = {
    "metrics": {
        "costMicros": "2500000",
        "clicks": "10",
        "impressions": "200",
        "conversions": 5,
        "conversionsValue": 10.5,
    }
}
ANSWERS = [
    Case(GA4, _ga4("1011", rowCount=1), "1011"),
    Case(GA4, _ga4(metadata={"timeZone": "Europe/Warsaw"}), None),
    Case(SEARCH, {"rows": [{"clicks": 1, "impressions": 9, "ctr": 0.1, "position": 5.5}]}, "5.5"),
    Case(SEARCH, {"responseAggregationType": "byProperty"}, None),
    Case(SEMRUSH, Said("Organic Traffic\r\n2945\r\n"), "2945"),
    Case(SEMRUSH, Said("Organic Traffic\\r\\n2945\\r\\n"), "2945"),
    Case(SEMRUSH, Said("ERROR 50 :: NOTHING FOUND"), None),
    Case(LINKS, Said("total\n100000"), "100000"),
    Case(LINKS, Said("total\n"), None),
    Case({**AHREFS, "metric": "domain-rating"}, {"domain_rating": {"domain_rating": 91.0, "ahrefs_rank": 7}}, "91.0"),
    Case({**AHREFS, "metric": "backlinks"}, {"metrics": {"live": 16898, "all_time": 24548}}, "16898"),
    Case({**AHREFS, "metric": "organic-value"}, {"metrics": {"org_cost": 691805}}, "6918.05"),
    Case({**AHREFS, "metric": "organic-traffic"}, {"metrics": {"org_traffic": None}}, None),
    Case({**ADS, "metric": "cost"}, [{"results": [METRICS]}, {"results": [METRICS]}], "5"),
    Case({**ADS, "metric": "roas"}, [{"results": [METRICS]}], "4.2"),
    Case({**ADS, "metric": "ctr"}, [{"results": [METRICS]}], "0.05"),
    Case({**ADS, "metric": "cpa"}, [{"results": [{"metrics": {"costMicros": "5"}}]}], None),
    Case({**ADS, "metric": "clicks"}, [{"fieldMask": "metrics.clicks"}], None),
    Case({**META, "metric": "cpm"}, {"data": [{"cpm": "77.567568", "date_start": "2026-10-25"}]}, "77.567568"),
    Case(
        {**META, "metric": "actions:purchase"},
        {"data": [{"actions": [{"action_type": "link_click", "value": "9"}, {"action_type": "purchase", "value": "3"}]}]},
        "3",
    ),
    Case({**META, "metric": "actions:lead"}, {"data": [{"actions": [{"action_type": "x", "value": "9"}]}]}, None),
    Case({**META, "metric": "spend"}, {"data": []}, None),
    Case(PAGE, {"data": [{"name": "x", "values": [{"value": 2}] * 28}]}, "56"),
    Case(PAGE, {"data": [{"name": "x", "values": [{"value": 2}] * 27}]}, None),
    Case({"type": "meta", "instagram": "4", "metric": "reach"}, {"data": [{"total_value": {"value": 7}}]}, "7"),
    Case({"type": "meta", "page": "4", "metric": "fan_count"}, {"fan_count": 12, "id": "4"}, "12", LATEST),
    Case(TIKTOK, {"code": 0, "data": {"list": [{"metrics": {"ctr": "1.09"}}]}}, "1.09"),
    Case(TIKTOK, {"code": 0, "data": {"list": []}}, None),
    Case(TIKTOK, {"code": 0, "data": {"list": [{"metrics": {"ctr": "-"}}]}}, None),
    Case(PLAUSIBLE, {"results": [{"metrics": [944], "dimensions": []}]}, "944"),
    Case(PLAUSIBLE, {"results": [{"metrics": [None], "dimensions": []}], "meta": {}}, None),
    Case(PLAUSIBLE, {"results": []}, None),
    Case(MATOMO, {"nb_visits": 2, "bounce_rate": "50%"}, "50"),
    Case(MATOMO, {"value": 10000}, "10000"),
    Case(MATOMO, [], None),
    Case(PROMETHEUS, _prometheus("vector", [{"metric": {}, "value": [1788347462.466, "1"]}]), "1", LATEST),
    Case(PROMETHEUS, _prometheus("scalar", [1788347462.466, "42"]), "42", LATEST),
    Case(PROMETHEUS, _prometheus("vector", []), None, LATEST),
    Case(PROMETHEUS, _prometheus("scalar", [1788347462.466, "NaN"]), None, PAST),
    Case({**PROMETHEUS, "step": "1d", "aggregate": "sum"}, _prometheus("matrix", [{"values": [[1, "1"], [2, "4"]]}]), "5"),
    Case(GITHUB, {"total_count": 0, "incomplete_results": False, "items": []}, "0"),
    Case({"type": "github", "repository": "a/b"}, {"stargazers_count": 17}, "17", LATEST),
    Case(GITLAB, Said([], headers={"X-Total": "12345"}), "12345"),
    Case({**GITLAB, "sum": "weight"}, Said([{"weight": 3}, {"weight": None}], headers={"X-Next-Page": ""}), "3"),
    Case({**GITLAB, "sum": "weight"}, Said([]), None),
    Case({**JIRA, "sum": "points"}, {"issues": [{"fields": {"points": 2.5}}, {"fields": {"points": None}}], "isLast": True}, "2.5"),
    Case(JIRA, {"issues": [{"id": "1"}, {"id": "2"}], "isLast": True}, "2"),
    Case({"type": "jira", "query": "x"}, {"issues": [{"id": "1"}], "total": 1}, "1", LATEST),
]  # fmt: skip


@pytest.fixture(scope="module")
def key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return made.private_bytes(serialization.Encoding.PEM, form, plain).decode()


def _google(key: str, url: str) -> str:
    named = {"client_email": "okr@example.iam.gserviceaccount.com", "token_uri": f"{url}/token", "private_key": key}
    return json.dumps({"type": "service_account", "private_key_id": "1234567", **named})


def _asked(tmp_path: Path, case: Case, key: str) -> tuple[Decimal | None, list[Asked]]:
    def answer(asked: Asked) -> Said:
        if asked.path == "/token":
            return Said({"access_token": "ya29.given", "expires_in": 3600, "token_type": "Bearer"})
        return case.said if isinstance(case.said, Said) else Said(case.said)

    with serving(answer) as server:
        variables = {**VARIABLES, "GOOGLE_APPLICATION_CREDENTIALS": _google(key, server.url)}
        found = ask(tmp_path, {**case.options, "url": server.url}, case.question, variables)
    return found.value, [each for each in server.asked if each.path != "/token"]


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: f"{case.options['type']}-{case.value}")
def test_a_vendor_is_read(tmp_path: Path, case: Case, key: str) -> None:
    value, _ = _asked(tmp_path, case, key)
    assert value == (None if case.value is None else Decimal(case.value))


def test_every_type_of_a_vendor_is_among_them() -> None:
    assert {case.options["type"] for case in ANSWERS} == set(SOURCES) - {"csv", "json", "sql"}


@pytest.mark.parametrize(
    ("options", "said", "words"),
    [
        ({**SEMRUSH}, Said("ERROR 132 :: API UNITS BALANCE IS ZERO", 403), "does not allow this (403): ERROR 132"),
        ({**SEMRUSH}, "ERROR 120 :: WRONG KEY - ID PAIR", "Semrush says: ERROR 120"),
        ({**TIKTOK}, {"code": 40105, "message": f"Access token {TOKEN} is wrong"}, "TikTok says: Access token ••• is"),
        ({**META, "metric": "spend"}, {"error": {"message": "Invalid OAuth token"}}, "Meta says: Invalid OAuth"),
        ({**META, "metric": "actions"}, {"data": [{"actions": [{"action_type": "lead"}]}]}, "is of several sorts"),
        ({**MATOMO}, {"result": "error", "message": "You can't access this resource"}, "Matomo says: You can't"),
        ({**MATOMO, "metric": "x"}, {"nb_visits": 2}, "the report has no `x`"),
        ({**PROMETHEUS}, {"status": "error", "error": "invalid parameter"}, "Prometheus says: invalid"),
        ({**PROMETHEUS}, _prometheus("scalar", [1, "+Inf"]), "`+Inf` where a number"),
        ({**PROMETHEUS}, _prometheus("vector", [{"value": [1, "1"]}] * 2), "gives 2 series"),
        ({**GITHUB}, {"total_count": 3, "incomplete_results": True}, "has not searched everything"),
        ({**GA4}, {"metricHeaders": [{"name": "users"}], **_ga4("1")} | {"metricHeaders": [{"name": "u"}]}, "not about the metric"),
        ({**ADS, "metric": "cost"}, [{"error": {"code": 400, "message": "bad query"}}], "Google Ads says: bad query"),
        ({**AHREFS, "metric": "backlinks"}, {"error": "Unauthorized"}, "Ahrefs says: Unauthorized"),
        ({**SEARCH, "filter": {"queri": "a"}}, {}, "no dimension `queri`"),
    ],
)  # fmt: skip
def test_an_error_of_a_vendor_is_one(tmp_path: Path, options: Any, said: Any, words: str, key: str) -> None:
    with pytest.raises(SourceError) as caught:
        _asked(tmp_path, Case(options, said, None), key)
    assert words in str(caught.value)


@pytest.mark.parametrize("options", [LINKS, {"type": "github", "repository": "a/b"}, GITLAB, JIRA])
def test_what_knows_no_past_says_so(tmp_path: Path, options: dict[str, Any]) -> None:
    address = {} if options["type"] in ("semrush", "github", "gitlab") else {"url": "http://127.0.0.1:9"}
    with pytest.raises(NoPast):
        ask(tmp_path, {**options, **address}, PAST, VARIABLES)


def test_ga4_is_asked_for_the_days_and_the_filter(tmp_path: Path, key: str) -> None:
    _, [asked] = _asked(tmp_path, ANSWERS[0], key)
    assert asked.path == "/v1beta/properties/123:runReport"
    assert asked.headers["authorization"] == "Bearer ya29.given"
    assert asked.body["dateRanges"] == [{"startDate": "2026-10-25", "endDate": "2026-11-21"}]
    [only] = asked.body["dimensionFilter"]["andGroup"]["expressions"]
    assert only["filter"]["fieldName"] == "country" and only["filter"]["inListFilter"]["values"] == ["Poland"]


def test_search_console_is_asked_for_what_the_chart_shows(tmp_path: Path, key: str) -> None:
    _, [asked] = _asked(tmp_path, ANSWERS[2], key)
    assert asked.path == "/webmasters/v3/sites/sc-domain%3Aexample.com/searchAnalytics/query"
    assert "dimensions" not in asked.body and asked.body["dataState"] == "final"
    assert asked.body["dimensionFilterGroups"][0]["filters"][0]["expression"] == "^(a|b)$"


def test_google_ads_is_asked_in_its_language(tmp_path: Path, key: str) -> None:
    case = next(each for each in ANSWERS if each.options["type"] == "google-ads")
    _, [asked] = _asked(tmp_path, case, key)
    assert asked.path == "/v22/customers/123456/googleAds:searchStream"
    assert asked.headers["developer-token"] == TOKEN
    assert asked.body["query"].endswith("BETWEEN '2026-10-25' AND '2026-11-21' AND campaign.name IN ('Jan\\'s')")


def test_pages_are_read_to_the_end(tmp_path: Path) -> None:
    def jira(asked: Asked) -> dict[str, Any]:
        later = "nextPageToken" in asked.body
        return {"issues": [{"id": "1"}] * 3, "isLast": later, **({} if later else {"nextPageToken": "2"})}

    def gitlab(asked: Asked) -> Said:
        return Said([{"weight": 2}], headers={"X-Next-Page": "2" if asked.params["page"] == "1" else ""})

    with serving(jira) as server:
        assert ask(tmp_path, {**JIRA, "url": server.url}, NOVEMBER, VARIABLES).value == 6
    with serving(gitlab) as server:
        assert ask(tmp_path, {**GITLAB, "url": server.url, "sum": "weight"}, NOVEMBER, VARIABLES).value == 4
        assert ask(tmp_path, {**GITLAB, "url": server.url}, NOVEMBER, VARIABLES).value == 2


def test_a_key_that_google_refuses_is_told_without_it(tmp_path: Path, key: str) -> None:
    with serving(lambda _: Said({"error": "invalid_grant", "error_description": "account not found"}, 400)) as server:
        variables = {"GOOGLE_APPLICATION_CREDENTIALS": _google(key, server.url)}
        with pytest.raises(SourceError, match="account not found") as caught:
            ask(tmp_path, {**GA4, "url": server.url}, NOVEMBER, variables)
    assert key[100:140] not in str(caught.value)


@pytest.mark.parametrize("held", ["nowhere.json", "{}", '{"type": "other"}', '{"type": "service_account"}', "[1]"])
def test_what_is_no_key_is_told(tmp_path: Path, held: str) -> None:
    with pytest.raises(SourceError, match="GOOGLE_APPLICATION_CREDENTIALS"):
        ask(tmp_path, GA4, NOVEMBER, {"GOOGLE_APPLICATION_CREDENTIALS": held})
