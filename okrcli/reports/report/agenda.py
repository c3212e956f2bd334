"""The pages of a review, in the order in which it is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from okrcli.page import Block, Cell, Fact, Facts, Heading, Inline, Paragraph, Prose, Table
from okrcli.reports.bars import timelines
from okrcli.reports.branches import Branch, branches, tree_table
from okrcli.reports.course import chart_of
from okrcli.reports.lanes import board, stacks
from okrcli.reports.lines import kpi_line, objective_line
from okrcli.reports.report.changes import moves_since
from okrcli.reports.report.decisions import count, decisions_table
from okrcli.reports.report.learning import learned
from okrcli.reports.report.method import method
from okrcli.reports.report.past import past
from okrcli.reports.report.sentences import headline, is_over, moved, paces, scores, ungraded
from okrcli.reports.scoreboard import key_results, kpi_table, scoreboard, tallies
from okrcli.scoring import GroupScore, KeyResultScore, KpiState, ObjectiveScore
from okrcli.scoring.readings import Readings
from okrcli.wording.healths import health_words
from okrcli.wording.locales import find_locale

if TYPE_CHECKING:
    from okrcli.reports.report import ReviewReport

_ASLEEP = ("upcoming", "dropped")
_NOTES = 3
# Of a picture as small as these no more is seen.
_CORNERS = 12
_OPTIONAL = 10


def agenda(report: ReviewReport) -> Iterator[Block]:
    """Headline, decisions, objectives, KPIs, calendar, alignment, board, past cycles, what was learned, method."""
    yield Heading(1, report.title(" · review", *_chosen(report)))
    yield from _opening(report)
    if not report.scorecard.objectives:
        return
    yield Heading(2, ("What needs a decision",))
    if report.decisions:
        yield decisions_table(report.decisions, find_locale(report.edition.locale))
    else:
        yield Paragraph((_nothing_to_decide(_every(report)),))
    yield from _objectives(report)
    if report.scorecard.kpis:
        yield Heading(2, ("KPIs",))
        readings = Readings(report.edition.today)
        lines = tuple(kpi_line(each, partial(_course, readings, each)) for each in report.scorecard.kpis)
        yield kpi_table(lines, report.edition.today)
    yield from _views(report)
    yield from past(report)
    yield from learned(report)
    yield from method(report)


def _chosen(report: ReviewReport) -> Inline:
    """Whose goals alone are shown, where not everybody's."""
    names = (*report.selection.team, *report.selection.owner)
    return (" · ", Cell(", ".join(names))) if names else ()


def summary(report: ReviewReport) -> Iterator[Block]:
    """What and when, the headline, decisions, and the key results of every objective."""
    yield Paragraph(report.title(*_chosen(report)), "dim")
    yield from _opening(report)
    if report.decisions:
        yield decisions_table(report.decisions, find_locale(report.edition.locale))
    if report.scorecard.objectives:
        yield _short(scoreboard([objective_line(each) for each in report.scorecard.objectives], report.edition.today))


def _short(table: Table) -> Table:
    """A table without its widest columns."""
    kept = [each.key for each in table.columns if each.rank < _OPTIONAL]
    for key in [each.key for each in table.columns if each.key not in kept]:
        table = _without(table, key)
    return table._replace(titled=True)


def _every(report: ReviewReport) -> list[KeyResultScore]:
    return [each for objective in report.scorecard.objectives for each in objective.key_results]


def _nothing_to_decide(every: Sequence[KeyResultScore]) -> str:
    if is_over(every):
        return "Nothing: all of this has ended."
    if any(each.health == "at-risk" for each in every):
        return "Nothing yet: some are at risk, but none is off track or silent, and no goalpost has moved."
    return "Nothing: every key result is on its way, and no goalpost has moved."


def _opening(report: ReviewReport) -> Iterator[Block]:
    scorecard = report.scorecard
    every = _every(report)
    if not every:
        yield Paragraph(("There are no objectives to review. okr new objective adds one.",))
        return
    yield Paragraph(headline(every, count(report.decisions)), "strong")
    then = {each.cycle.name: each.score for each in _cycles_before(report)}
    alone = scorecard.cycles[0] if len(scorecard.cycles) == 1 else None
    change = scores(alone.score, then.get(alone.cycle.name), report.changes.before) if alone else ()
    said = [sentence for sentence in (moved(report.changes), change, paces(every), ungraded(every)) if sentence]
    if said:
        yield Paragraph(tuple(part for sentence in said for part in (*sentence, " "))[:-1])
    yield Facts(tuple(_cycle(each, then.get(each.cycle.name)) for each in scorecard.cycles))


