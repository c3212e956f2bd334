"""What needs a decision, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.page import Cell, Inline
from okrcli.reports.scoreboard import days_silent
from okrcli.scoring import Health, KeyResultScore, Scorecard
from okrcli.wording.healths import Style, health_words
from okrcli.wording.plurals import counted, plural

URGENT: tuple[Health, ...] = ("off-track", "stale", "no-data")
"""States that need a decision, the most urgent first."""

_NAMED = 3


def urgent(scorecard: Scorecard) -> list[KeyResultScore]:
    """The key results that need a decision: in trouble, silent, or with an owner who contradicts the trend."""
    every = [each for objective in scorecard.objectives for each in objective.key_results]
    known = [each for state in URGENT for each in every if each.health == state]
    return [*known, *(each for each in every if each.health not in URGENT and _contradicts(each))]


def decisions(scorecard: Scorecard) -> Inline:
    """How many key results need a decision, and the most urgent by name."""
    found = urgent(scorecard)
    if not found:
        return ("Nothing needs a decision.",)
    count = f"{len(found)} {plural(len(found), 'needs a decision', 'need a decision')}: "
    parts: list[Cell | str] = [Cell(count, "plain", style="strong")]
    for index, scored in enumerate(found[:_NAMED]):
        parts += ["; " if index else "", *_named(scored)]
    more = len(found) - _NAMED
    return (*parts, f"; and {counted(more, 'other')}." if more > 0 else ".")


def example(scorecard: Scorecard) -> str | None:
    """The shortest name of the most urgent key result, or None where nothing needs a decision."""
    found = urgent(scorecard)
    if not found:
        return None
    name = found[0].planned.key_result.id
    every = [each.planned.key_result.id for objective in scorecard.objectives for each in objective.key_results]
    return name if every.count(name) == 1 else found[0].planned.ref


def _named(scored: KeyResultScore) -> Iterator[Cell | str]:
    yield "“"
    yield Cell(scored.planned.key_result.title, "name")
    yield "”"
    clause, style = _clause(scored)
    yield " "
    yield Cell(clause, "plain", style=style)


def _clause(scored: KeyResultScore) -> tuple[str, Style]:
    words = health_words(scored.health)
    days = days_silent(scored) if scored.health == "stale" else None
    if days is not None:
        return f"has had no check-in for {counted(days, 'day')}", words.style
    if scored.health not in URGENT:
        return "goes one way by its numbers and another by its owner", "warn"
    if scored.health == "off-track" and _contradicts(scored):
        return f"{words.clause}, though its owner is sure of it", words.style
    return words.clause, words.style


def _contradicts(scored: KeyResultScore) -> bool:
    return any(each.code == "contradiction" for each in scored.reasons)
