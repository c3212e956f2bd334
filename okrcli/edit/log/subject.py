"""What a value is logged for: a key result, or a KPI by itself."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.problem import Path


class Subject(NamedTuple):
    """A key result, or a KPI; at least one of the two.

    Attributes:
        key_result: the key result; None for a KPI by itself.
        kpi: the KPI whose readings take the value; None where the key result's own check-ins do.
    """

    key_result: PlannedKeyResult | None
    kpi: PlannedKpi | None

    @property
    def ref(self) -> str:
        """Its reference in full."""
        return self.key_result.ref if self.key_result else self.kpi.ref if self.kpi else ""

    @property
    def name(self) -> str:
        """Its id."""
        return self.key_result.key_result.id if self.key_result else self.kpi.kpi.id if self.kpi else ""

    @property
    def unit(self) -> str | None:
        """The unit of its values."""
        if self.kpi is not None and self.kpi.kpi.unit is not None:
            return self.kpi.kpi.unit
        return self.key_result.key_result.measure.goal().unit if self.key_result else None

    @property
    def reads(self) -> str:
        """What its value is: a `number`, a count of `steps`, an `answer` or a `verdict`."""
        return self.key_result.key_result.measure.reads if self.key_result else "number"

    @property
    def adds_up(self) -> bool:
        """Whether a value says what was added."""
        return self.key_result is not None and self.key_result.key_result.measure.adds_up

    @property
    def needs_value(self) -> bool:
        """Whether every record of it has a value."""
        if self.key_result is None:
            return True
        return self.kpi is None and self.key_result.key_result.measure.takes_values

    @property
    def marks(self) -> Mapping[str, Path]:
        """What can be marked as done, by name: the paths in its file."""
        if self.key_result is None:
            return {}
        at = self.key_result.at
        return {name: (*at, *inner) for name, inner in self.key_result.key_result.measure.marks().items()}

    @property
    def records(self) -> tuple[str, Path]:
        """File and path of the list that takes its values."""
        return self.remarks if self.kpi is None else (self.kpi.file, (*self.kpi.at, "readings"))

    @property
    def remarks(self) -> tuple[str, Path]:
        """File and path of the list that takes confidence and notes."""
        if self.key_result is None:
            return self.records
        return self.key_result.file, (*self.key_result.at, "checkins")

    @property
    def split(self) -> bool:
        """Whether confidence and notes do not stand beside the value."""
        return self.key_result is not None and (self.kpi is not None or bool(self.marks))

    @property
    def order(self) -> tuple[str, ...]:
        """The keys around a list of records that has yet to be begun."""
        if self.key_result is None:
            return ()
        from okrcli.workspace.shape import key_result_keys

        return key_result_keys(self.key_result.key_result.measure.name())

    def read(self, value: object) -> Decimal | None:
        """A value as it stands in the file; None where it is none."""
        if self.kpi is None and self.key_result is not None:
            return self.key_result.key_result.measure.read(value)
        return value if isinstance(value, Decimal) else None

    def sizes(self) -> tuple[Decimal, ...]:
        """Levels that a value of it may be expected near: where it begins, where it should be."""
        healthy = self.kpi.kpi.healthy if self.kpi else None
        found = [healthy.min, healthy.max] if healthy else []
        if self.key_result is not None:
            goal = self.key_result.key_result.measure.goal()
            found = [goal.baseline, goal.target, goal.min, goal.max]
        return tuple(each for each in found if each)


def subject_of(target: PlannedObjective | PlannedKeyResult | PlannedKpi) -> Subject:
    """What a reference stands for.

    Raises:
        TypeError: an objective has no values.
    """
    if isinstance(target, PlannedKeyResult):
        return Subject(target, target.kpi)
    if isinstance(target, PlannedKpi):
        return Subject(None, target)
    raise TypeError(target.ref)
