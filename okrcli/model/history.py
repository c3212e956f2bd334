"""What is known of one key result on one day: the input of its progress."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.model.checkin import Checkin
from okrcli.model.window import Window


class History(NamedTuple):
    """Check-ins up to a day, with the window they are judged in.

    Attributes:
        checkins: those dated on or before `today`, in the order of their dates; those of one day in file order.
        window: the key result's start and due date.
        today: the day of the computation.
        baseline: the level it begins from, or None where it is not known.
        first_month: the month that a year of quarters starts in, 1 to 12.
    """

    checkins: tuple[Checkin, ...]
    window: Window
    today: date
    baseline: Decimal | None = None
    first_month: int = 1

    def levels(self) -> dict[date, object]:
        """The level that holds from each day, in order, as it stands in the file.

        What was logged before the start is left out, what was logged after the due date counts as on it, and of
        several on one day the last counts.
        """
        start, due = self.window
        return {
            checkin.date if checkin.date <= due else due: checkin.value
            for checkin in self.checkins
            if checkin.value is not None and checkin.date >= start
        }

    def last_level(self) -> Checkin | None:
        """The check-in of the last of `levels`, or None; its date may lie after the due date."""
        for checkin in reversed(self.checkins):
            if checkin.value is not None:
                return checkin if checkin.date >= self.window.start else None
        return None

    def additions(self) -> list[tuple[date, object]]:
        """What was added on which day, in order; only what lies in the window counts."""
        start, due = self.window
        return [
            (each.date, each.value) for each in self.checkins if each.value is not None and start <= each.date <= due
        ]

    @property
    def last_day(self) -> date:
        """Today, or the due date once that has passed."""
        return min(self.today, self.window.due)
