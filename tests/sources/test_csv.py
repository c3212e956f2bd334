from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from okrcli.model.window import Window
from okrcli.sources.choosing import BadOptions
from okrcli.sources.source import Answer, Question, SourceError
from tests.support.asking import LATEST, NOVEMBER, PAST, ask
from tests.support.vendors import Said, serving

LATEST_OF_THE_PAST = Question(Window(date(2026, 10, 31), date(2026, 10, 31)), None, True)


def _read(root: Path, text: str | bytes, question: Question = LATEST, **options: Any) -> Answer:
    (root / "x.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return ask(root, {"type": "csv", "path": "x.csv", **options}, question)


def _days(first: date, last: date, skipped: Mapping[str, str] | None = None, value: str = "2") -> str:
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    return "Day,Clicks\n" + "".join(f"{day},{value}\n" for day in days if str(day) not in (skipped or {}))


def test_tables_between_remarks_and_a_grand_total_first(tmp_path: Path) -> None:
    text = """\
# ----------------------------------------
# Traffic acquisition
# Start date: 20261001
# ----------------------------------------

# All Users
Nth day,Sessions by day
0000,12
0001,13

# All Users
Session default channel group,Sessions,Engagement rate
,10234,0.5123
Organic Search,10000,0.61
Direct,234,0.2
"""
    assert _read(tmp_path, text, column="Sessions", aggregate="sum").value == 10234
    assert _read(tmp_path, text, column="Sessions by day", aggregate="sum").value == 25
    chosen = {"Session default channel group": "organic search"}
    assert _read(tmp_path, text, column="engagement RATE", filter=chosen).value == Decimal("0.61")


@pytest.mark.parametrize(
    ("total", "encoding"),
    [
        ("Total: Campaigns", "utf-8-sig"), ("Gesamt: Kampagnen", "cp1252"), ("Łącznie: kampanie", "cp1250"),
        ("Total : campagnes", "utf-16"), ("Totale: campagne", "utf-8"), ("Suma końcowa", "cp1250"), ("Итого", "utf-16-le"),
        ("Insgesamt", "utf-16-be"), ("Razem", "utf-8"), ("Total general", "latin-1"), ("Grand total", "utf-32"),
    ],
)  # fmt: skip
def test_titles_totals_and_encodings(tmp_path: Path, total: str, encoding: str) -> None:
    text = f"Raport\n1 – 31\nCampaign\tKlicks\tKoszt\nA\t1.042\t1 234,50 PLN\nB\t --\t2,00\n{total}\t1.042\t1236,5\n"
    raw = text.replace("–", "-").encode(encoding)
    assert _read(tmp_path, raw, column="Koszt", aggregate="sum").value == Decimal("1236.5")
    assert _read(tmp_path, raw, column="Klicks", aggregate="sum", decimal=",").value == 1042
    assert _read(tmp_path, raw, column="Klicks", aggregate="count").value == 2


def test_a_line_that_names_the_separator_and_a_total_without_a_name(tmp_path: Path) -> None:
    text = 'sep=,\nMeta Ads\nCampaign name,Reporting starts,Amount spent (PLN)\n,2026-10-01,"3 469,12"\n'
    text += 'A,2026-10-01,"1 234,56"\nB,2026-10-01,"2 234,56"\n'
    assert _read(tmp_path, text.encode("utf-16"), column="Amount spent (PLN)", aggregate="sum").value == Decimal(
        "3469.12"
    )


def test_line_ends_of_every_kind(tmp_path: Path) -> None:
    for text in ("a;b\rx;2\r", "a;b\\r\\nx;2\\r\\n", 'a;b\r\n"x\ny\u2028z";2\r\n'):
        assert _read(tmp_path, text, column="b").value == 2


def test_a_row_without_a_name_is_no_total_by_that_alone(tmp_path: Path) -> None:
    text = "comment,score\ngood,8\nbad,3\n,7\nfine,6\nso so,5\n"
    assert _read(tmp_path, text, column="score", aggregate="mean").value == Decimal("5.8")


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ('"1,042"', "1042"), ("4.2%", "4.2"), ("$1.50", "1.50"), ("(3.5)", "-3.5"), ("−7", "-7"), ("00:02:05", "125"),
        ("1.5K", "1500"), ("PLN 12.5", "12.5"), ("1'234.5", "1234.5"), (".5", "0.5"), ("1.0e+2", "100"), ("1e999", None), ("abc", None),
        ("< 10%", None), ("1.2.3", None), ("12/3", None),
    ],
)  # fmt: skip
def test_numbers_as_tools_write_them(tmp_path: Path, cells: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(SourceError, match="is not a number"):
            _read(tmp_path, f"name,x\na,{cells}\n", column="x")
    else:
        assert _read(tmp_path, f"name,x\na,{cells}\n", column="x").value == Decimal(value)


@pytest.mark.parametrize("cell", ["", "--", " --", "n/a", "-", "—", "(not set)", "null", "NaN"])
def test_a_cell_that_says_nothing_is_not_zero(tmp_path: Path, cell: str) -> None:
    answer = _read(tmp_path, f"name,x\na,{cell}\n", column="x")
    assert (answer.value, answer.why) == (None, "there is no number in it")


def test_signs_that_can_be_read_in_two_ways_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can be read in two ways"):
        _read(tmp_path, "name\tx\na\t1,042\n", column="x")
    assert _read(tmp_path, "name\tx\na\t1,042\n", column="x", decimal=",").value == Decimal("1.042")
    assert _read(tmp_path, "name\tx\ty\na\t1,042\t9,28\n", column="x").value == Decimal("1.042")
    assert _read(tmp_path, "name;x\na;1.042\n", column="x").value == 1042


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("2026-10-31", None), ("20261031", None), ("31.10.2026", None), ("10/31/2026", None), ("31/10/2026", None),
        ("2026-10-31T00:00:00Z", None), ("Oct 31, 2026", None), ("31 paź 2026", None), ("31. Oktober 2026", None),
        ("31 oct. 2026", None), ("31 ottobre 2026", None), ("Sat, 31 Oct 2026", None), ("31/10/26", "dmy"),
        ("2026/10/31", None), ("2026/10/31 9:00:00 PM GMT+2", None), ("31 de octubre de 2026", None),
    ],
)  # fmt: skip
def test_dates_as_tools_write_them(tmp_path: Path, cell: str, order: str | None) -> None:
    more = {"date_format": order} if order else {}
    answer = _read(tmp_path, f'When,x\n"{cell}",5\n', PAST, column="x", date_column="when", **more)
    assert (answer.value, answer.covers) == (Decimal(5), Window(date(2026, 10, 31), date(2026, 10, 31)))


