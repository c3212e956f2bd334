"""What a person would say at the top of a review, from the numbers alone."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.errors import enumerated
from okrcli.page import Cell, Inline
from okrcli.reports.report.changes import Before, Changes
from okrcli.scoring import KeyResultScore
from okrcli.wording.plurals import counted, plural

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NAMED = 2
_FASTER, _HOPELESS = 1.05, 20.0
_UNDER_WAY = ("at-risk", "off-track")
_OVER = ("done", "missed", "dropped")


def in_words(count: int) -> str:
    """A count as it reads in a sentence.

    >>> in_words(2), in_words(40)
    ('two', '40')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def is_over(every: Sequence[KeyResultScore]) -> bool:
    """Whether nothing of it goes on."""
    return all(each.health in _OVER for each in every)


def headline(every: Sequence[KeyResultScore], decisions: int) -> Inline:
    """How many key results there are, how many are well, and how many need a decision; how they ended, if they have."""
    if is_over(every):
        counts = ((state, sum(each.health == state for each in every)) for state in _OVER)
        ended = [f"{in_words(count)} {state}" for state, count in counts if count]
        asked = "" if not decisions else f"; {_needing(decisions)}"
        return (f"{counted(len(every), 'key result')}: {enumerated(ended, 'and')}{asked}.",)
    well = sum(each.health in ("on-track", "done") for each in every)
    asked = _needing(decisions) if decisions else "nothing needs a decision"
    return (f"{counted(len(every), 'key result')}, {in_words(well) if well else 'none'} on track; {asked}.",)


def ungraded(every: Sequence[KeyResultScore]) -> Inline:
    """How many of those that ended have no grade yet; empty where all have, or some go on."""
    open_ones = sum(not each.closed and each.health != "dropped" for each in every)
    if not is_over(every) or not open_ones:
        return ()
    said = f"{in_words(open_ones).capitalize()} of them {plural(open_ones, 'has', 'have')}"
    if open_ones == len(every):
        said = "It has" if open_ones == 1 else "They have"
    return (f"{said} no grade yet; okr close gives one.",)


def _needing(count: int) -> str:
    return f"{in_words(count)} {plural(count, 'needs a decision', 'need a decision')}"


def since(before: Before) -> Inline:
    """A day or a name to compare with, behind a preposition."""
    return ("since ", Cell(before.day, "day")) if before.label is None else ("since ", Cell(before.label))


def _then(before: Before) -> Inline:
    return ("on ", Cell(before.day, "day")) if before.label is None else ("in ", Cell(before.label))


def moved(changes: Changes) -> Inline:
    """How many key results moved; empty where there is nothing to compare with."""
    if changes.before is None:
        return ()
    known = [each for each in changes.all if each.then is not None]
    if not known:
        return ("Nothing can be compared: none of this was there ", *_then(changes.before), ".")
    count = sum(each.moved for each in known)
    if not count:
        nothing = "It has not moved " if len(known) == 1 else "None of them moved "
        return (nothing, *since(changes.before), ".")
    if len(known) == 1:
        return ("It moved ", *since(changes.before), ".")
    every = "Both" if count == 2 else f"All {in_words(count)}"
    of = f"{count} of {counted(len(known), 'key result')}" if count < len(known) else every
    return (f"{of} moved ", *since(changes.before), ".")


def scores(now: float | None, then: float | None, before: Before | None) -> Inline:
    """How the score changed; empty where that cannot be told or it did not."""
    if before is None or now is None or then is None:
        return ()
    if abs(now - then) < 0.005:
        return ("The score is what it was.",)
    verb = "rose" if now > then else "fell"
    return (f"The score {verb} from ", Cell(then, "score"), " to ", Cell(now, "score"), ".")


def paces(every: Sequence[KeyResultScore]) -> Inline:
    """The key results that land if they go faster than so far, the closest first; empty where there are none."""
    behind = [
        each
        for each in every
        if each.health in _UNDER_WAY and _FASTER < (each.forecast.needed_rate or 0.0) <= _HOPELESS
    ]
    named = sorted(behind, key=lambda each: each.forecast.needed_rate or 0.0)[:_NAMED]
    titles = [each.planned.key_result.title for each in every]
    parts: list[Cell | str] = []
    for index, each in enumerate(named):
        title = each.planned.key_result.title
        which = (" (", Cell(each.planned.ref), ")") if titles.count(title) > 1 else ()
        parts += ["; " if index else "", Cell(title, "name"), *which, " needs "]
        parts += [Cell(each.forecast.needed_rate, "factor"), " its pace so far to land"]
    return (*parts, ".") if parts else ()
