"""Goals over the calendar: a bar for each objective and key result, with its steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from okrcli.page import Bar, Block, Cell, Heading, Milestone, Timeline
from okrcli.reports.overview import facets
from okrcli.scoring import GroupScore, KeyResultScore, ObjectiveScore, Scorecard
from okrcli.wording.healths import health_words


def timelines(scorecard: Scorecard, level: Literal[2, 3], *, whole: bool = True) -> Iterator[Block]:
    """A chart for each cycle, since a year and its quarter are not of one scale.

    Args:
        scorecard: what is shown.
        level: of the heading above each.
        whole: whether to show also the key results that have no steps and the window of their objective.
    """
    for cycle in scorecard.cycles:
        yield Heading(level, (Cell(cycle.cycle.name),), (Cell(cycle.elapsed, "share"),))
        yield _timeline(scorecard, cycle, whole)


def _timeline(scorecard: Scorecard, cycle: GroupScore, whole: bool) -> Timeline:
    objectives = [each for each in scorecard.objectives if each.planned.cycle.name == cycle.cycle.name]
    bars = tuple(bar for each in objectives for bar in _bars(each, whole))
    return Timeline(*cycle.cycle.window, scorecard.today, bars)


def _bars(scored: ObjectiveScore, whole: bool) -> Iterator[Bar]:
    objective = scored.planned
    style = health_words(scored.health).style
    title = Cell(objective.objective.title, style="strong")
    state = Cell(scored.health, "health", style=style)
    yield Bar(title, *objective.window, scored.score, (Cell(scored.score, "score"), " ", state), style=style)
    for each in scored.key_results:
        if whole or each.goal.steps or each.planned.window != objective.window:
            yield _bar(each, scored)


def _bar(scored: KeyResultScore, parent: ObjectiveScore) -> Bar:
    planned = scored.planned
    style = health_words(scored.health).style
    steps = tuple(
        Milestone(day, step.title or step.id, step.done is not None)
        for step in scored.goal.steps
        if (day := step.done or step.due) is not None
    )
    aside = (Cell(scored.progress, "share"), " ", Cell(scored.health, "health", style=style))
    title = Cell(planned.key_result.title)
    return Bar(title, *planned.window, scored.score, aside, steps, 1, style, facets(scored, parent))
