"""OKRs as teams keep them in wikis: headings, nested lists, check-boxes, labels, tables with scores."""

from __future__ import annotations

import re

from okrcli.exchange.draft import Aim, Harvest, Source, joined, text_of
from okrcli.exchange.labels import said
from okrcli.exchange.outline import outline
from okrcli.exchange.roles import Grid, find
from okrcli.exchange.rows import Around, Table, read_table
from okrcli.exchange.wiki import Page, harvest, page_of


def read(source: Source, aim: Aim) -> Harvest:
    """The goals of a Markdown document."""
    root = outline(text_of(source))
    page = page_of(root, source.name, aim)
    found = find(root)
    tables = [read_table(_table(each, page), aim, _around(each, page)) for each in found.grids]
    return _merged(harvest(found, page), joined(tables))


def _merged(listed: Harvest, tables: Harvest) -> Harvest:
    """Both, where the key results of a table go to the objective whose heading it stands below."""
    there = {(each.cycle, each.team, goal.get("title")): goal for each in listed.bundles for goal in each.objectives}
    bundles = list(listed.bundles)
    for bundle in tables.bundles:
        left = []
        for goal in bundle.objectives:
            known = there.get((bundle.cycle, bundle.team, goal.get("title")))
            if known is None:
                left.append(goal)
                continue
            mine, more = known.get("key_results"), goal.get("key_results")
            known["key_results"] = [
                *(mine if isinstance(mine, list) else []),
                *(more if isinstance(more, list) else []),
            ]
            known.pop("rollup", None)
        bundles.append(bundle._replace(objectives=left))
    found = tuple(each for each in bundles if each.objectives)
    return Harvest(found, (*listed.remarks, *tables.remarks), (*listed.bad, *tables.bad))


def _table(grid: Grid, page: Page) -> Table:
    (_, header), *rows = grid.node.rows
    split = [(number, cells) for number, row in rows for cells in _apart(row)]
    return Table(
        page.name,
        [_plain(cell) for cell in header],
        [(number, [_plain(cell) for cell in cells]) for number, cells in split],
    )


def _apart(cells: list[str]) -> list[list[str]]:
    """A row with several key results in a cell, line below line, as several rows; what stands once goes to each."""
    lines = [re.split(r"\s*<br\s*/?>\s*", cell.strip()) for cell in cells]
    most = max(map(len, lines), default=1)
    if most == 1:
        return [cells]
    return [
        [each[index] if len(each) == most else each[0] if len(each) == 1 else " ".join(each) for each in lines]
        for index in range(most)
    ]


def _plain(cell: str) -> str:
    return said(cell).title or cell


def _around(grid: Grid, page: Page) -> Around:
    title = said(grid.objective.title).title if grid.objective is not None else None
    return Around(page.cycle_near(grid.path), page.team_near(grid.path), title)