def test_days_and_months_are_told_apart_by_the_series_or_asked_about(tmp_path: Path) -> None:
    text = "When,x\n01/10/2026,1\n02/10/2026,2\n03/10/2026,3\n"
    assert _read(tmp_path, text, PAST, column="x", date_column="When").covers == Window(
        date(2026, 10, 3), date(2026, 10, 3)
    )
    with pytest.raises(SourceError, match="may begin with the day or with the month"):
        _read(tmp_path, "When,x\n01/10/2026,1\n", PAST, column="x", date_column="When")


def test_the_last_days_that_are_not_there_yet_move_the_window(tmp_path: Path) -> None:
    answer = _read(
        tmp_path,
        _days(date(2026, 9, 1), date(2026, 11, 20)),
        NOVEMBER,
        column="Clicks",
        date_column="Day",
        aggregate="sum",
    )
    assert (answer.value, answer.covers) == (Decimal(56), Window(date(2026, 10, 24), date(2026, 11, 20)))


def test_today_is_not_over(tmp_path: Path) -> None:
    text = _days(date(2026, 10, 1), date(2026, 11, 22)).replace("2026-11-22,2", "2026-11-22,0")
    assert _read(tmp_path, text, column="Clicks", date_column="Day").covers == Window(
        date(2026, 11, 21), date(2026, 11, 21)
    )
    assert _read(tmp_path, text, column="Clicks", date_column="Day", lag=Decimal(0)).value == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (_days(date(2026, 9, 1), date(2026, 11, 21), {"2026-11-05": ""}), "it has nothing for 2026-11-05"),
        (_days(date(2026, 9, 1), date(2026, 11, 10)), "it has nothing for 2026-11-11, 2026-11-12, 2026-11-13"),
        (_days(date(2026, 9, 1), date(2026, 9, 10)), "it has nothing from 2026-10-25 to 2026-11-21"),
        (_days(date(2027, 1, 1), date(2027, 1, 9)), "nothing in it is as old as 2026-11-21"),
        ("Day,Clicks\n", "there are no rows in it"),
        ("Day,Clicks\nTotal,5\n", "there is nothing but totals in it"),
    ],
)
def test_a_missing_day_is_not_zero(tmp_path: Path, text: str, why: str) -> None:
    answer = _read(tmp_path, text, NOVEMBER, column="Clicks", date_column="Day", aggregate="sum")
    assert (answer.value, answer.why) == (None, why)


