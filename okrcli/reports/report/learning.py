"""What was learned: retrospectives, notes to the grades, and what goes on from an earlier cycle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrcli.page import Block, Cell, Fact, Facts, Heading, Prose

if TYPE_CHECKING:
    from okrcli.reports.report import ReviewReport


def learned(report: ReviewReport) -> Iterator[Block]:
    """A retrospective for each file that has one, the notes to grades, and what was carried over."""
    plan = report.workspace.plan
    files = dict.fromkeys(each.planned.file for each in report.scorecard.objectives)
    texts = [(file, plan.retrospectives[file]) for file in files if file in plan.retrospectives]
    graded = [
        (each, each.planned.key_result.grade_note)
        for objective in report.scorecard.objectives
        for each in objective.key_results
        if each.closed and each.planned.key_result.grade_note
    ]
    carried = [
        each.planned.key_result
        for objective in report.scorecard.objectives
        for each in objective.key_results
        if each.planned.key_result.carried_from
    ]
    if not (texts or graded or carried):
        return
    yield Heading(2, ("What we learned",))
    for file, text in texts:
        if len(texts) > 1:
            yield Heading(3, (Cell(file),))
        yield Prose(text)
    if graded:
        yield Heading(3, ("Notes to the grades",))
        yield Facts(
            tuple(
                Fact(each.planned.key_result.id, (Cell(each.grade, "score"), " · ", Cell(note)))
                for each, note in graded
            )
        )
    if carried:
        yield Heading(3, ("Carried over",))
        yield Facts(
            tuple(Fact(each.id, (Cell(each.title),), ("goes on from ", Cell(each.carried_from))) for each in carried)
        )
