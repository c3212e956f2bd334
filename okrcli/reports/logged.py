"""What was logged: from where to where, how far that is, and whether it will do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from okrcli.edit.log.effect import Effect
from okrcli.page import Block, Cell, Column, Group, Inline, Paragraph, Row, Table
from okrcli.reports.scoreboard import SETTLED, kpi_state, standing_of
from okrcli.scoring import KeyResultScore, KpiState
from okrcli.wording.dates import short_day
from okrcli.wording.healths import health_words
from okrcli.wording.lines import cut, safe
from okrcli.wording.locales import Locale
from okrcli.wording.numbers import ABSENT, number, signed
from okrcli.wording.plurals import counted
from okrcli.wording.units import quantity

COLUMNS = (
    Column("symbol", close=True),
    Column("id"),
    Column("change", flexible=True),
    Column("share", align="right"),
    Column("health"),
)
"""What is told of each, from the left."""

_SUBJECT = 72

Place = Callable[[str, int], str]
"""A file and a line, as they are shown."""


def logged(effects: Sequence[Effect], place: Place, locale: Locale, *, brief: bool = False) -> tuple[Block, ...]:
    """The blocks that answer what was logged.

    Args:
        effects: one for each key result or KPI.
        place: how a place is shown.
        locale: the signs of the numbers.
        brief: whether a line for each is enough, as in a pipe or where there are several.
    """
    table = Table(COLUMNS, (Group(tuple(_row(each, locale) for each in effects)),), titled=False)
    if brief or len(effects) != 1:
        return (table,)
    [effect] = effects
    outlook = [] if isinstance(effect.after, KpiState) else _outlook(effect.after, _confidence(effect))
    file, line = _where(effect)
    where = Paragraph((Cell(place(file, line), "text"),), "dim", 2, joined=True)
    return (table, *(Paragraph(parts, indent=2, joined=True) for parts in outlook), where)


def changed(effect: Effect, locale: Locale) -> str:
    """From where to where, in words.

    Args:
        effect: what was logged, and what came of it.
        locale: the signs of the numbers.
    """
    before, after, last = effect.before.value, effect.after.value, effect.logged[-1]
    count = f" in {counted(len(effect.logged), 'value', locale=locale)}" if len(effect.logged) > 1 else ""
    if all(each.value is None and not each.subject.marks for each in effect.logged):
        return "no new value"
    if isinstance(effect.after, KeyResultScore) and last.subject.reads != "number":
        return _told(effect, locale) + count
    unit = last.subject.unit
    now = quantity(after, _said_twice(unit), locale) if after is not None else ABSENT
    if before is not None and after is not None and before != after:
        step = signed(number(after - before, locale))
        return f"{quantity(before, _said_twice(unit), locale)} → {now} ({step}){count}"
    if isinstance(last.value, Decimal) and (last.subject.adds_up or last.value != after):
        said = number(last.value, locale)
        day = short_day(last.entry.date, locale)
        return f"{signed(said) if last.subject.adds_up else said} on {day}, {now} as before{count}"
    return f"{now}{count}" if before is None else f"{now}, as before{count}"


def _row(effect: Effect, locale: Locale) -> Row:
    after = effect.after
    state = kpi_state(after) if isinstance(after, KpiState) else after.health
    style = health_words(state).style
    share = Cell("", "plain") if isinstance(after, KpiState) else Cell(after.progress, "share")
    return Row(
        (
            Cell(state, "symbol", style=style),
            Cell(effect.logged[0].subject.name, "text", style="strong"),
            Cell(changed(effect, locale), "plain"),
            share,
            Cell(state, "health", style=style),
        )
    )


def _told(effect: Effect, locale: Locale) -> str:
    """Steps, answers and verdicts."""
    subject = effect.logged[-1].subject
    if isinstance(effect.before, KpiState) or isinstance(effect.after, KpiState):
        return ""
    was, now = (_standing(each, locale) for each in (effect.before, effect.after))
    if subject.marks:
        done = ", ".join(each.entry.text or "" for each in effect.logged if each.entry.text)
        return f"{was.partition(' ')[0]} → {now} ({done})" if was != now else f"{now} ({done})"
    return f"{was} → {now}" if was not in (now, ABSENT) else now if was == ABSENT else f"{now}, as before"


def _standing(scored: KeyResultScore, locale: Locale) -> str:
    from okrcli.wording.goals import standing

    said = standing(standing_of(scored), locale)
    return said.line() if scored.goal.steps else said.now


def _said_twice(unit: str | None) -> str | None:
    """Only a percentage is said with every number: other units are in the goal."""
    return unit if unit == "%" else None


def _confidence(effect: Effect) -> float | None:
    return None if isinstance(effect.before, KpiState) else effect.before.confidence


def _outlook(after: KeyResultScore, before: float | None) -> Iterator[Inline]:
    facts: list[Inline] = []
    if after.expected is not None and after.health not in SETTLED:
        facts.append((Cell(after.expected, "share"), " expected"))
    if after.confidence is not None:
        facts.append(("confidence ", Cell(after.confidence, "confidence", None, before)))
    forecast = after.forecast
    if forecast.trend is not None and after.health not in SETTLED:
        due = Cell(after.planned.window.due, "short-day")
        facts.append(("trend ", Cell(forecast.trend, "score"), " by ", due))
    if facts:
        yield tuple(part for index, fact in enumerate(facts) for part in ((" · ", *fact) if index else fact))
    if forecast.needed_rate is not None and forecast.needed_rate > 1 and after.health not in SETTLED:
        rate, mark = Cell(forecast.needed_rate, "factor"), Cell(after.bounds.mark, "score")
        yield ("it needs ", rate, " its pace so far to reach ", mark)


def _where(effect: Effect) -> tuple[str, int]:
    planned = effect.after.planned
    return planned.file, planned.line


def subject_line(effects: Sequence[Effect], locale: Locale) -> str:
    """What was logged, in one line."""
    if len(effects) == 1:
        return f"Log {effects[0].logged[0].subject.name}: {changed(effects[0], locale)}"
    names = ", ".join(each.logged[0].subject.name for each in effects)
    return cut(f"Log {counted(len(effects), 'value', locale=locale)}: {names}", _SUBJECT)


def commit_message(effects: Sequence[Effect], locale: Locale) -> str:
    """What to tell git of what was logged: a line for all of it, then one for each where there are several."""
    notes = [(each.logged[0].subject.ref, changed(each, locale), _notes(each)) for each in effects]
    told = [f"{ref}: {said}{f' – {note}' if note else ''}" for ref, said, note in notes]
    body = told if len(effects) > 1 else [notes[0][2]] if notes and notes[0][2] else []
    return "\n".join([subject_line(effects, locale), *(["", *body] if body else []), ""])


def _notes(effect: Effect) -> str:
    return "; ".join(safe(each.entry.note) for each in effect.logged if each.entry.note)
