"""The events of a calendar, from a scorecard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from okrcli.scoring import KeyResultScore, Scorecard
from okrcli.scoring.turns import checkin_days, next_checkin

_OVER = ("done", "missed", "dropped")


class Event(NamedTuple):
    """Something that is due on a day.

    Attributes:
        day: the day; today for a check-in that is late.
        what: the end of a `goal`, a `step` or a `cycle`, or a `checkin`.
        ref: of the goal; the name of a cycle. A step has its id behind its key result's.
        title: a user's words; the name of a cycle.
        owners: ids of people.
        late: whether it was due before today.
    """

    day: date
    what: Literal["goal", "step", "cycle", "checkin"]
    ref: str
    title: str
    owners: tuple[str, ...] = ()
    late: bool = False


def events(scorecard: Scorecard) -> tuple[Event, ...]:
    """What is due from the scorecard's day on, and what is late, in order of days."""
    today = scorecard.today
    found = [
        Event(each.cycle.window.due, "cycle", each.cycle.name, each.cycle.name)
        for each in scorecard.cycles
        if each.cycle.window.due >= today
    ]
    for objective in scorecard.objectives:
        planned = objective.planned
        if planned.window != planned.cycle.window and planned.window.due >= today and not objective.closed:
            owners = planned.objective.owner
            found.append(Event(planned.window.due, "goal", planned.ref, planned.objective.title, owners))
        for each in objective.key_results:
            found += _of_key_result(each, planned.window.due, today)
    return tuple(sorted(found, key=lambda event: (event.day, event.what == "checkin", event.ref)))


def _of_key_result(scored: KeyResultScore, usual: date, today: date) -> Iterator[Event]:
    """Its own due date where that is not its objective's, its open steps, and its check-ins."""
    planned = scored.planned
    title, due = planned.key_result.title, planned.window.due
    if scored.closed or scored.health in _OVER:
        return
    if due != usual and due >= today:
        yield Event(due, "goal", planned.ref, title, planned.owners)
    for step in scored.goal.steps:
        if step.due is not None and step.done is None:
            name = f"{title}: {step.title or step.id}"
            yield Event(
                max(step.due, today), "step", f"{planned.ref}#{step.id}", name, planned.owners, step.due < today
            )
    first = next_checkin(scored, today)
    for day in checkin_days(scored, today):
        yield Event(day, "checkin", planned.ref, title, planned.owners, first is not None and first < today == day)
