from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from okrcli.page import Cell, Column, Edition, Group, Report, Row, Table
from okrcli.render.xlsx import payload
from okrcli.reports import REPORTS
from tests.support.sampled import report

DAY = datetime.date(2026, 11, 22)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A", "TRUE", "1e3", "2026-01-01", "{=1}")
ODD = ("a\x00b\x1b[31m", "\ud800 lone", "\ufffe\uffff", "x" * 40_000, "line\nbreak", "יעד 🚀", "<b>&amp;</b>")


class OfCells(Report):
    """A report of one row."""

    kind = "status"

    def __init__(self, *cells: Cell) -> None:
        self.cells = cells
        self.edition = Edition("Acme", DAY, 1)

    def data(self) -> dict[str, object]:
        return {}

    def table(self) -> Table:
        columns = tuple(Column(f"c{index}", f"column {index}") for index in range(len(self.cells)))
        return Table(columns, (Group((Row(self.cells),)),))

    def page(self) -> tuple[()]:
        return ()


def _sheet(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content)).worksheets[0]


@pytest.mark.parametrize("said", FORMULAS)
def test_what_a_user_wrote_is_text_and_no_formula(said: str) -> None:
    field = _sheet(payload(OfCells(Cell(said))))["A2"]
    assert (field.value, field.data_type) == (said, "s")


@pytest.mark.parametrize("said", ODD)
def test_any_text_makes_a_workbook_that_can_be_read(said: str) -> None:
    value = _sheet(payload(OfCells(Cell(said))))["A2"].value
    assert value and not set(value) & {"\x00", "\x1b", "\ud800"} and len(value) <= 32_767


def test_cells_have_the_type_of_their_value() -> None:
    cells = (
        Cell(Decimal("44300"), "quantity", "sessions"),
        Cell(Decimal("2.35"), "quantity", "%"),
        Cell(0.456, "share"),
        Cell(DAY, "day"),
        Cell(3, "number"),
        Cell("on-track", "health"),
        Cell(None, "share"),
    )
    row = _sheet(payload(OfCells(*cells)))[2]
    assert [each.value for each in row] == [44300, 2.35, 0.456, datetime.datetime(2026, 11, 22), 3, "on track", None]
    assert [each.number_format for each in row][:4] == ["#,##0", "#,##0.0#####", "0%", "yyyy-mm-dd"]


@pytest.mark.parametrize("kind", sorted(set(REPORTS) - {"show", "diff", "log"}))
def test_every_report_is_a_sheet_with_filters_and_names_that_stay(kind: str) -> None:
    shown = report(kind)
    sheet = _sheet(payload(shown))
    table = shown.table()
    assert (sheet.title, sheet.freeze_panes) == (kind, "A2")
    assert [each.value for each in sheet[1]] == [each.title or each.key for each in table.columns]
    assert sheet.max_row == 1 + sum(len(group.rows) for group in table.groups) > 1
    assert sheet.auto_filter.ref.startswith("A1:") and sheet.auto_filter.ref.endswith(str(sheet.max_row))
    assert all(8 <= each.width <= 60 for each in sheet.column_dimensions.values())


def test_shares_have_bars_behind_them() -> None:
    sheet = _sheet(payload(report("report")))
    titles = {each.column_letter: each.value for each in sheet[1]}
    barred = {titles[str(each.sqref)[0]] for each in sheet.conditional_formatting}
    assert {"progress", "score", "expected"} <= barred and not barred & {"value", "target"}


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = payload(report("report")), payload(report("report"))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-22T00:00:00Z" in archive.read("docProps/core.xml")
