"""The page of one objective, key result or KPI."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrcli.page import Block, Cell, Fact, Facts, Heading, Inline, Paragraph, Prose
from okrcli.reports.course import chart_of, chart_of_kpi
from okrcli.reports.scoreboard import key_results, kpi_state
from okrcli.reports.show.derivation import Derivation, roll_up
from okrcli.reports.show.diary import checkins_table, moves_table, readings_table, steps_table
from okrcli.reports.show.subjects import Subject
from okrcli.scoring import KeyResultScore, KpiState, ObjectiveScore, Scorecard
from okrcli.scoring.policy import Rules, policy_of, rules_of
from okrcli.scoring.readings import Readings
from okrcli.wording.goals import band, goal_line
from okrcli.wording.healths import health_words
from okrcli.wording.locales import Locale, find_locale
from okrcli.workspace.workspace import Workspace

_DOT = " · "


def portrait(workspace: Workspace, scorecard: Scorecard, subject: Subject) -> Iterator[Block]:
    """What it is, how it went, and why it stands where it stands."""
    locale = find_locale(workspace.plan.settings.locale)
    objective, key_result, kpi = subject
    if kpi is not None:
        yield from _kpi(kpi, scorecard, locale)
    elif objective is not None:
        settings = workspace.plan.settings
        closed = objective.planned.closed if objective.closed else None
        rules = rules_of(settings, policy_of(settings), closed)
        if key_result is None:
            yield from _objective(objective, scorecard, rules, locale)
        else:
            yield from _key_result(key_result, objective, rules, locale)


def _head(title: str, state: str, figure: Cell) -> Heading:
    words = health_words(state)
    aside = (figure, Cell(state, "health", style=words.style))
    return Heading(1, (Cell(state, "symbol", style=words.style), " ", Cell(title)), aside)


def _place(file: str, line: int) -> Paragraph:
    return Paragraph((Cell(f"{file}:{line}"),), "dim", 2, joined=True)


def _lines(*parts: str) -> Inline:
    return (Cell(_DOT.join(filter(None, parts))),)


def _key_result(scored: KeyResultScore, parent: ObjectiveScore, rules: Rules, locale: Locale) -> Iterator[Block]:
    planned, key_result = scored.planned, scored.planned.key_result
    measure = key_result.measure
    yield _head(key_result.title, scored.health, Cell(scored.progress, "share"))
    yield Paragraph((Cell(planned.ref),), "dim", 2, joined=True)
    goal = goal_line(scored.goal, measure.reads, locale)
    window = (Cell(planned.window.start, "short-day"), " – ", Cell(planned.window.due, "day"))
    about = _lines(measure.name(), goal, ", ".join(planned.owners), planned.ambition)
    yield Paragraph((*about, _DOT, *window), "plain", 2, joined=True)
    yield _place(parent.planned.file, planned.line)
    if scored.health not in ("upcoming", "dropped"):
        yield chart_of(scored)
    yield Heading(3, ("Why ", Cell(scored.health, "health", style=health_words(scored.health).style)))
    yield Facts(Derivation(scored, rules.policy, locale).facts())
    yield from _texts(scored)
    if scored.goal.steps:
        yield Heading(3, ("Steps",))
        yield steps_table(scored.goal.steps)
    if scored.history.checkins:
        yield Heading(3, ("Check-ins",))
        yield checkins_table(scored)
    moves = [move for move in key_result.moves if move.date <= scored.history.today]
    if moves:
        yield Heading(3, ("Moves of the goalpost",))
        yield moves_table(moves)


def _texts(scored: KeyResultScore) -> Iterator[Block]:
    key_result = scored.planned.key_result
    criteria = key_result.measure.rubric()
    if criteria:
        yield Heading(3, ("Criteria",))
        yield Prose(criteria, 2)
    facts = []
    if key_result.grade_note and scored.closed:
        facts.append(Fact("grade", (Cell(scored.grade, "score"), _DOT, Cell(key_result.grade_note))))
    if scored.planned.kpi is not None:
        facts.append(Fact("fed by", (Cell(scored.planned.kpi.ref),)))
    if scored.planned.guardrails:
        facts.append(Fact("guarded by", (Cell(", ".join(each.ref for each in scored.planned.guardrails)),)))
    if key_result.carried_from:
        facts.append(Fact("goes on from", (Cell(key_result.carried_from),)))
    if facts:
        yield Heading(3, ("Around it",))
        yield Facts(tuple(facts))


def _objective(scored: ObjectiveScore, scorecard: Scorecard, rules: Rules, locale: Locale) -> Iterator[Block]:
    planned, objective = scored.planned, scored.planned.objective
    yield _head(objective.title, scored.health, Cell(scored.score, "score"))
    yield Paragraph((Cell(planned.ref),), "dim", 2, joined=True)
    window = (Cell(planned.window.start, "short-day"), " – ", Cell(planned.window.due, "day"))
    about = _lines(", ".join(objective.owner), objective.ambition)
    yield Paragraph((*about, _DOT, *window), "plain", 2, joined=True)
    yield _place(planned.file, planned.line)
    if objective.why:
        yield Prose(objective.why, 2)
    if scored.key_results:
        yield key_results(scored.key_results, scorecard.today)
    by_ref = {each.planned.ref: each for each in scorecard.objectives}
    parts = [by_ref[ref] for ref in scored.contributors if ref in by_ref]
    yield Heading(3, ("Why ", Cell(scored.health, "health", style=health_words(scored.health).style)))
    yield Facts(tuple(roll_up(scored, parts, rules, locale)))
    facts = [Fact("serves", (Cell(ref),)) for ref in planned.contributes_to]
    facts += [Fact("served by", (Cell(ref),)) for ref in _served_by(planned.ref, scorecard)]
    if facts:
        yield Heading(3, ("Around it",))
        yield Facts(tuple(facts))


def _served_by(ref: str, scorecard: Scorecard) -> list[str]:
    return [each.planned.ref for each in scorecard.objectives if ref in each.planned.contributes_to]


def _kpi(state: KpiState, scorecard: Scorecard, locale: Locale) -> Iterator[Block]:
    planned, kpi = state.planned, state.planned.kpi
    yield _head(kpi.title, kpi_state(state), Cell(state.value, "quantity", kpi.unit))
    healthy = f"healthy {band(kpi.healthy.min, kpi.healthy.max, kpi.unit, locale)}" if kpi.healthy else ""
    yield Paragraph(_lines(planned.ref, healthy, ", ".join(kpi.owner)), "dim", 2, joined=True)
    yield _place(planned.file, planned.line)
    chart = _kpi_chart(state, scorecard.today)
    if chart is not None:
        yield chart
    facts = [*_uses(planned.ref, scorecard)]
    if facts:
        yield Heading(3, ("Around it",))
        yield Facts(tuple(facts))
    if state.value is not None:
        yield Heading(3, ("Readings",))
        yield readings_table(state, scorecard.today)


def _kpi_chart(state: KpiState, today: date) -> Block | None:
    return chart_of_kpi(state, Readings(today).of(state.planned), today)


def _uses(ref: str, scorecard: Scorecard) -> Iterator[Fact]:
    for objective in scorecard.objectives:
        for each in objective.key_results:
            if each.planned.kpi is not None and each.planned.kpi.ref == ref:
                yield Fact("feeds", (Cell(each.planned.ref),))
            if any(guard.ref == ref for guard in each.planned.guardrails):
                yield Fact("guards", (Cell(each.planned.ref),))
