"""What needs a decision, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.page import Cell, Inline
from okrcli.reports.lines import KeyResultLine, ObjectiveLine
from okrcli.scoring import Health
from okrcli.wording.healths import Style, health_words
from okrcli.wording.plurals import counted, plural

URGENT: tuple[Health, ...] = ("off-track", "stale", "no-data")
"""States that need a decision, the most urgent first."""

_NAMED = 3


def urgent(objectives: Sequence[ObjectiveLine]) -> list[KeyResultLine]:
    """The key results that need a decision: in trouble, silent, or with an owner who contradicts the trend."""
    every = [each for objective in objectives for each in objective.key_results]
    known = [each for state in URGENT for each in every if each.marks.health == state]
    return [*known, *(each for each in every if each.marks.health not in URGENT and each.contradicts)]


def decisions(found: Sequence[KeyResultLine]) -> Inline:
    """How many key results need a decision, and the most urgent by name.

    Args:
        found: all that do, the most urgent first.
    """
    if not found:
        return ("Nothing needs a decision.",)
    count = f"{len(found)} {plural(len(found), 'needs a decision', 'need a decision')}: "
    parts: list[Cell | str] = [Cell(count, "plain", style="strong")]
    for index, line in enumerate(found[:_NAMED]):
        parts += ["; " if index else "", *_named(line)]
    more = len(found) - _NAMED
    return (*parts, f"; and {counted(more, 'other')}." if more > 0 else ".")


def example(found: Sequence[KeyResultLine], objectives: Sequence[ObjectiveLine]) -> str | None:
    """The shortest name of the most urgent key result, or None where nothing needs a decision.

    Args:
        found: all that do, the most urgent first.
        objectives: everything that is shown.
    """
    if not found:
        return None
    name = found[0].id
    every = [each.id for objective in objectives for each in objective.key_results]
    return name if every.count(name) == 1 else found[0].marks.ref


def _named(line: KeyResultLine) -> Iterator[Cell | str]:
    yield "“"
    yield Cell(line.marks.title, "name")
    yield "”"
    clause, style = _clause(line)
    yield " "
    yield Cell(clause, "plain", style=style)


def _clause(line: KeyResultLine) -> tuple[str, Style]:
    health = line.marks.health
    words = health_words(health)
    if health == "stale" and line.silent is not None:
        return f"has had no check-in for {counted(line.silent, 'day')}", words.style
    if health not in URGENT:
        return "goes one way by its numbers and another by its owner", "warn"
    if health == "off-track" and line.contradicts:
        return f"{words.clause}, though its owner is sure of it", words.style
    return words.clause, words.style
