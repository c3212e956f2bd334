"""The contract that every kind of key result fulfils."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from okrcli.model.checkin import Step
from okrcli.model.formula import Formula, Reads
from okrcli.model.history import History
from okrcli.model.scalars import Strict, number_hint
from okrcli.model.window import Window
from okrcli.problem import Path

if TYPE_CHECKING:
    from okrcli.yamldoc.operations import Value


class Fault(NamedTuple):
    """What is wrong between the keys of one entity.

    Attributes:
        code: the rule, such as `OKR106`.
        message: one sentence.
        at: where, by keys from the entity.
        hint: what to do next.
        on_key: True where the key is at fault and not its value.
    """

    code: str
    message: str
    at: Path
    hint: str
    on_key: bool = False


class Goal(NamedTuple):
    """What a key result aims at, in one shape for every kind; what a kind lacks is None.

    Attributes:
        unit: free text, such as `%` or `sessions`.
        baseline: the level it begins from.
        target: the level aimed at, computed where a change was given.
        change: the change, as written.
        min: lowest level to hold.
        max: highest level to hold.
        strict: whether `min` and `max` themselves are outside.
        hold: when the level must hold.
        per: the period that `target` is meant for.
        steps: the milestones.
    """

    unit: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    change: str | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    strict: bool | None = None
    hold: str | None = None
    per: str | None = None
    steps: tuple[Step, ...] = ()


class Kind(Strict):
    """How a key result is measured: its own keys, and the answers to the questions below.

    All progress is raw: 0 at the baseline, 1 at the goal, unbounded on both sides.
    """

    takes_kpi: ClassVar[bool] = False
    """Whether the readings of a KPI can be its check-ins."""
    takes_plan: ClassVar[bool] = False
    """Whether `pace` can be a list of dates and values."""
    takes_values: ClassVar[bool] = True
    """Whether its check-ins have values."""
    adds_up: ClassVar[bool] = False
    """Whether a check-in says what was added, and not how things stand."""
    open_ended: ClassVar[bool] = True
    """Whether it is done as soon as its goal is reached, and not only when its time is up."""
    holds_band: ClassVar[bool] = False
    """Whether its goal is to hold a level: its forecast is then the share held so far and the state now."""
    reads: ClassVar[Reads] = "number"
    """What its value is, for people."""
    aims: ClassVar[tuple[str, ...]] = ()
    """The keys that say what is to be reached; the next cycle may choose them anew."""
    together: ClassVar[Mapping[str, object]] = {}
    """What JSON Schema can say of its keys beyond their types; `faults` says it to people."""

    def known_on(self, day: date) -> "Kind":
        """The same kind without what is dated after a day."""
        del day
        return self

    @classmethod
    def name(cls) -> str:
        """The word that a file names this kind by."""
        return str(cls.model_fields["kind"].default)

    @abstractmethod
    def goal(self, baseline: Decimal | None = None) -> Goal:
        """What it aims at.

        Args:
            baseline: the level it begins from where its own is missing, from a KPI.
        """

    def read(self, value: object) -> Decimal | None:
        """A check-in's value, from what stands in the file; None where that is not a value of this kind."""
        return value if isinstance(value, Decimal) else None

    def typed(self, text: str, number: Callable[[str], Decimal | None]) -> str | Decimal | None:
        """What to write to the file for a value that somebody typed; None where it is not a value of this kind.

        Args:
            text: as it was typed.
            number: reads a number as people type it here, or returns None.
        """
        return number(text)

    def marks(self) -> Mapping[str, Path]:
        """What can be marked as done with a date, by name: the paths of these dates, from the key result."""
        return {}

    def value(self, history: History) -> Decimal | None:
        """The value to show for today, or None where there is none."""
        last = history.last_level()
        return None if last is None else self.read(last.value)

    @abstractmethod
    def trail(self, history: History) -> list[tuple[date, float]]:
        """Progress after each day with a check-in, in order; empty where progress cannot be told."""

    def progress(self, history: History) -> float | None:
        """Raw progress today; None where a baseline or a goal is missing."""
        if self.placeholders(history.baseline):
            return None
        trail = self.trail(history)
        return trail[-1][1] if trail else 0.0

    def logged(self, history: History) -> date | None:
        """The day of the last check-in that counts, or None."""
        last = history.last_level()
        return None if last is None else last.date

    def placeholders(self, baseline: Decimal | None = None) -> tuple[str, ...]:
        """The keys that must still be filled in before progress can be told.

        Args:
            baseline: the level it begins from where its own is missing, from a KPI.
        """
        del baseline
        return ()

    def share_of(self, value: Decimal, baseline: Decimal | None) -> float | None:
        """The progress that a level (or a running total) amounts to, or None where that cannot be told."""
        del value, baseline
        return None

    def own_pace(self, day: date, history: History) -> float | None:
        """The progress expected on a day by a plan of the kind's own, or None where `pace` of the key result tells."""
        del day, history
        return None

    def expected(self, history: History) -> float | None:
        """The progress expected today where that is not a matter of pace, else None."""
        del history
        return None

    def quiet_until(self) -> float:
        """The share of the window before which silence and lack of progress say nothing."""
        return 0.0

    def trend_from(self) -> float:
        """The share of the window before which it has no trend."""
        return 0.0

    def ceiling(self, history: History) -> float | None:
        """The highest progress that can still be reached, or None where there is no bound."""
        del history
        return None

    def in_band(self, history: History) -> bool | None:
        """Whether the level lies in its band now; None where it has no band or no reading."""
        del history
        return None

    def faults(self) -> Iterator[Fault]:
        """What is wrong between the keys of this kind."""
        return iter(())

    def plan_faults(self, window: Window) -> Iterator[Fault]:
        """What is wrong with its dates, now that its window is known."""
        del window
        return iter(())

    def formula(self, history: History) -> Formula | None:
        """How its progress today was computed, or None where it cannot be told."""
        del history
        return None

    def rubric(self) -> str | None:
        """How its value is to be judged, in the words of the file, or None."""
        return None

    def carried(self, history: History) -> "Mapping[str, Value] | None":
        """The keys to write where the next cycle goes on with it, beside those that stay as they stand.

        Those in `aims` that are not among them are left out; None as a value is to be chosen anew.

        Args:
            history: all of this cycle.

        Returns:
            None where nothing is left to go on with.
        """
        del history
        return {key: getattr(self, key) for key in self.aims if key in self.model_fields_set}

    def aimed(self, key: str, text: str, number: Callable[[str], Decimal | None]) -> "Mapping[str, Value] | None":
        """The keys to write, in the place of one of `aims`, for a goal that somebody typed; None where it is none.

        Args:
            key: the key that is chosen.
            text: as it was typed.
            number: reads a number as people type it here, or returns None.
        """
        level = number(text)
        return None if level is None else {key: level}

    def value_hint(self, value: object = None) -> str:
        """What a check-in's value looks like, for a message.

        Args:
            value: what was written instead, if anything.
        """
        return number_hint(value) or "write a number without unit or separators, such as 41200"
