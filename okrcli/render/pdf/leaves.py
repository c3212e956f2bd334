"""Blocks as plain data for the program that sets the page: every value in words already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from okrcli.page.blocks import (
    Bar,
    Block,
    Board,
    Chart,
    Column,
    Facts,
    Group,
    Heading,
    Paragraph,
    Prose,
    Row,
    Table,
    Timeline,
)
from okrcli.page.cells import Cell, Inline
from okrcli.render.pdf.pictures import chart_picture, spark_picture
from okrcli.wording.goals import Standing
from okrcli.wording.lines import safe, safe_lines
from okrcli.wording.words import Words

Leaf = dict[str, object]
"""A block, or a part of one, as JSON takes it."""

_OPTIONAL = 10
# Characters in a column that takes what it needs; one with longer texts shares the room that is left.
_ROOM = 26
# A word as long as this may be broken anywhere: else it would stick out of a narrow column.
_UNBROKEN = re.compile(r"\S{24}(?=\S)")


def leaves(blocks: Iterable[Block], words: Words) -> list[Leaf]:
    """A page as data; charts that stand beside each other are one block."""
    made: list[Leaf] = []
    blocks = tuple(blocks)
    follows = {id(after) for before, after in pairwise(blocks) if isinstance(before, Paragraph)}
    blocks = tuple(
        each._replace(joined=each.joined and id(each) in follows) if isinstance(each, Paragraph) else each
        for each in blocks
    )
    for small, together in groupby(blocks, lambda each: isinstance(each, Chart) and each.small):
        found = [leaf for each in together if (leaf := _leaf(each, words)) is not None]
        if small and found:
            made.append({"block": "charts", "charts": found})
        else:
            made += found
    return made


def _leaf(block: Block, words: Words) -> Leaf | None:
    if isinstance(block, Heading):
        parts, aside = _inline(block.parts, words), _inline(block.aside, words)
        return {"block": "heading", "level": block.level, "parts": parts, "aside": aside}
    if isinstance(block, Paragraph):
        parts = _inline(block.parts, words)
        return {"block": "paragraph", "parts": parts, "style": block.style, "joined": block.joined}
    if isinstance(block, Prose):
        runs = groupby(safe_lines(block.text), lambda line: bool(line.strip()))
        return {"block": "prose", "paragraphs": [list(map(_broken, lines)) for full, lines in runs if full]}
    if isinstance(block, Facts):
        return {"block": "facts", "facts": _facts(block, words)}
    if isinstance(block, Timeline):
        return _timeline(block, words)
    if isinstance(block, Board):
        return _board(block, words)
    return _table(block, words._replace(short=True)) if isinstance(block, Table) else _chart(block, words)


def _facts(facts: Facts, words: Words) -> list[Leaf]:
    return [
        {
            "name": _broken(safe(each.name)),
            "parts": _inline(each.parts, words),
            "aside": _inline(each.aside, words),
            "note": _inline(each.note, words),
        }
        for each in facts.facts
    ]


def _table(table: Table, words: Words) -> Leaf | None:
    shown = [index for index, column in enumerate(table.columns) if _is_shown(table, index, column)]
    if not shown:
        return None
    columns = [table.columns[index] for index in shown]
    return {
        "block": "table",
        "titled": any(column.title for column in columns),
        "columns": [_column(table, columns, across) for across in range(len(columns))],
        "groups": [_group(group, table.columns, shown, words) for group in table.groups],
    }


def _is_shown(table: Table, index: int, column: Column) -> bool:
    rows = (row for group in table.groups for row in group.rows)
    return column.rank < _OPTIONAL and (column.close or any(_says(row.cells[index]) for row in rows))


def _says(cell: Cell | None) -> bool:
    return cell is not None and cell.value not in (None, "")


def _column(table: Table, columns: Sequence[Column], across: int) -> Leaf:
    column = columns[across]
    at = table.columns.index(column)
    cells = (row.cells[at] for group in table.groups for row in group.rows)
    long = any(isinstance(each.value, str) and len(each.value) > _ROOM for each in cells)
    doubled = column.drawn and across + 1 < len(columns) and columns[across + 1].title == column.title
    return {
        "title": "" if doubled else column.title,
        "right": column.align == "right",
        "flexible": column.flexible or long,
        "wide": column.wrapped,
        "drawn": column.drawn,
    }


def _group(group: Group, columns: Sequence[Column], shown: Sequence[int], words: Words) -> Leaf:
    left: list[Leaf] = []
    right: list[Leaf] = []
    for column, cell in zip(columns, group.cells, strict=False):
        if cell is not None and _says(cell) and column.rank < _OPTIONAL:
            (left if column.close or column.flexible else right).append(_run(cell, words))
            if column.close:
                left.append(_text(" "))
    rows = [_row(row, shown, words) for row in group.rows]
    return {"left": left, "right": right, "note": _inline(group.note, words), "rows": rows}


def _row(row: Row, shown: Sequence[int], words: Words) -> Leaf:
    cells = [row.cells[index] for index in shown]
    said = [_inline((cell,), words) if _says(cell) or cell.role == "gauge" else [] for cell in cells]
    return {"depth": row.depth, "cells": said}


def _chart(chart: Chart, words: Words) -> Leaf | None:
    picture = chart_picture(chart, words)
    if picture is None:
        return None
    brief = words._replace(short=True)
    marks = [{"day": brief.say(day, "short-day"), "text": _broken(safe(text))} for day, text in chart.marks]
    title = _inline(chart.title, words)
    return {"block": "chart", "title": title, "svg": picture, "alt": "the course of the values", "marks": marks}


def _timeline(timeline: Timeline, words: Words) -> Leaf:
    brief = words._replace(short=True)
    ahead = timeline.start <= timeline.today <= timeline.due
    return {
        "block": "timeline",
        "first": words.say(timeline.start, "day"),
        "last": words.say(timeline.due, "day"),
        "today": _across(timeline, timeline.today) if ahead else None,
        "bars": [_bar(timeline, bar, brief) for bar in timeline.bars],
    }


def _bar(timeline: Timeline, bar: Bar, words: Words) -> Leaf:
    return {
        "title": _run(bar.title, words),
        "depth": bar.depth,
        "start": _across(timeline, bar.start),
        "end": _across(timeline, bar.due),
        "share": bar.share,
        "style": bar.style,
        "steps": [{"at": _across(timeline, each.day), "done": each.done} for each in bar.milestones],
        "aside": _inline(bar.aside, words),
    }


def _across(timeline: Timeline, day: date) -> float:
    days = max(1, (timeline.due - timeline.start).days)
    return min(1.0, max(0.0, (day - timeline.start).days / days))


def _board(board: Board, words: Words) -> Leaf:
    brief = words._replace(short=True)
    lanes = [
        {
            "title": _inline(lane.title, words),
            "cards": [
                {"title": _run(card.title, words), "parts": _inline(card.parts, brief), "style": card.style}
                for card in lane.cards
            ],
        }
        for lane in board.lanes
    ]
    return {"block": "board", "lanes": lanes}


def _inline(parts: Inline, words: Words) -> list[Leaf]:
    return [leaf for leaf in _runs(parts, words) if leaf]


def _runs(parts: Inline, words: Words) -> Iterator[Leaf]:
    for part in parts:
        yield _text(part) if isinstance(part, str) else _run(part, words)


def _run(cell: Cell, words: Words) -> Leaf:
    if cell.role == "gauge":
        share = float(cell.value) if isinstance(cell.value, int | float | Decimal) else None
        nothing = share is None and cell.beside is None
        return {} if nothing else {"kind": "gauge", "share": share, "mark": cell.beside, "style": cell.style}
    if cell.role == "spark":
        picture = spark_picture(cell)
        return {} if picture is None else {"kind": "svg", "svg": picture, "alt": "", "style": cell.style}
    if isinstance(cell.value, Standing):
        return _text(words.stand(cell.value).line(), cell.style)
    return _text(words.say(*cell[:4]), cell.style)


def _text(said: str, style: str = "plain") -> Leaf:
    return {"kind": "text", "text": _broken(said), "style": style}


def _broken(said: str) -> str:
    return _UNBROKEN.sub(lambda found: f"{found[0]}\u200b", said)
