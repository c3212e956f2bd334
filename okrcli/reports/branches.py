"""The tree itself: key results below their objective, and whatever contributes to something below that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from okrcli.page import Cell, Column, Group, Row, Table
from okrcli.scoring import Health, KeyResultScore, ObjectiveScore, Scorecard
from okrcli.wording.healths import Style, health_words

_COLUMNS = (
    Column("symbol", close=True),
    Column("title", "goal", flexible=True),
    Column("progress", "score", rank=2, drawn=True),
    Column("score", "score", align="right"),
    Column("health", "health"),
    Column("team", "team", rank=3),
    Column("owner", "owner", rank=11),
)


class Branch(NamedTuple):
    """An objective or a key result with what serves it.

    Attributes:
        ref: its reference.
        title: its title.
        objective: whether it is an objective.
        team: the team that set it.
        owners: ids of people.
        score: 0 to 1; None where there is none.
        health: its state.
        again: whether it stands in the tree already, above; what serves it is told there.
        below: what serves it.
    """

    ref: str
    title: str
    objective: bool
    team: str
    owners: tuple[str, ...]
    score: float | None
    health: Health
    again: bool
    below: tuple[Branch, ...]


def branches(scorecard: Scorecard) -> tuple[Branch, ...]:
    """The trees of a scorecard: from the objectives that serve nothing that is shown."""
    shown = {each.planned.ref for each in scorecard.objectives}
    shown |= {one.planned.ref for each in scorecard.objectives for one in each.key_results}
    serving: dict[str, list[ObjectiveScore]] = defaultdict(list)
    for each in scorecard.objectives:
        for ref in each.planned.contributes_to:
            serving[ref].append(each)
    growing = _Growing(serving)
    roots = [each for each in scorecard.objectives if not shown.intersection(each.planned.contributes_to)]
    return tuple(growing.of_objective(each) for each in roots)


def tree_table(found: tuple[Branch, ...]) -> Table:
    """Trees as rows; what serves something stands deeper, below it."""
    return Table(_COLUMNS, (Group(tuple(_rows(found))),), titled=False)


class _Growing:
    def __init__(self, serving: dict[str, list[ObjectiveScore]]) -> None:
        self._serving = serving
        self._told: set[str] = set()

    def of_objective(self, scored: ObjectiveScore) -> Branch:
        planned = scored.planned
        again = planned.ref in self._told
        self._told.add(planned.ref)
        below: list[Branch] = []
        if not again:
            below += [self._of_key_result(each, scored) for each in scored.key_results]
            below += self._serving_it(planned.ref)
        owners = planned.objective.owner
        title = planned.objective.title
        return Branch(planned.ref, title, True, planned.team, owners, scored.score, scored.health, again, tuple(below))

    def _of_key_result(self, scored: KeyResultScore, parent: ObjectiveScore) -> Branch:
        planned = scored.planned
        below = tuple(self._serving_it(planned.ref))
        title, team = planned.key_result.title, parent.planned.team
        return Branch(planned.ref, title, False, team, planned.owners, scored.score, scored.health, False, below)

    def _serving_it(self, ref: str) -> list[Branch]:
        return [self.of_objective(each) for each in self._serving.get(ref, ())]


def _rows(found: tuple[Branch, ...], depth: int = 0) -> Iterator[Row]:
    for branch in found:
        yield _row(branch, depth)
        yield from _rows(branch.below, depth + 1)


def _row(branch: Branch, depth: int) -> Row:
    style = health_words(branch.health).style
    title: Style = "strong" if branch.objective else "plain"
    word = Cell("told above", "plain", style="dim") if branch.again else Cell(branch.health, "health", style=style)
    return Row(
        (
            Cell(branch.health, "symbol", style=style),
            Cell(branch.title, style=title),
            Cell(branch.score, "gauge", None, None, style),
            Cell(branch.score, "score", style=title),
            word,
            Cell(branch.team, style="dim"),
            Cell(", ".join(branch.owners) or None, style="dim"),
        ),
        depth,
    )
