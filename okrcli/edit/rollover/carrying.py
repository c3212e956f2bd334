"""What of an objective and its key results goes on in the next cycle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pydantic import ValidationError

from okrcli.edit.making import value_at
from okrcli.errors import UsageError
from okrcli.model.key_result import KeyResult
from okrcli.model.kind import Goal
from okrcli.model.objective import Objective
from okrcli.scoring import KeyResultScore, ObjectiveScore
from okrcli.wording.locales import Locale
from okrcli.wording.units import quantity
from okrcli.workspace import Workspace
from okrcli.workspace.shape import key_result_keys
from okrcli.yamldoc.intended import read_back
from okrcli.yamldoc.operations import Value

_OF_THE_CYCLE = frozenset(
    ("checkins", "moves", "grade", "grade_note", "carried_from", "dropped", "start", "due", "key_results")
)
"""Keys that say what was in the old cycle; a list in `pace` is one too."""

Number = Callable[[str], Decimal | None]
"""Reads a number as people type it here."""

Entity = Mapping[str, Value]
"""An objective or key result as it is to be written."""


class Candidate(NamedTuple):
    """A key result that may go on.

    Attributes:
        scored: as it ended.
        entity: as it would go on; None where nothing is left to go on with.
        aims: those keys of it that say what is to be reached, in order.
        default: whether it goes on unless somebody says otherwise.
    """

    scored: KeyResultScore
    entity: Entity | None
    aims: tuple[str, ...]
    default: bool

    @property
    def ref(self) -> str:
        """Its reference in the old cycle."""
        return self.scored.planned.ref

    @property
    def open_aims(self) -> tuple[str, ...]:
        """The aims that have to be chosen."""
        return tuple(key for key in self.aims if self.entity is not None and self.entity[key] is None)

    def goal(self) -> Goal:
        """What it would aim at, from the level it has reached."""
        measure = KeyResult.model_validate(read_back(self.entity or {})).measure
        return measure.goal(self.scored.value)

    def aimed(self, key: str, text: str, number: Number) -> Candidate | None:
        """The same with another goal; None where the text is none.

        Raises:
            UsageError: it would not be valid with that goal.
        """
        chosen = self.scored.planned.key_result.measure.aimed(key, text, number)
        if chosen is None or self.entity is None:
            return None
        entity = _ordered({**_without(self.entity, key), **chosen}, self.scored)
        _check(entity)
        aims = tuple(dict.fromkeys(each for one in self.aims for each in (chosen if one == key else (one,))))
        return self._replace(entity=entity, aims=aims)


class Passage(NamedTuple):
    """An objective with those of its key results that may go on.

    Attributes:
        scored: as it ended.
        entity: as it would go on, without key results.
        candidates: in order of file.
    """

    scored: ObjectiveScore
    entity: Entity
    candidates: tuple[Candidate, ...]

    def carried(self, picked: Sequence[Candidate]) -> Entity:
        """The objective with the key results that were picked."""
        key_results: list[Value] = [each.entity for each in picked if each.entity is not None]
        keys = tuple(Objective.model_fields)
        whole = {**self.entity, "key_results": key_results}
        return {key: whole[key] for key in keys if key in whole}


def passage(workspace: Workspace, scored: ObjectiveScore) -> Passage:
    """What of an objective may go on; what was given up may not."""
    planned = scored.planned
    raw = _raw(workspace, planned.file, planned.at)
    entity: dict[str, Value] = {key: each for key, each in raw.items() if key not in _OF_THE_CYCLE}
    entity["carried_from"] = planned.ref
    candidates = (_candidate(workspace, each) for each in scored.key_results if each.planned.key_result.dropped is None)
    return Passage(scored, entity, tuple(candidates))


def remark(scored: KeyResultScore, locale: Locale) -> str:
    """What to say beside a goal that has to be chosen."""
    goal = scored.goal
    return "to be chosen" + ("" if goal.target is None else f"; it was {quantity(goal.target, goal.unit, locale)}")


def _candidate(workspace: Workspace, scored: KeyResultScore) -> Candidate:
    planned = scored.planned
    measure = planned.key_result.measure
    carried = measure.carried(scored.history)
    if carried is None:
        return Candidate(scored, None, (), False)
    raw = _raw(workspace, planned.file, planned.at)
    left_out = {*_OF_THE_CYCLE, *measure.aims, *(("pace",) if isinstance(raw.get("pace"), list) else ())}
    entity = {key: each for key, each in raw.items() if key not in left_out} | dict(carried)
    if planned.kpi is not None and raw.get("baseline") is None:
        # Its KPI tells the baseline when the cycle begins.
        entity.pop("baseline", None)
    entity["carried_from"] = planned.ref
    aims = tuple(key for key in measure.aims if key in carried)
    return Candidate(scored, _ordered(entity, scored), aims, scored.health != "done")


def _raw(workspace: Workspace, file: str, at: tuple[str | int, ...]) -> dict[str, Value]:
    found = value_at(workspace.document(file).data, at)
    return found if isinstance(found, dict) else {}


def _ordered(entity: Entity, scored: KeyResultScore) -> Entity:
    keys = key_result_keys(scored.planned.key_result.measure.name())
    return {key: entity[key] for key in keys if key in entity}


def _without(entity: Entity, key: str) -> Entity:
    return {each: value for each, value in entity.items() if each != key}


def _check(entity: Entity) -> None:
    try:
        fault = next(KeyResult.model_validate(read_back(entity)).faults(), None)
    except ValidationError as error:
        raise UsageError(error.errors()[0]["msg"]) from None
    if fault is not None:
        raise UsageError(fault.message, fault.hint)
