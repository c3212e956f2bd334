"""The table of objectives, key results and KPIs that every report shows in the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from okrcli.model.kind import Goal
from okrcli.page import Cell, Column, Group, Inline, Row, Table
from okrcli.reports.lines import (
    SETTLED,
    KeyResultLine,
    KpiLine,
    ObjectiveLine,
    days_silent,
    key_result_line,
    kpi_state,
    standing_of,
)
from okrcli.scoring import Health, KeyResultScore
from okrcli.wording.goals import Standing
from okrcli.wording.healths import Style, health_words
from okrcli.wording.plurals import counted, plural

__all__ = [
    "COLUMNS",
    "SETTLED",
    "days_silent",
    "key_results",
    "kpi_state",
    "kpi_table",
    "scoreboard",
    "standing_of",
    "tallies",
]

COLUMNS = (
    Column("symbol", close=True),
    Column("title", "title", flexible=True),
    Column("standing", "now → goal", rank=1),
    Column("progress", "progress", rank=2, drawn=True),
    Column("share", "progress", align="right"),
    Column("health", "health"),
    Column("owner", "owner", rank=16),
    Column("confidence", "sure", rank=15),
    Column("history", "check-ins", rank=14, drawn=True),
    Column("likely", "likely", rank=13),
    Column("last", "last", rank=12, align="right"),
    Column("id", "id", rank=11),
)
"""What is told of a key result, from the left; the last ones are for wide terminals."""

_NOTHING = Cell("", "plain")


def scoreboard(objectives: Sequence[ObjectiveLine], today: date, *, titled: bool = False) -> Table:
    """Objectives with their key results, each objective a group.

    Args:
        objectives: in the order they are shown in.
        today: the day.
        titled: whether the optional columns are named.
    """
    return Table(COLUMNS, tuple(_objective(each, today) for each in objectives), titled)


def key_results(scores: Sequence[KeyResultScore], today: date) -> Table:
    """Key results alone, in the same columns."""
    rows = tuple(_key_result(key_result_line(each), today) for each in scores)
    return Table(COLUMNS, (Group(rows),), titled=False)


def kpi_table(kpis: Sequence[KpiLine], today: date) -> Table:
    """KPIs in the columns of key results: the value, its healthy band, and its course.

    Args:
        kpis: in the order they are shown in.
        today: the day.
    """
    return Table(COLUMNS, (Group(tuple(_kpi(each, today) for each in kpis)),), titled=False)


def tallies(health: Mapping[Health, int]) -> tuple[Cell, ...]:
    """How many key results are in which state, trouble first; states that nobody is in are left out.

    Stale and without data have one sign, and so are counted together where both are there.
    """
    counts: dict[str, int] = {state: count for state, count in health.items() if count}
    if "stale" in counts and "no-data" in counts:
        together = counts["stale"] + counts.pop("no-data")
        counts = {"silent" if state == "stale" else state: count for state, count in counts.items()}
        counts["silent"] = together
    return tuple(Cell(count, "tally", state, style=_style(state)) for state, count in counts.items())


def _style(state: str) -> Style:
    return health_words(state).style


def _health(state: Health, silent: int | None) -> Cell:
    if state != "stale" or silent is None:
        return Cell(state, "health", style=_style(state))
    return Cell(silent, "silence", style=_style("stale"))


def _objective(line: ObjectiveLine, today: date) -> Group:
    marks = line.marks
    cells = (
        Cell(marks.health, "symbol", style=_style(marks.health)),
        Cell(marks.title, "text", style="strong"),
        None,
        None,
        Cell(marks.share, "score", style="strong"),
        _health(marks.health, line.silent),
        Cell(", ".join(marks.owners) or None, "text"),
        None,
        None,
        None,
        None,
        Cell(line.id, "text", style="dim"),
    )
    return Group(tuple(_key_result(each, today) for each in line.key_results), cells, _note(line))


def _note(line: ObjectiveLine) -> Inline:
    marks = line.marks
    note: list[Cell | str] = [Cell(marks.ref.partition("@")[0], "text", style="dim")]
    if marks.owners:
        note += [" · ", Cell(", ".join(marks.owners), "text", style="dim")]
    if line.committed:
        note.append(" · committed")
    if line.made_of:
        note.append(f" · made of {counted(line.made_of, 'objective')}")
    if line.own_due:
        note += [" · due ", Cell(marks.due, "short-day", style="dim")]
    if line.unmeasured:
        verb = plural(line.unmeasured, "counts", "count")
        note += [" · ", Cell(f"{line.unmeasured} without a number {verb} as 0", "plain", style="silent")]
    return tuple(note)


def _key_result(line: KeyResultLine, today: date) -> Row:
    marks = line.marks
    health, progress, style = marks.health, marks.share, _style(marks.health)
    asleep = health in ("upcoming", "dropped")
    text: Style = "dim" if asleep else "plain"
    return Row(
        (
            Cell(health, "symbol", style=style),
            Cell(marks.title, "text", style=text),
            Cell(line.standing, "standing", style=text),
            Cell(None if asleep else progress, "gauge", None, None if asleep else line.expected, style),
            Cell(None if asleep and line.no_data else progress, "share", style=text),
            _health(health, line.silent),
            Cell(", ".join(marks.owners) or None, "text"),
            Cell(line.confidence, "confidence", None, line.before),
            Cell(line.course, "spark", None, 1.0, style),
            Cell(line.likely, "outlook", None, line.spread),
            Cell(None if line.logged is None else (today - line.logged).days, "ago", style="dim"),
            Cell(line.id, "text", style="dim"),
        )
    )


def _kpi(line: KpiLine, today: date) -> Row:
    style = _style(line.state)
    low, high = line.healthy or (None, None)
    band = Goal(line.unit, min=low, max=high)
    return Row(
        (
            Cell(line.state, "symbol", style=style),
            Cell(line.title, "text"),
            Cell(Standing(line.value, band), "standing") if line.healthy else Cell(line.value, "quantity", line.unit),
            Cell(line.course, "spark", style="dim"),
            _NOTHING,
            Cell(line.state, "health", style=style),
            Cell(", ".join(line.owners) or None, "text"),
            _NOTHING,
            _NOTHING,
            _NOTHING,
            Cell(None if line.day is None else (today - line.day).days, "ago", style="dim"),
            Cell(line.id, "text", style="dim"),
        )
    )
