from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from okrcli.sources.source import NoPast, SourceError
from tests.support.asking import LATEST, NOVEMBER, PAST, ask
from tests.support.vendors import Asked, Said, serving


def _read(root: Path, said: Any, value: str, **options: Any) -> Decimal | None:
    with serving(lambda _: Said(said)) as server:
        return ask(root, {"type": "json", "url": server.url, "value": value, **options}, LATEST).value


@pytest.mark.parametrize(
    ("said", "value", "options", "expected"),
    [
        ('{"a": {"b": 12.10}}', "a.b", {}, "12.10"),
        ({"a": "12"}, "a", {}, "12"),
        ({"a": [{"n": 1}, {"n": 2}, {"n": None}]}, "a[].n", {"aggregate": "sum"}, "3"),
        ({"a": [{"n": 1}, {"n": 2}]}, "length(a)", {}, "2"),
        ({"a": None}, "a", {}, None),
        ({"a": []}, "a[].n", {"aggregate": "sum"}, None),
        ({}, "a.b.c", {}, None),
        ({"a": "NaN"}, "a", {}, None),
    ],
)
def test_an_expression_finds_a_number(
    tmp_path: Path, said: Any, value: str, options: Any, expected: str | None
) -> None:
    assert _read(tmp_path, said, value, **options) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("said", "value", "words"),
    [
        ({"a": [1, 2]}, "a", "finds 2 numbers"),
        ({"a": "many"}, "a", "`many` where a number should be"),
        ({"a": True}, "a", "where a number should be"),
        ({"a": {"b": 1}}, "a", "a dict` where a number"),
        ({"error": {"message": "quota is used up"}}, "a", "127.0.0.1 says: quota is used up"),
        ({"errors": [{"title": "no rights"}]}, "a", "127.0.0.1 says: no rights"),
        ({"a": 1}, "a[", "is no JMESPath expression"),
        ({"a": 1}, "sum(a)", "does not fit the answer"),
        ('{"a": 1e999}', "a", "where a number should be"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, said: Any, value: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        _read(tmp_path, said, value)
    assert words in str(caught.value)


def test_pages_follow_each_other(tmp_path: Path) -> None:
    def answer(asked: Asked) -> dict[str, Any]:
        page = int(asked.params.get("page", "1"))
        return {
            "items": [{"n": page}],
            "next": f"/list?page={page + 1}" if page < 3 else None,
            "token": page + 1 if page < 3 else None,
        }

    with serving(answer) as server:
        options = {"type": "json", "url": f"{server.url}/list", "value": "items[].n", "aggregate": "sum"}
        assert ask(tmp_path, {**options, "next": "next"}, LATEST).value == 6
        assert ask(tmp_path, {**options, "next": "token", "next_param": "page"}, LATEST).value == 6
        with pytest.raises(SourceError, match="more than 2 pages"):
            ask(tmp_path, {**options, "next": "next", "pages": Decimal(2)}, LATEST)


def test_the_next_page_is_on_the_same_host(tmp_path: Path) -> None:
    with (
        serving(lambda _: {"n": 1, "next": "https://example.com/2"}) as server,
        pytest.raises(SourceError, match="another host"),
    ):
        ask(tmp_path, {"type": "json", "url": server.url, "value": "n", "next": "next"}, LATEST)


def test_days_and_variables_are_filled_in(tmp_path: Path) -> None:
    with serving(lambda _: {"n": 1}) as server:
        options = {"type": "json", "url": f"{server.url}/{{start}}?k=$KEY", "value": "n", "params": {"to": "{end}"}}
        ask(tmp_path, options, NOVEMBER, {"KEY": "s3cret"})
    assert (server.asked[0].path, server.asked[0].params) == ("/2026-10-25", {"k": "s3cret", "to": "2026-11-21"})


def test_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('\ufeff{"n": 4}', encoding="utf-8")
    options = {"type": "json", "path": "x.json", "value": "n"}
    assert ask(tmp_path, options, LATEST).value == 4
    with pytest.raises(NoPast):
        ask(tmp_path, options, PAST)