def test_days_on_which_nothing_happened_are_no_gaps(tmp_path: Path) -> None:
    text = "Sold,Price\n2026-10-01,5\n2026-10-28,7\n2026-11-03,8\n2026-11-03,1\n"
    assert _read(tmp_path, text, NOVEMBER, column="Price", date_column="Sold", aggregate="sum").value == 16
    assert _read(tmp_path, text, NOVEMBER, date_column="Sold", aggregate="count").value == 3


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("a,b\n1,2\n", {"column": "c"}, "has no column `c`"),
        ("a,b\n1,2\n3,4\n", {"column": "b"}, "has 2 rows, and nothing says"),
        ("a,b\n1,2\n\na,b\n3,4\n", {"column": "b"}, "has 2 tables with these columns"),
        ("a,b\n1,2\n", {"column": "b", "table": Decimal(2)}, "has 1 tables with these columns, not 2"),
        ("d,b\n2026-11-01,2\n2026-11-01,4\n", {"column": "b", "date_column": "d"}, "there are 2 rows for 2026-11-01"),
        ("d,b\nx,2\n", {"column": "b", "date_column": "d"}, "`x` in the column `d` is not a date"),
        ("", {"column": "b"}, "x.csv is empty"),
        ("<!DOCTYPE html><p>log in", {"column": "b"}, "x.csv is a web page, not a table"),
        ("PK\x03\x04no", {"column": "b"}, "is no spreadsheet that can be read"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, options: Any, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        _read(tmp_path, text, **options)
    assert words in str(caught.value)


def test_a_filter_that_fits_nothing_gives_nothing(tmp_path: Path) -> None:
    answer = _read(tmp_path, "a,b\nx,2\n", column="b", filter={"a": ["y", "z"]}, aggregate="sum")
    assert (answer.value, answer.why) == (None, "no row has a: y or z")


@pytest.mark.parametrize("path", ["../x.csv", "/etc/passwd", "okrs/../../x.csv", "link.csv", "a\0b"])
def test_nothing_outside_the_workspace_is_read(tmp_path: Path, path: str) -> None:
    inside = tmp_path / "ws"
    inside.mkdir()
    (tmp_path / "x.csv").write_text("a\n1\n")
    (inside / "link.csv").symlink_to(tmp_path / "x.csv")
    with pytest.raises(SourceError, match=r"lies outside|is not a path"):
        ask(inside, {"type": "csv", "path": path, "column": "a"}, LATEST)


def test_a_spreadsheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["A title"])
    sheet = book.create_sheet("Data")
    for row in (["Day", "Sales"], [datetime(2026, 10, 30), 5.5], [datetime(2026, 10, 31), 7], ["Total", 12.5]):
        sheet.append(row)
    raw = BytesIO()
    book.save(raw)
    asked = {"column": "sales", "date_column": "day"}
    assert _read(tmp_path, raw.getvalue(), PAST, **asked).value == 7
    assert _read(tmp_path, raw.getvalue(), PAST, **asked, sheet="Data").value == 7
    with pytest.raises(SourceError, match="has no sheet `X`"):
        _read(tmp_path, raw.getvalue(), PAST, **asked, sheet="X")


def test_an_address(tmp_path: Path) -> None:
    with serving(lambda _: Said("a;b\n1;2,5\n")) as server:
        options = {"type": "csv", "url": f"{server.url}/x.csv", "column": "b", "headers": {"X-Key": "$KEY"}}
        assert ask(tmp_path, options, LATEST, {"KEY": "s3cret"}).value == Decimal("2.5")
    assert server.asked[0].headers["x-key"] == "s3cret"


@pytest.mark.parametrize(
    "options",
    [{}, {"path": "a"}, {"path": "a", "url": "b", "column": "c"}, {"path": "a", "column": "c", "separator": ";;"}],
)
def test_options_that_make_no_sense(tmp_path: Path, options: dict[str, str]) -> None:
    with pytest.raises(BadOptions):
        ask(tmp_path, {"type": "csv", **options}, LATEST)
