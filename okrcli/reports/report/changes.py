"""What changed since another day: the same key results then and now."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from okrcli.model.checkin import Move
from okrcli.model.plan import Plan
from okrcli.scoring import KeyResultScore, ObjectiveScore, Scorecard

_WEEKS = 4


class Before(NamedTuple):
    """What a report is compared with.

    Attributes:
        label: what people call it, such as a revision or a cycle; None where the day says it all.
        scorecard: everything on that day.
    """

    label: str | None
    scorecard: Scorecard

    @property
    def day(self) -> date:
        """The day of the comparison."""
        return self.scorecard.today


class Change(NamedTuple):
    """A key result then and now.

    Attributes:
        then: as it stood; None where it was not there.
        now: as it stands.
    """

    then: KeyResultScore | None
    now: KeyResultScore

    @property
    def moved(self) -> bool:
        """Whether its number is another one."""
        return self.then is not None and self.then.progress != self.now.progress


class Changes:
    """The changes since another day; none where there is nothing to compare with."""

    def __init__(self, now: Scorecard, before: Before | None) -> None:
        self._then: dict[str, KeyResultScore] = {}
        self._objectives: dict[str, ObjectiveScore] = {}
        for objective in before.scorecard.objectives if before else ():
            self._objectives[objective.planned.ref] = objective
            self._then.update((each.planned.ref, each) for each in objective.key_results)
        self.before = before
        self.all = tuple(self._found(now))

    def of(self, scored: KeyResultScore) -> Change:
        """One key result then and now."""
        planned = scored.planned
        then = self._then.get(planned.ref) or self._then.get(planned.key_result.carried_from or "")
        return Change(then, scored)

    def of_objective(self, scored: ObjectiveScore) -> float | None:
        """By how much the score of an objective changed; None where that cannot be told."""
        planned = scored.planned
        then = self._objectives.get(planned.ref) or self._objectives.get(planned.objective.carried_from or "")
        return None if then is None or then.score is None or scored.score is None else scored.score - then.score

    def _found(self, now: Scorecard) -> Iterator[Change]:
        for objective in now.objectives:
            for each in objective.key_results:
                yield self.of(each)


def moves_since(scored: KeyResultScore, day: date | None) -> list[Move]:
    """The moves of a goalpost after a day, up to the day of the score; all of them where there is no day."""
    moves = scored.planned.key_result.moves
    return [move for move in moves if (day is None or move.date > day) and move.date <= scored.history.today]


def usual_day(plan: Plan, today: date, cycles: Collection[str]) -> date | None:
    """The day to compare with where none is named: four weeks ago, if one of the cycles was under way by then.

    Args:
        plan: what is reviewed.
        today: the day of the review.
        cycles: the names of those that are shown.
    """
    day = today - timedelta(weeks=_WEEKS)
    windows = (each.cycle.window for each in plan.objectives if each.cycle.name in cycles)
    return day if any(each.start <= day <= each.due for each in windows) else None
