"""What needs a decision: trouble, silence, contradictions, and goalposts that moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from okrcli.model.checkin import Move
from okrcli.page import Cell, Column, Group, Row, Table
from okrcli.reports.report.changes import moves_since
from okrcli.scoring import KeyResultScore, Scorecard
from okrcli.wording.dates import day
from okrcli.wording.healths import health_words
from okrcli.wording.locales import Locale
from okrcli.wording.reasons import reason

Cause = Literal["off-track", "stale", "no-data", "contradiction", "moved"]
"""Why a decision is needed, the most urgent first."""

_COLUMNS = (
    Column("symbol", close=True),
    Column("goal", "goal"),
    Column("why", "why", flexible=True, wrapped=True),
    Column("owner", "owner", rank=1),
)
_ORDER: tuple[Cause, ...] = ("off-track", "stale", "no-data", "contradiction", "moved")


_OPEN = 12


class Decision(NamedTuple):
    """Something that a review has to decide.

    Attributes:
        cause: why.
        scored: about which key result.
        move: the move of its goalpost, where that is why.
    """

    cause: Cause
    scored: KeyResultScore
    move: Move | None = None


def decisions(scorecard: Scorecard, since: date | None) -> tuple[Decision, ...]:
    """What needs a decision, the most urgent first.

    Args:
        scorecard: what is reviewed.
        since: the day from which on moves of goalposts are told; None tells all.
    """
    found = [
        decision
        for objective in scorecard.objectives
        for each in objective.key_results
        for decision in _of(each, since)
    ]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.cause)))


def count(found: tuple[Decision, ...]) -> int:
    """How many key results are named."""
    return len({each.scored.planned.ref for each in found})


def decisions_table(found: tuple[Decision, ...], locale: Locale) -> Table:
    """A row for each."""
    return Table(_COLUMNS, (Group(tuple(_row(each, locale) for each in found)),), fold=_OPEN)


def why(decision: Decision, locale: Locale) -> str:
    """The cause in words, but for a move."""
    reasons = decision.scored.reasons
    if decision.cause == "contradiction":
        reasons = tuple(each for each in reasons if each.code == "contradiction")
    return "; ".join(reason(each.code, each.values, locale) for each in reasons)


def _of(scored: KeyResultScore, since: date | None) -> Iterator[Decision]:
    if not scored.closed:
        if scored.health in ("off-track", "stale", "no-data"):
            yield Decision(scored.health, scored)
        elif any(each.code == "contradiction" for each in scored.reasons):
            yield Decision("contradiction", scored)
    for move in moves_since(scored, since):
        yield Decision("moved", scored, move)


def _row(decision: Decision, locale: Locale) -> Row:
    scored = decision.scored
    style = health_words(scored.health).style
    # A table has one line a row: the sentence and the words of the user are one cell.
    said = _told(decision.move, locale) if decision.move else why(decision, locale)
    return Row(
        (
            Cell(scored.health, "symbol", style=style),
            Cell(scored.planned.key_result.title),
            Cell(f"{health_words(scored.health).word}: {said}" if decision.move is None else said),
            Cell(", ".join(scored.planned.owners) or None),
        )
    )


def _told(move: Move, locale: Locale) -> str:
    return f"{move.field} moved from {move.from_} to {move.to} on {day(move.date, locale)}: {move.why}"
