from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from okrcli.sources import SOURCES, find_source
from okrcli.sources.choosing import NotInstalled, account_faults, choose, faults
from okrcli.sources.files import Files, Outside
from okrcli.sources.source import SourceError
from tests.support.asking import LATEST, ask


@pytest.mark.parametrize(
    ("written", "at", "words", "hint"),
    [
        ({}, ("type",), "has no `type`", "types are csv, json"),
        ({"type": "cvs"}, ("type",), "no source of the type `cvs`", "did you mean `csv`?"),
        ({"type": "serch-console"}, ("type",), "no source of the type", "did you mean `search-console`?"),
        ({"type": 5}, ("type",), "no source of the type `5`", "types are "),
        ({"type": "ga4", "property": "1", "metrics": "a", "metric": "b"}, ("metrics",), "has no key `metrics`", "did you mean `metric`?"),
        ({"type": "ga4", "property": "1"}, ("metric",), "has no `metric`", "add `metric:`"),
        ({"type": "semrush", "domain": "a", "metric": "backlink"}, ("metric",), "`metric` wants", "did you mean backlinks?"),
        ({"type": "ahrefs", "target": "a", "metric": "backlinks", "key": "abc"}, ("key",), "wants the name of a variable", "$API_TOKEN"),
        ({"type": "sql", "url": "$A", "query": "select 1", "window": "28 d"}, ("window",), "is not a window", "28d"),
        ({"type": "sql", "url": "$A", "query": "select 1", "transform": "value %"}, ("transform",), "is not a transform", "value * 100"),
        ({"type": "meta", "metric": "spend"}, (), "one of `account`, `page`", "write one of them"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_is(written: Any, at: tuple[str, ...], words: str, hint: str) -> None:
    [fault] = faults(written, {})
    assert (fault.at, words in fault.message, hint in (fault.hint or "")) == (at, True, True), fault


def test_no_fault_repeats_what_may_be_a_secret() -> None:
    [fault] = faults({"type": "plausible", "site": "a", "token": "9b2f6c0d81e7"}, {})
    assert "9b2f" not in f"{fault.message}{fault.hint}"


def test_the_settings_fill_in_and_are_checked_by_themselves() -> None:
    accounts = {"plausible": {"token": "$A", "sit": "b"}}
    assert (
        choose({"type": "plausible", "site": "a"}, {"plausible": {"token": "$A"}}).options.model_dump()["token"] == "$A"
    )
    assert [each.at for each in account_faults("plausible", accounts["plausible"])] == [("plausible", "sit")]
    assert [each.at for each in account_faults("plausibel", {})] == [("plausibel",)]
    assert list(faults({"type": "plausible", "site": "a"}, accounts)) == []


@pytest.mark.parametrize(("name", "extra"), [("httpx", "http"), ("google.auth", "google"), ("sqlalchemy", "sql")])
def test_what_is_not_installed_says_what_to_install(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    options: dict[str, dict[str, Any]] = {
        "http": {"type": "ahrefs", "target": "a", "metric": "backlinks"},
        "google": {"type": "ga4", "property": "1", "metric": "a"},
        "sql": {"type": "sql", "url": "$A", "query": "select 1"},
    }
    with pytest.raises(NotInstalled) as caught:
        choose(options[extra], {})
    assert f'pip install "okrcli[{extra}]"' in (caught.value.hint or "")


def test_an_address_of_a_table_needs_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(SourceError, match="needs httpx"):
        ask(tmp_path, {"type": "csv", "url": "https://example.com/x.csv", "column": "a"}, LATEST)


def test_folders_outside_are_read_where_the_settings_name_them(tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "x.csv").write_bytes(b"a")
    root = str(tmp_path / "ws")
    assert Files(root, ["../exports"]).read("../exports/x.csv") == b"a"
    with pytest.raises(Outside):
        Files(root, ["../export"]).read("../exports/x.csv")


@pytest.mark.parametrize("name", SOURCES)
def test_a_type_is_well_formed(name: str) -> None:
    source = find_source(name)
    fields = source.options.model_fields
    assert source.name == name and source.docs.startswith("https://") and source.read.__doc__
    assert all(field.description for field in fields.values())
    assert set(source.identity) <= set(fields)
    assert source.options.model_config.get("extra") == "forbid"
