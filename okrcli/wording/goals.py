"""Goals in words, whatever the kind: where it stands, a joint, and where it should be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from okrcli.wording.lines import safe
from okrcli.wording.locales import ENGLISH, Locale
from okrcli.wording.numbers import ABSENT, compact, number
from okrcli.wording.plurals import counted
from okrcli.wording.units import quantity

UNKNOWN = "?"
"""What stands where a goal has not been chosen yet."""


class GoalShape(Protocol):
    """What a key result aims at, in one shape for every kind; what a kind lacks is None."""

    @property
    def unit(self) -> str | None:
        """Free text, such as `%`."""

    @property
    def baseline(self) -> Decimal | None:
        """The level it begins from."""

    @property
    def target(self) -> Decimal | None:
        """The level aimed at."""

    @property
    def change(self) -> str | None:
        """The change, as written."""

    @property
    def min(self) -> Decimal | None:
        """The lowest level to hold."""

    @property
    def max(self) -> Decimal | None:
        """The highest level to hold."""

    @property
    def strict(self) -> bool | None:
        """Whether `min` and `max` themselves are outside."""

    @property
    def hold(self) -> str | None:
        """When the level must hold."""

    @property
    def per(self) -> str | None:
        """The period that `target` is meant for."""

    @property
    def steps(self) -> Sequence[object]:
        """The milestones."""


class Standing(NamedTuple):
    """A value and the goal it is measured by, before they are put in words.

    Attributes:
        value: the level, total, count, verdict or answer (1 or 0); None where there is none.
        goal: what is aimed at.
        reads: what the value is: a `number`, a count of `steps`, an `answer` or a `verdict`.
    """

    value: Decimal | None
    goal: GoalShape
    reads: str = "number"


class Said(NamedTuple):
    """A standing in words.

    Attributes:
        now: where it stands.
        joint: how the two belong together: `→`, `≥`, `≤`, `>`, `<`, `of` (in short `/`), `in` (in short nothing).
        aim: where it should be.
    """

    now: str
    joint: str
    aim: str

    def line(self) -> str:
        """All of it, with spaces between."""
        return " ".join(filter(None, self))


def standing(stands: Standing, locale: Locale = ENGLISH, *, short: bool = False) -> Said:
    """Where a key result stands and where it should be.

    Args:
        stands: the value and the goal.
        locale: the signs of the numbers.
        short: as in a table: 44.3k, and no long units.
    """
    value, goal, reads = stands
    if reads == "answer":
        return Said(_answer(value), *(("", "") if value == 1 else ("→", "yes")))
    if reads == "verdict":
        return Said(ABSENT if value is None else number(value, locale), "→", number(1, locale))
    if reads == "steps":
        steps = counted(len(goal.steps), "step", locale=locale)
        return Said(number(value or 0, locale), "/" if short else "of", steps)
    joint, aim = _aim(goal, locale, short=short)
    # The goal tells the unit; only a percentage is said with it twice.
    unit = goal.unit if goal.unit == "%" or aim == UNKNOWN else None
    now = ABSENT if value is None else quantity(value, unit, locale, short=short)
    if short and _alike(value, goal.target):
        return standing(stands, locale)
    return Said(now, joint, aim)


def goal_line(goal: GoalShape, reads: str = "number", locale: Locale = ENGLISH) -> str:
    """What a key result aims at, without where it stands; levels are shown also where a change was given.

    >>> from types import SimpleNamespace
    >>> goal = dict(unit="%", baseline=Decimal(2), target=Decimal("2.2"), change="+10%", min=None, max=None, per=None)
    >>> goal_line(SimpleNamespace(**goal))
    'from 2 % to 2.2 % (+10%)'
    """
    if reads == "answer":
        return "a yes"
    if reads == "verdict":
        return f"a verdict of {number(1, locale)}"
    if reads == "steps":
        return counted(len(goal.steps), "step", locale=locale)
    joint, aim = _aim(goal, locale, short=False)
    if joint == "of":
        return aim
    if joint != "→":
        return f"{joint} {aim}" if joint != "in" else f"between {aim}"
    unit = goal.unit if goal.unit == "%" else None
    start = UNKNOWN if goal.baseline is None else quantity(goal.baseline, unit, locale)
    return f"from {start} to {aim}{f' ({safe(goal.change)})' if goal.change else ''}"


def band(low: Decimal | None, high: Decimal | None, unit: str | None = None, locale: Locale = ENGLISH) -> str:
    """The levels that are good, in full.

    >>> band(Decimal(2), None, "%"), band(Decimal(1), Decimal(3))
    ('≥ 2 %', '1 … 3')
    """
    joint, aim = _band(low, high, unit, None, locale, short=False)
    return aim if joint == "in" else f"{joint} {aim}".strip()


def _alike(value: Decimal | None, target: Decimal | None) -> bool:
    """Whether two levels that differ would read the same in short."""
    return value is not None and target is not None and value != target and compact(value) == compact(target)


def _answer(value: Decimal | None) -> str:
    return ABSENT if value is None else "yes" if value == 1 else "no"


def _aim(goal: GoalShape, locale: Locale, *, short: bool) -> tuple[str, str]:
    if goal.min is not None or goal.max is not None:
        joint, aim = _band(goal.min, goal.max, goal.unit, goal.strict, locale, short=short)
        return joint, aim if short or goal.hold in (None, "throughout") else f"{aim} {_held(goal.hold)}"
    aim = UNKNOWN if goal.target is None else quantity(goal.target, goal.unit, locale, short=short)
    if goal.per is None:
        return "→", aim
    return ("/", f"{aim}/{goal.per}") if short else ("of", f"{aim} a {goal.per}")


def _held(hold: str) -> str:
    return hold.replace("at-end", "at the end").replace("-", " ")


def _band(
    low: Decimal | None, high: Decimal | None, unit: str | None, strict: bool | None, locale: Locale, *, short: bool
) -> tuple[str, str]:
    if low is not None and high is not None:
        lower, upper = quantity(low, None, locale, short=short), quantity(high, unit, locale, short=short)
        return ("", f"{lower}…{upper}") if short else ("in", f"{lower} … {upper}")
    if low is not None:
        return (">" if strict else "≥"), quantity(low, unit, locale, short=short)
    if high is not None:
        return ("<" if strict else "≤"), quantity(high, unit, locale, short=short)
    return "", ABSENT
