"""The table of objectives, key results and KPIs that every report shows in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from okrcli.model.kind import Goal
from okrcli.page import Cell, Column, Group, Inline, Row, Table
from okrcli.scoring import Health, KeyResultScore, KpiState, ObjectiveScore
from okrcli.wording.goals import Standing
from okrcli.wording.healths import Style, health_words
from okrcli.wording.plurals import counted, plural

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

SETTLED: tuple[Health, ...] = ("missed", "upcoming", "done", "dropped")
"""States of which no forecast tells anything."""

_NOTHING = Cell("", "plain")


def scoreboard(objectives: Sequence[ObjectiveScore], today: date, *, titled: bool = False) -> Table:
    """Objectives with their key results, each objective a group.

    Args:
        objectives: in the order they are shown in.
        today: the day.
        titled: whether the optional columns are named.
    """
    return Table(COLUMNS, tuple(_objective(each, today) for each in objectives), titled)


def key_results(scores: Sequence[KeyResultScore], today: date) -> Table:
    """Key results alone, in the same columns."""
    return Table(COLUMNS, (Group(tuple(_key_result(each, today) for each in scores)),), titled=False)


def kpi_table(states: Sequence[KpiState], readings: Callable[[KpiState], Sequence[float]], today: date) -> Table:
    """KPIs in the columns of key results: the value, its healthy band, and its course.

    Args:
        states: in the order they are shown in.
        readings: the values read of a KPI, in order.
        today: the day.
    """
    rows = tuple(_kpi(each, partial(readings, each), today) for each in states)
    return Table(COLUMNS, (Group(rows),), titled=False)


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


def kpi_state(state: KpiState) -> str:
    """The name of the state of a KPI."""
    if state.value is None:
        return "unread"
    return "unbounded" if state.in_band is None else "healthy" if state.in_band else "outside"


def standing_of(scored: KeyResultScore) -> Standing:
    """Where a key result stands, against its goal."""
    return Standing(scored.value, scored.goal, scored.planned.key_result.measure.reads)


def days_silent(scored: KeyResultScore | ObjectiveScore) -> int | None:
    """For how many days nothing was logged, where that is too long; else None."""
    days = next((each.values.get("days") for each in scored.reasons if each.code == "stale"), None)
    return days if isinstance(days, int) else None


def _style(state: str) -> Style:
    return health_words(state).style


def _health(scored: KeyResultScore | ObjectiveScore) -> Cell:
    days = days_silent(scored) if scored.health == "stale" else None
    if days is None:
        return Cell(scored.health, "health", style=_style(scored.health))
    return Cell(days, "silence", style=_style("stale"))


def _objective(scored: ObjectiveScore, today: date) -> Group:
    objective, style = scored.planned.objective, _style(scored.health)
    cells = (
        Cell(scored.health, "symbol", style=style),
        Cell(objective.title, "text", style="strong"),
        None,
        None,
        Cell(scored.score, "score", style="strong"),
        _health(scored),
        Cell(", ".join(objective.owner) or None, "text"),
        None,
        None,
        None,
        None,
        Cell(objective.id, "text", style="dim"),
    )
    return Group(tuple(_key_result(each, today) for each in scored.key_results), cells, _note(scored))


def _note(scored: ObjectiveScore) -> Inline:
    planned = scored.planned
    note: list[Cell | str] = [Cell(planned.ref.partition("@")[0], "text", style="dim")]
    if planned.objective.owner:
        note += [" · ", Cell(", ".join(planned.objective.owner), "text", style="dim")]
    if planned.objective.ambition == "committed":
        note.append(" · committed")
    if scored.contributors:
        note.append(f" · made of {counted(len(scored.contributors), 'objective')}")
    if planned.window != planned.cycle.window:
        note += [" · due ", Cell(planned.window.due, "short-day", style="dim")]
    if scored.unmeasured:
        verb = plural(scored.unmeasured, "counts", "count")
        note += [" · ", Cell(f"{scored.unmeasured} without a number {verb} as 0", "plain", style="silent")]
    return tuple(note)


def _key_result(scored: KeyResultScore, today: date) -> Row:
    planned = scored.planned
    key_result, style = planned.key_result, _style(scored.health)
    asleep = scored.health in ("upcoming", "dropped")
    text: Style = "dim" if asleep else "plain"
    return Row(
        (
            Cell(scored.health, "symbol", style=style),
            Cell(key_result.title, "text", style=text),
            Cell(standing_of(scored), "standing", style=text),
            Cell(None if asleep else scored.progress, "gauge", None, None if asleep else scored.expected, style),
            Cell(None if asleep and scored.no_data else scored.progress, "share", style=text),
            _health(scored),
            Cell(", ".join(planned.owners) or None, "text"),
            Cell(scored.confidence, "confidence", None, _confidence_before(scored)),
            Cell(partial(_course, scored), "spark", None, 1.0, style),
            _likely(scored),
            _last(scored, today),
            Cell(key_result.id, "text", style="dim"),
        )
    )


def _kpi(state: KpiState, readings: Callable[[], Sequence[float]], today: date) -> Row:
    kpi, style = state.planned.kpi, _style(kpi_state(state))
    healthy = kpi.healthy
    band = Goal(kpi.unit, min=healthy.min if healthy else None, max=healthy.max if healthy else None)
    return Row(
        (
            Cell(kpi_state(state), "symbol", style=style),
            Cell(kpi.title, "text"),
            Cell(Standing(state.value, band), "standing") if healthy else Cell(state.value, "quantity", kpi.unit),
            Cell(readings, "spark", style="dim"),
            _NOTHING,
            Cell(kpi_state(state), "health", style=style),
            Cell(", ".join(kpi.owner) or None, "text"),
            _NOTHING,
            _NOTHING,
            _NOTHING,
            Cell(None if state.date is None else (today - state.date).days, "ago", style="dim"),
            Cell(kpi.id, "text", style="dim"),
        )
    )


def _confidence_before(scored: KeyResultScore) -> float | None:
    stated = (each.confidence for each in reversed(scored.history.checkins) if each.confidence is not None)
    next(stated, None)
    before = next(stated, None)
    return None if before is None else float(before)


def _course(scored: KeyResultScore) -> list[float]:
    return [progress for _, progress in scored.planned.key_result.measure.trail(scored.history)]


def _likely(scored: KeyResultScore) -> Cell:
    _, likely, low, high, *_ = scored.forecast
    if likely is None or low is None or high is None or scored.health in SETTLED:
        return Cell(None, "outlook")
    # Half the width of the band: one of its ends may have been clamped, the other tells.
    return Cell(likely, "outlook", None, max(likely - low, high - likely))


def _last(scored: KeyResultScore, today: date) -> Cell:
    logged = scored.planned.key_result.measure.logged(scored.history)
    return Cell(None if logged is None else (today - logged).days, "ago", style="dim")
