from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from tests.support.cli import okr
from tests.support.folders import write
from tests.support.sample import sample

LOGGED = """\
cycle: 2026-Q4
team: web
objectives:
  - id: grow
    title: "=2+3"
    key_results:
      - id: sessions
        title: "@Sessions"
        baseline: 10
        change: +25%
        checkins:
          - {date: 2026-10-05, value: 11, note: "-1, so to say"}
          - {date: 2026-10-12, value: -12}
      - {id: visits, title: Visits, target: 5}
"""


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_a_checkin_without_formulas(tmp_path: Path) -> None:
    write(tmp_path, okrs__web=LOGGED)
    result = okr(tmp_path, "export", "csv")
    assert (result.status, result.err) == (0, "")
    rows = table(result.out)
    assert [row["ref"].rpartition("/")[2] for row in rows] == ["sessions@2026-Q4"] * 2 + ["visits@2026-Q4"]
    assert (rows[0]["objective"], rows[0]["key result"]) == ("'=2+3", "'@Sessions")
    assert (rows[0]["change"], rows[0]["note"], rows[1]["value"]) == ("'+25%", "'-1, so to say", "-12")


def test_a_row_a_key_result(tmp_path: Path) -> None:
    sample(tmp_path)
    rows = table(okr(tmp_path, "export", "csv", "--wide", "--team", "marketing").out)
    assert {row["team"] for row in rows} == {"marketing"}
    sessions = next(row for row in rows if "/sessions@" in row["ref"])
    assert (sessions["value"], sessions["date"], sessions["checkins"]) == ("45900", "2026-11-18", "4")
    assert sessions["state"]


def test_a_workbook_holds_texts_and_comes_back(tmp_path: Path) -> None:
    write(tmp_path, okrs__web=LOGGED)
    assert okr(tmp_path, "export", "xlsx", "-o", "goals.xlsx").status == 0
    sheet = openpyxl.load_workbook(tmp_path / "goals.xlsx").worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    other = tmp_path / "other"
    other.mkdir()
    write(other)
    assert okr(other, "import", "xlsx", "../goals.xlsx").status == 0
    assert table(okr(other, "export", "csv").out) == table(okr(tmp_path, "export", "csv").out)


def test_json_is_written_to_a_file(tmp_path: Path) -> None:
    sample(tmp_path)
    assert okr(tmp_path, "export", "json", "-o", "all.json", "--cycle", "2026-Q4").status == 0
    assert '"kind": "export"' in (tmp_path / "all.json").read_text()


def test_tables_of_several_workspaces_in_one_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/all.db"
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, settings=f"version: 1\nname: {name}\n", okrs__web=LOGGED)
        assert okr(tmp_path / name, "export", "sql", "--to", "$WAREHOUSE", WAREHOUSE=url).status == 0
    (tmp_path / "a/okrs/web.okr.yaml").write_text(LOGGED.replace("value: 11", "value: 13").replace("Visits", "Views"))
    again = okr(tmp_path / "a", "export", "sql", "--to", url)
    assert again.out.splitlines()[:3] == ["okr_objectives  1", "okr_key_results  2", "okr_checkins  2"]
    with closing(sqlite3.connect(tmp_path / "all.db")) as database:
        titles = database.execute("select workspace, title from okr_key_results where ref like '%visits%' order by 1")
        assert titles.fetchall() == [("a", "Views"), ("b", "Visits")]
        values = database.execute("select workspace, value from okr_checkins where number = 1 order by 1").fetchall()
        assert values == [("a", 13), ("b", 11)]
        days = database.execute("select distinct day, count(*) from okr_scores group by day").fetchall()
        assert days == [("2026-11-22", 6)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "sql"), "--to sqlite:///okr.db"),
        (("export", "sql", "--to", "$GONE"), "the variable $GONE is not set"),
        (("export", "sql", "--to", "nonsense://user:secret@x/y"), "the database cannot be written to"),
        (("export", "markdown"), "`markdown` cannot be exported to"),
        (("export", "csv", "--team", "wbe"), "did you mean web?"),
    ],
)
def test_what_cannot_be_exported(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    write(tmp_path, okrs__web=LOGGED)
    result = okr(tmp_path, *words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert "secret" not in result.err
