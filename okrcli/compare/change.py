"""What differs between two plans: values, one for each goal or KPI that is not as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:  # the history of a file compares check-ins without the model
    from okrcli.model.checkin import Checkin, Move
    from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective

    Planned: TypeAlias = PlannedObjective | PlannedKeyResult | PlannedKpi

GOALPOSTS = frozenset(("target", "change", "baseline", "min", "max", "due", "weight"))
"""What `okr retarget` moves, with a record."""

TERMS = frozenset(("kind", "per", "hold", "strict", "steps"))
"""What says as well what is to be reached; a record of its change is written by hand."""

State = Literal["added", "deleted", "changed", "affected"]
"""What became of it; `affected` is as it was, but something it depends on is not."""


class FieldChange(NamedTuple):
    """A key with another value.

    Attributes:
        field: the key; a step of a milestone plan is `steps.` and its id.
        before: its value before; None where there was none.
        after: its value now; None where there is none any more.
        goalpost: whether it says what is to be reached, from where, by when or how much it weighs.
        why: the reason that a record of the move gives; None where nothing records it.
    """

    field: str
    before: object
    after: object
    goalpost: bool = False
    why: str | None = None

    @property
    def silent(self) -> bool:
        """Whether a goalpost was moved without a record."""
        return self.goalpost and self.why is None


class EntryChange(NamedTuple):
    """A check-in or a reading that is not as it was.

    Attributes:
        before: as it was; None where it is new.
        after: as it is; None where it is gone.
    """

    before: Checkin | None
    after: Checkin | None

    @property
    def state(self) -> Literal["added", "corrected", "removed"]:
        """What became of it."""
        return "added" if self.before is None else "removed" if self.after is None else "corrected"


class Difference(NamedTuple):
    """A goal or a KPI that is not as it was.

    Attributes:
        before: as it was; None where it is new.
        after: as it is; None where it is gone.
        fields: the keys with other values, in the order of the format.
        entries: the check-ins or readings that are not as they were, in order of date.
        moves: the records of moves that are new.
        lost_moves: the records of moves that are gone or were edited.
        by: references of the KPIs and objectives that are not as they were and that it depends on.
        renamed: whether it has another id.
        moved: whether it stands in another file, or belongs to another team, cycle or objective; a key result that
            went with its objective was not moved.
    """

    before: Planned | None
    after: Planned | None
    fields: tuple[FieldChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    moves: tuple[Move, ...] = ()
    lost_moves: tuple[Move, ...] = ()
    by: tuple[str, ...] = ()
    renamed: bool = False
    moved: bool = False

    @property
    def planned(self) -> Planned:
        """As it is, or as it was where it is gone."""
        planned = self.before if self.after is None else self.after
        assert planned is not None, "a difference has at least one side"
        return planned

    @property
    def ref(self) -> str:
        """Its reference, as it is or was."""
        return self.planned.ref

    @property
    def state(self) -> State:
        """What became of it."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "deleted"
        told = self.fields or self.entries or self.moves or self.lost_moves
        return "changed" if told or self.renamed or self.moved else "affected"

    @property
    def dropped(self) -> bool:
        """Whether it was given up in the open."""
        return self.after is not None and any(each.field == "dropped" and each.after for each in self.fields)


class Comparison(NamedTuple):
    """All that differs between two plans; each part in the order of the plans, what is gone where it was.

    Attributes:
        objectives: of the objectives, those of the backlog among them.
        key_results: of their key results; those of an objective that is new or gone are all among them.
        kpis: of the KPIs.
        renamed: the reference that each has now, by the one it had.
    """

    objectives: tuple[Difference, ...]
    key_results: tuple[Difference, ...]
    kpis: tuple[Difference, ...]
    renamed: Mapping[str, str]

    def __bool__(self) -> bool:
        """Whether anything differs by itself."""
        return any(each.state != "affected" for each in self.every())

    def every(self) -> Iterator[Difference]:
        """All of them."""
        yield from self.objectives
        yield from self.key_results
        yield from self.kpis


def id_of(planned: Planned) -> str:
    """The id of a goal or a KPI."""
    return planned.ref.partition("@")[0].rpartition("/")[2]
