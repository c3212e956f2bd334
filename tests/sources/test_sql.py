from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest

from okrcli.model.window import Window
from okrcli.sources.select import NotASelect, checked
from okrcli.sources.source import NoPast, SourceError
from tests.support.asking import LATEST, NOVEMBER, PAST, ask
from tests.support.postgres import postgres

TABLE = "create table leads (day date, channel text, leads integer, cost numeric(12, 2))"
ROWS = (
    ("2026-10-26", "Paid, Search", 12, 345.5),
    ("2026-11-20", "Organic", None, 0),
    ("2026-11-21", "Organic", 7, 0.25),
)
INSERT = "insert into leads values ({})"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="okr-pg-"))
    try:
        with postgres(folder) as url:
            with psycopg.connect(url.replace("+psycopg", "")) as connection:
                connection.execute(TABLE)
                connection.cursor().executemany(INSERT.format("%s, %s, %s, %s"), ROWS)
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        found: str = request.getfixturevalue("server")
        return found
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute(TABLE)
        connection.executemany(INSERT.format("?, ?, ?, ?"), ROWS)
        connection.commit()
    return "sqlite:///x.db"


def _options(query: str, **more: object) -> dict[str, object]:
    return {"type": "sql", "url": "$WAREHOUSE", "query": query, **more}


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("select sum(leads) from leads where day between :start and :end", "19"),
        ("select sum(cost) from leads where day >= :start and day <= :end;", "345.75"),
        ("with a as (select 1 as b) select b from a -- the end", "1"),
        ("select count(*) from leads where channel = 'a; drop table leads'", "0"),
        ("select sum(leads) from leads where day > '2030-01-01'", None),
        ("select leads from leads where day > '2030-01-01'", None),
        ("select day, leads from leads order by day", "7"),
    ],
)
def test_a_number_is_read(tmp_path: Path, database: str, query: str, value: str | None) -> None:
    answer = ask(tmp_path, _options(query), NOVEMBER, {"WAREHOUSE": database})
    assert answer.value == (None if value is None else Decimal(value))


def test_days_are_those_of_the_question(tmp_path: Path, database: str) -> None:
    query = "select day, leads from leads where day <= :end"
    assert ask(tmp_path, _options(query), PAST, {"WAREHOUSE": database}).covers == Window(
        date(2026, 10, 26), date(2026, 10, 26)
    )
    assert ask(tmp_path, _options(query, aggregate="sum"), NOVEMBER, {"WAREHOUSE": database}).value == 19


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("select leads, cost, day from leads", "gives 3 columns"),
        ("select leads from leads", "gives 3 rows"),
        ("select nothing from leads", "the database says: "),
        ("select channel from leads where leads = 7", "`Organic` where a number should be"),
        ("select channel, leads from leads", "is not a day"),
        ("select 1 where :begin = 1", "`:begin`, which nobody fills in"),
        (
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) select i from n",
            "more than 10000 rows",
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, database: str, query: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        ask(tmp_path, _options(query), LATEST, {"WAREHOUSE": database})
    assert words in str(caught.value)


def test_the_transaction_can_write_nothing(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Without the gate before it.
    monkeypatch.setattr("okrcli.sources.sql.checked", lambda _: frozenset())
    for query in ("insert into leads values (null, null, 1, 1)", "drop table leads", "create table other (a integer)"):
        with pytest.raises(SourceError, match=r"read.?only"):
            ask(tmp_path, _options(query), LATEST, {"WAREHOUSE": database})
    assert ask(tmp_path, _options("select count(*) from leads"), LATEST, {"WAREHOUSE": database}).value == 3


@pytest.mark.parametrize(
    "query",
    [
        "", "delete from leads", "select 1; select 2", "select 1; drop table leads", "update leads set leads = 1",
        "with a as (delete from leads returning leads) select leads from a", "select 1 into other from leads",
        "select * from leads for update; ", "select pg_read_file('x')", "pragma user_version", "select 'a", "/* select 1",
        "explain select 1", "copy leads to program 'x'", "select 1 /* ; */ ; delete from leads", "select lo_import('x')",
        "$$ select 1 $$", "select $a$ ; $b$ ; delete from leads",
    ],
)  # fmt: skip
def test_only_one_select_passes(query: str) -> None:
    with pytest.raises(NotASelect):
        checked(query)


def test_files_outside_the_workspace_are_not_opened(tmp_path: Path) -> None:
    inside = tmp_path / "ws"
    inside.mkdir()
    sqlite3.connect(tmp_path / "x.db").close()
    for url in ("sqlite:///../x.db", f"sqlite:///{tmp_path}/x.db", "sqlite:///file:../x.db?uri=true", "sqlite://"):
        with pytest.raises(SourceError, match=r"outside the workspace|is not allowed"):
            ask(inside, _options("select 1"), LATEST, {"WAREHOUSE": url})


def test_a_password_is_not_repeated(tmp_path: Path) -> None:
    url = "postgresql+psycopg://okr:hunter2-9b2f@127.0.0.1:9/shop"
    with pytest.raises(SourceError, match="the database says") as caught:
        ask(tmp_path, _options("select 1"), LATEST, {"WAREHOUSE": url})
    assert "hunter2" not in f"{caught.value}{caught.value.hint}"


@pytest.mark.parametrize("url", ["nonsense", "oracle+nothing://x/y", "postgresql+pg8000://x/y"])
def test_an_address_that_is_none_or_a_driver_that_is_not_there(tmp_path: Path, url: str) -> None:
    with pytest.raises(SourceError, match=r"address of a database|driver"):
        ask(tmp_path, _options("select 1"), LATEST, {"WAREHOUSE": url})


def test_a_query_without_days_knows_no_past(tmp_path: Path) -> None:
    with pytest.raises(NoPast):
        ask(tmp_path, _options("select 1"), PAST, {"WAREHOUSE": "sqlite:///x.db"})
