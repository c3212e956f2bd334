"""Whose turn it is: the key results that a check-in is due for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.edit.log import Row, Terms, resolve
from okrcli.edit.log.entry import NoValue
from okrcli.errors import OkrError
from okrcli.page import Cell, Paragraph
from okrcli.scoring import KeyResultScore, Scorecard
from okrcli.scoring.cycles import current_cycles
from okrcli.scoring.turns import next_checkin
from okrcli.wording.dates import day
from okrcli.wording.locales import find_locale
from okrcli.wording.plurals import counted, plural
from okrcli.workspace import Workspace

_UNKNOWN = "None of the people in okr.yaml is git's user here, so this is everybody's."


class Turn(NamedTuple):
    """What is due, and from when on something will be.

    Attributes:
        due: the key results, in the order of the files.
        next: the first day on which another one is due; None where none ever is.
        owner: whose they are; None where that is everybody's.
    """

    due: tuple[KeyResultScore, ...]
    next: date | None = None
    owner: str | None = None

    def intro(self) -> tuple[Paragraph, ...]:
        """What to say before the first question."""
        count = counted(len(self.due), "key result")
        whose = (" from ", Cell(self.owner, "text")) if self.owner is not None else ()
        said = Paragraph(
            (Cell(count, "plain", style="strong"), f" {plural(len(self.due), 'is', 'are')} due", *whose, ".")
        )
        return (said,) if self.owner is not None else (said, Paragraph((_UNKNOWN,), "dim", joined=True))

    def nothing(self, locale: str) -> str:
        """What to say where nothing is due."""
        whose = f" from {self.owner}" if self.owner is not None else ""
        coming = f"; the next check-in is due on {day(self.next, find_locale(locale))}" if self.next else ""
        return f"Nothing is due{whose}{coming}. okr update REF logs a value at any time."


def turn(workspace: Workspace, scorecard: Scorecard, owner: str | None) -> Turn:
    """The key results of the current cycles that have gone without a check-in for as long as their cadence.

    What has not begun, is done, over or given up is never due.

    Args:
        workspace: their workspace.
        scorecard: of all of it.
        owner: the id of a person; None is everybody.
    """
    days = dict(_days(workspace, scorecard, owner))
    due = tuple(each for each, day in days.values() if day <= scorecard.today)
    return Turn(due, min((day for _, day in days.values() if day > scorecard.today), default=None), owner)


def named(workspace: Workspace, scorecard: Scorecard, rows: Sequence[Row], terms: Terms) -> tuple[KeyResultScore, ...]:
    """The key results that rows name, due or not.

    Raises:
        OkrError: a reference is unknown, or not one of a key result that is scored.
    """
    scores = {each.planned.ref: each for objective in scorecard.objectives for each in objective.key_results}
    found = []
    for subject, _, _ in resolve(workspace, rows, terms):
        if isinstance(subject, OkrError):
            raise subject
        if subject.ref not in scores:
            raise NoValue(subject.ref, f"okr update {subject.ref} VALUE")
        found.append(scores[subject.ref])
    return tuple(found)


def _days(
    workspace: Workspace, scorecard: Scorecard, owner: str | None
) -> Iterator[tuple[str, tuple[KeyResultScore, date]]]:
    """The key results that are under way, and the day on which the next check-in of each is due."""
    current = {cycle.name for cycle in current_cycles(workspace.plan, scorecard.today).cycles}
    for objective in scorecard.objectives:
        for each in objective.key_results if objective.planned.cycle.name in current else ():
            day = next_checkin(each, scorecard.today)
            if day is not None and (owner is None or owner in each.planned.owners):
                yield each.planned.ref, (each, day)
