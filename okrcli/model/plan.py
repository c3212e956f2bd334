"""The plan: every valid objective, key result and KPI of a workspace, in its place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from okrcli.model.cycle import Cycle
from okrcli.model.key_result import Ambition, Cadence, KeyResult
from okrcli.model.objective import Closed, Kpi, Objective
from okrcli.model.settings import Settings
from okrcli.model.window import Window
from okrcli.problem import Path


class PlannedKeyResult(NamedTuple):
    """A key result with what it takes over from its objective.

    Attributes:
        ref: `team/objective/key-result@cycle`.
        key_result: as it stands in the file.
        window: its start and due date.
        owners: its own, or the objective's.
        ambition: its own, or the objective's.
        cadence: its own, or the workspace's.
        at: where it stands in its file, by keys.
        line: the line it begins at, from 1.
        kpi: the KPI that feeds it, or None.
        guardrails: the KPIs that must stay healthy.
        file: path of its file from the workspace's folder.
    """

    ref: str
    key_result: KeyResult
    window: Window
    owners: tuple[str, ...]
    ambition: Ambition
    cadence: Cadence
    at: Path
    line: int
    kpi: PlannedKpi | None = None
    guardrails: tuple[PlannedKpi, ...] = ()
    file: str = ""


class PlannedObjective(NamedTuple):
    """An objective with its cycle, team and file.

    Attributes:
        ref: `team/objective@cycle`.
        objective: as it stands in the file; its key results may be more than those that are valid.
        cycle: the cycle it is set for.
        team: the team that set it.
        window: its start and due date.
        file: path from the workspace's folder.
        at: where it stands in that file, by keys.
        line: the line it begins at, from 1.
        key_results: the valid ones, in file order.
        closed: how its file was closed, or None.
        contributes_to: references of the objectives and key results it serves, in full.
    """

    ref: str
    objective: Objective
    cycle: Cycle
    team: str
    window: Window
    file: str
    at: Path
    line: int
    key_results: tuple[PlannedKeyResult, ...]
    closed: Closed | None = None
    contributes_to: tuple[str, ...] = ()


class PlannedKpi(NamedTuple):
    """A KPI with its file.

    Attributes:
        ref: `kpi/id`.
        kpi: as it stands in the file.
        file: path from the workspace's folder.
        at: where it stands in that file, by keys.
        line: the line it begins at, from 1.
        team: the team of that file, or None.
    """

    ref: str
    kpi: Kpi
    file: str
    at: Path
    line: int
    team: str | None


class Plan(NamedTuple):
    """All that is valid in a workspace.

    Attributes:
        settings: those of the workspace.
        objectives: those with a cycle, in order of file and place.
        kpis: by reference.
        drafts: the objectives of the backlog: not scored.
        retrospectives: what was learned, in Markdown, by file.
    """

    settings: Settings
    objectives: tuple[PlannedObjective, ...] = ()
    kpis: tuple[PlannedKpi, ...] = ()
    drafts: tuple[PlannedObjective, ...] = ()
    retrospectives: Mapping[str, str] = MappingProxyType({})
