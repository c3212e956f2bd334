"""Tables as HTML: each group a table of its own under its line, with what scripts sort and filter by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from okrcli.page.blocks import Column, Group, Row, Table
from okrcli.page.cells import Cell
from okrcli.render.html.markup import cell, facets, inline
from okrcli.render.svg import escape
from okrcli.wording.goals import Standing
from okrcli.wording.words import Words

_OPTIONAL = 10
_SHORTENED = ("standing", "quantity", "step", "number", "silence")


def draw_table(table: Table, words: Words) -> Iterator[str]:
    """The lines of a table, in short as at a terminal; columns that nothing stands in are left out."""
    parts = table.folded()
    if parts is not None:
        yield from draw_table(parts[0], words)
        yield f"<details><summary>{len(parts[1].groups[0].rows)} more</summary>\n"
        yield from draw_table(parts[1], words)
        yield "</details>\n"
        return
    brief = words._replace(short=True)
    # Ids are for the command line.
    shown = [index for index, each in enumerate(table.columns) if each.key != "id" and _filled(table, index)]
    titled = table.titled
    for group in table.groups:
        yield from _group(group, table.columns, shown, brief, titled=titled)
        # The columns of all groups stand below each other, so their names are needed once.
        titled = False


def _group(
    group: Group, columns: Sequence[Column], shown: Sequence[int], words: Words, *, titled: bool
) -> Iterator[str]:
    caption = _caption(group, columns, words) if group.cells else ""
    looks = ' class="goals"' if any(columns[index].key == "standing" for index in shown) else ""
    yield f"<table{looks}{facets(group.facets)}>{caption}\n"
    if group.rows:
        names = "".join(_name(columns, index) for index in shown)
        unseen = "" if titled else ' class="unseen"'
        yield f"<thead><tr{unseen}>{names}</tr></thead>\n<tbody>\n"
        for row in group.rows:
            yield _row(row, columns, shown, words)
        yield "</tbody>\n"
    yield "</table>\n"


def _filled(table: Table, index: int) -> bool:
    if table.columns[index].close:
        return True
    return any(_says(row.cells[index]) for group in table.groups for row in group.rows)


def _says(shown: Cell | None) -> bool:
    return shown is not None and shown.value is not None and shown.value != ""


def _name(columns: Sequence[Column], index: int) -> str:
    column = columns[index]
    doubled = column.drawn and index + 1 < len(columns) and columns[index + 1].title == column.title
    if column.title and not doubled:
        return f'<th scope="col"{_classes(column)}>{escape(column.title)}</th>'
    return f"<td{_classes(column)}></td>"


def _caption(group: Group, columns: Sequence[Column], words: Words) -> str:
    """The line above a group: what it is about at one end, its figures at the other."""
    left: list[str] = []
    right: list[str] = []
    for column, each in zip(columns, group.cells, strict=True):
        if each is None or not _says(each):
            continue
        if column.close or column.flexible:
            left.append(cell(each, words))
        elif column.rank < _OPTIONAL:
            right.append(f"<span>{cell(each, words)}</span>")
    note = f'<div class="note">{inline(group.note, words)}</div>' if group.note else ""
    return f'<caption><div class="head"><div>{" ".join(left)}</div><div>{" ".join(right)}</div></div>{note}</caption>'


def _row(row: Row, columns: Sequence[Column], shown: Sequence[int], words: Words) -> str:
    cells: list[str] = []
    for index in shown:
        column, each = columns[index], row.cells[index]
        tag, scope = ("th", ' scope="row"') if column.flexible and not column.wrapped else ("td", "")
        classes = _classes(column, row.depth if column.flexible else 0)
        sorts = "" if column.drawn else _sorts(each)
        cells.append(f"<{tag}{scope}{classes}{sorts}>{_cell(each, words)}</{tag}>")
    return f"<tr{_facets(row, columns)}>{''.join(cells)}</tr>\n"


def _facets(row: Row, columns: Sequence[Column]) -> str:
    """What a script filters a goal by; nothing where a row is none."""
    goal = dict(zip((column.key for column in columns), row.cells, strict=True))
    state, owner = goal.get("symbol"), goal.get("owner")
    if state is None or owner is None:
        return ""
    owners = "|".join(str(owner.value or "").split(", "))
    return f' data-goal=""{facets((("health", str(state.value)), ("owner", owners)))}'


def _cell(each: Cell, words: Words) -> str:
    return cell(each, words) if _says(each) or each.role == "gauge" else ""


def _classes(column: Column, depth: int = 0) -> str:
    names = [f"c-{column.key}"]
    if column.align == "right":
        names.append("right")
    if column.rank >= _OPTIONAL:
        names.append("optional")
    if depth:
        names.append(f"deep{min(depth, 6)}")
    return f' class="{" ".join(names)}"'


def _sorts(each: Cell) -> str:
    """What a script sorts by, where the words neither begin with it nor sort like it."""
    value = each.value.value if isinstance(each.value, Standing) else each.value
    if isinstance(value, date):
        return f' data-sort="{value.toordinal()}"'
    if isinstance(value, int | float | Decimal) and each.role in _SHORTENED:
        return f' data-sort="{float(value):.6g}"'
    return ""