def _cycles_before(report: ReviewReport) -> tuple[GroupScore, ...]:
    before = report.changes.before
    return before.scorecard.cycles if before else ()


def _cycle(group: GroupScore, then: float | None) -> Fact:
    """The score of a cycle, its change, what is gone of it, and how many key results are in which state."""
    score: list[Cell | str] = [Cell(group.score, "score", style="strong")]
    if then is not None and group.score is not None and abs(group.score - then) >= 0.005:
        score += [" (", Cell(group.score - then, "points"), ")"]
    counts: list[Cell | str] = []
    for cell in tallies(group.health):
        counts += ["  ", cell] if counts else [cell]
    return Fact(group.cycle.name, (*score, " · ", Cell(group.elapsed, "share"), " gone"), tuple(counts))


def _objectives(report: ReviewReport) -> Iterator[Block]:
    groups = {None: list(report.scorecard.objectives)} if report.group_by == "objective" else _grouped(report)
    for name, objectives in groups.items():
        yield Heading(2, ("Objectives",) if name is None else (Cell(name) if name else "no owner",))
        for each in objectives:
            yield from _objective(report, each)


def _grouped(report: ReviewReport) -> dict[str | None, list[ObjectiveScore]]:
    groups: dict[str | None, list[ObjectiveScore]] = {}
    for each in report.scorecard.objectives:
        owners = each.planned.objective.owner or ("",)
        for name in (each.planned.team,) if report.group_by == "team" else owners:
            groups.setdefault(name, []).append(each)
    return dict(sorted(groups.items(), key=lambda group: group[0] or "\uffff"))


def _objective(report: ReviewReport, scored: ObjectiveScore) -> Iterator[Block]:
    planned, style = scored.planned, health_words(scored.health).style
    change = report.changes.of_objective(scored)
    figures: tuple[Cell, ...] = (Cell(scored.score, "score", style="strong"),)
    if change is not None and abs(change) >= 0.005:
        figures = (*figures, Cell(change, "points", style="dim"))
    symbol = Cell(scored.health, "symbol", style=style)
    title = (symbol, " ", Cell(planned.objective.title))
    yield Heading(3, title, (*figures, Cell(scored.health, "health", style=style)))
    yield Paragraph(_about(scored), "dim", joined=True)
    if planned.objective.why:
        yield Prose(planned.objective.why)
    # The charts below show the course of each.
    yield _without(key_results(scored.key_results, report.edition.today), "history")._replace(titled=True)
    since_day = report.changes.before.day if report.changes.before else None
    for each in scored.key_results:
        if each.health not in _ASLEEP:
            notes = [(one.date, one.note) for one in each.history.checkins if one.note][-_NOTES:]
            moves = [(one.date, one.why) for one in moves_since(each, since_day)]
            marks = tuple(sorted((*notes, *moves)))
            name = (Cell(each.planned.key_result.title),)
            yield chart_of(each, _CORNERS)._replace(title=name, small=True, marks=marks)


def _about(scored: ObjectiveScore) -> Inline:
    planned = scored.planned
    parts: list[Cell | str] = [Cell(planned.ref)]
    if planned.objective.owner:
        parts += [" · ", Cell(", ".join(planned.objective.owner))]
    parts.append(f" · {planned.objective.ambition}")
    if planned.contributes_to:
        parts += [" · for ", Cell(", ".join(planned.contributes_to))]
    return tuple(parts)


def _course(readings: Readings, state: KpiState) -> list[float]:
    return [float(each.value) for each in readings.of(state.planned)]


def _views(report: ReviewReport) -> Iterator[Block]:
    yield Heading(2, ("Timeline",))
    yield from timelines(report.scorecard, 3, whole=False)
    found = branches(report.scorecard)
    # Where no objective serves another one that is shown, it would be the list of objectives once more.
    if any(below.objective for branch in found for below in _all_below(branch)):
        yield Heading(2, ("Alignment",))
        yield _without(tree_table(found), "progress")
    yield Heading(2, ("Board",))
    yield board(stacks(report.scorecard, "health"), "health", drawn=False)


def _all_below(branch: Branch) -> Iterator[Branch]:
    for each in branch.below:
        yield each
        yield from _all_below(each)


def _without(table: Table, key: str) -> Table:
    """A table without one of its columns."""
    at = [column.key for column in table.columns].index(key)
    groups = [
        group._replace(
            rows=tuple(row._replace(cells=row.cells[:at] + row.cells[at + 1 :]) for row in group.rows),
            cells=group.cells[:at] + group.cells[at + 1 :],
        )
        for group in table.groups
    ]
    return table._replace(columns=table.columns[:at] + table.columns[at + 1 :], groups=tuple(groups))
