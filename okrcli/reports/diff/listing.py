"""A diff as one table, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.compare.change import Difference
from okrcli.page import Cell, Column, Group, Row, Table
from okrcli.reports.diff.cells import value_cell

if TYPE_CHECKING:
    from okrcli.reports.diff import DiffReport

_COLUMNS = tuple(
    Column(key, key) for key in ("ref", "change", "what", "date", "before", "after", "recorded", "note", "file")
)


def listed(report: DiffReport) -> Table:
    """A row for each goal, key and check-in that differs, values in full."""
    rows = tuple(row for each in report.comparison.every() for row in _rows(each))
    return Table(_COLUMNS, (Group(rows),))


def _rows(each: Difference) -> Iterator[Row]:
    file = Cell(each.planned.file)
    became = [word for word, is_so in (("renamed", each.renamed), ("moved", each.moved)) if is_so]
    if each.state != "changed" or became:
        before = Cell(each.before.ref if each.before else None)
        after = Cell(each.after.ref if each.after else None)
        word = " and ".join(became) or each.state
        yield _row(
            each, Cell(word, "plain"), Cell("", "plain"), Cell(None), before, after, Cell(None), Cell(None), file
        )
    for field in each.fields:
        recorded = Cell(None if not field.goalpost else "no" if field.silent else "yes", "plain")
        sides = (value_cell(field.field, value, None) for value in (field.before, field.after))
        cells = (Cell("changed", "plain"), Cell(field.field), Cell(None), *sides, recorded, Cell(field.why), file)
        yield _row(each, *cells)
    for entry in each.entries:
        told = entry.after or entry.before
        sides = (value_cell("value", one.value if one else None, None) for one in (entry.before, entry.after))
        day, note = (Cell(told.date, "day"), Cell(told.note)) if told else (Cell(None), Cell(None))
        yield _row(each, Cell(entry.state, "plain"), Cell("check-in", "plain"), day, *sides, Cell(None), note, file)


def _row(each: Difference, *cells: Cell) -> Row:
    return Row((Cell(each.ref), *cells))
