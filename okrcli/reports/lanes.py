"""Key results in columns: by health, owner, team or ambition."""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcli.page import Board, Card, Cell, Inline, Lane
from okrcli.reports.overview import facets
from okrcli.reports.scoreboard import standing_of
from okrcli.scoring import HEALTHS, KeyResultScore, ObjectiveScore, Scorecard
from okrcli.wording.healths import health_words

By = Literal["health", "owner", "team", "ambition"]
"""What the columns of a board are."""

_NOBODY = "no owner"


class Stack(NamedTuple):
    """A column of the board.

    Attributes:
        name: of a state, person, team or ambition; None for what has no owner.
        key_results: each with its objective, in the order of the files.
    """

    name: str | None
    key_results: tuple[tuple[KeyResultScore, ObjectiveScore], ...]


def stacks(scorecard: Scorecard, by: By) -> tuple[Stack, ...]:
    """The columns that something stands in, states in their order, other names by the alphabet."""
    found: dict[str | None, list[tuple[KeyResultScore, ObjectiveScore]]] = {}
    for objective in scorecard.objectives:
        for each in objective.key_results:
            for name in _names(each, objective, by):
                found.setdefault(name, []).append((each, objective))
    order: dict[str | None, int] = {}
    if by == "health":
        order.update((name, place) for place, name in enumerate(HEALTHS))
    names = sorted(found, key=lambda name: (name is None, order.get(name, 0), name or ""))
    return tuple(Stack(name, tuple(found[name])) for name in names)


def board(found: tuple[Stack, ...], by: By, *, drawn: bool = True) -> Board:
    """The columns as cards.

    Args:
        found: the columns.
        by: what they are.
        drawn: whether each card has a bar.
    """
    return Board(
        tuple(
            Lane(
                (*_name(each.name, by), f" {len(each.key_results)}"),
                tuple(_card(*one, by, drawn) for one in each.key_results),
            )
            for each in found
        )
    )


def _names(scored: KeyResultScore, parent: ObjectiveScore, by: By) -> tuple[str | None, ...]:
    if by == "owner":
        return scored.planned.owners or (None,)
    return ({"health": scored.health, "team": parent.planned.team, "ambition": scored.planned.ambition}[by],)


def _name(name: str | None, by: By) -> Inline:
    if name is None:
        return (_NOBODY,)
    if by != "health":
        return (Cell(name),)
    style = health_words(name).style
    return (Cell(name, "symbol", style=style), " ", Cell(name, "health", style=style))


def _card(scored: KeyResultScore, parent: ObjectiveScore, by: By, drawn: bool) -> Card:
    planned = scored.planned
    style = health_words(scored.health).style
    parts: list[Cell | str] = [Cell(standing_of(scored), "standing")]
    if scored.progress is not None:
        parts += [" · ", Cell(scored.progress, "share")]
    if planned.owners and by != "owner":
        parts += [" · ", Cell(", ".join(planned.owners))]
    if by != "health":
        parts += [" · ", Cell(scored.health, "health", style=style)]
    gauge = Cell(scored.progress, "gauge", None, scored.expected, style) if drawn else None
    return Card(Cell(planned.key_result.title), tuple(parts), gauge, style, facets(scored, parent))
