"""Puts the valid entities of all files into one plan, each in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrcli.errors import nearest
from okrcli.model.cycle import BACKLOG, Cycle
from okrcli.model.key_result import KeyResult
from okrcli.model.kind import Fault
from okrcli.model.objective import Closed, Kpi, Objective, OkrFile
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.model.settings import Person, Settings
from okrcli.model.window import Window
from okrcli.problem import Path, Problem
from okrcli.workspace.links import link
from okrcli.workspace.validate import Validated

KNOWN_POLICIES = (1,)
"""Versions of the scoring formula that this program knows."""


class Part:
    """One file on its way into the plan.

    Attributes:
        file: its path.
        valid: what is valid of it.
        lines: the line that each entity begins at, by path.
    """

    __slots__ = ("file", "lines", "valid")

    def __init__(self, file: str, valid: Validated, lines: dict[Path, int]) -> None:
        self.file = file
        self.valid = valid
        self.lines = lines

    def at(self, path: Path) -> Path:
        """The path in the file."""
        return self.valid.original(path) if self.valid.kept else path


class Assembly:
    """Builds the plan and collects what is wrong between entities."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.problems: list[Problem] = []
        self._cycles: dict[str, Cycle | None] = {}
        self._objectives: dict[tuple[str, str, str], PlannedObjective] = {}
        self._kpis: dict[str, PlannedKpi] = {}

    def plan(self, parts: list[Part]) -> Plan:
        """The plan of all files."""
        for part in parts:
            if part.valid.content is not None and part.valid.content.kpis:
                self._add_kpis(part, part.valid.content)
        for part in parts:
            if part.valid.content is not None:
                self._add_objectives(part, part.valid.content)
        planned = self._objectives.values()
        plan = Plan(
            self.settings,
            tuple(each for each in planned if each.cycle.name != BACKLOG),
            tuple(self._kpis.values()),
            tuple(each for each in planned if each.cycle.name == BACKLOG),
            {
                part.file: part.valid.content.retrospective
                for part in parts
                if part.valid.content is not None and part.valid.content.retrospective
            },
        )
        linked, problems = link(plan)
        self.problems += problems
        return linked

    def _add_kpis(self, part: Part, content: OkrFile) -> None:
        for index, kpi in enumerate(content.kpis):
            at = part.at(("kpis", index))
            faults = [] if kpi.id not in self._kpis else [_twice("KPI", kpi.id, self._kpis[kpi.id])]
            self._people(part, at, kpi.owner)
            if not self._report(part, at, faults):
                line = part.lines.get(at, 1)
                left = self._without_readings(part, ("kpis", index), kpi)
                self._kpis[kpi.id] = PlannedKpi(f"kpi/{kpi.id}", left, part.file, at, line, content.team)

    def _add_objectives(self, part: Part, content: OkrFile) -> None:
        found = self._cycle_of(part, content)
        if found is None or content.team is None:
            return
        closed = self._closed(part, content)
        for index, objective in enumerate(content.objectives):
            self._add_objective(part, part.at(("objectives", index)), objective, found, content.team, closed, index)

    def _cycle_of(self, part: Part, content: OkrFile) -> Cycle | None:
        """The cycle of a file with objectives; what it lacks is reported."""
        if not content.objectives:
            if not content.kpis and not part.valid.problems and not content.model_fields_set & {"objectives", "kpis"}:
                said = "the file has neither objectives nor KPIs"
                self._report(part, (), [Fault("OKR103", said, ("objectives",), "add `objectives:` or `kpis:`")])
            return None
        broken = {problem.at[:1] for problem in part.valid.problems}
        for key, example in (("cycle", "2026-Q4"), ("team", "marketing")):
            if getattr(content, key) is None and (key,) not in broken:
                hint = f"add `{key}:` at the top, such as `{key}: {example}`"
                self._report(part, (), [Fault("OKR103", f"the file has no `{key}`", (key,), hint, True)])
        if content.cycle is None:
            return None
        if content.cycle not in self._cycles:
            self._cycles[content.cycle] = self.settings.cycle(content.cycle)
        if self._cycles[content.cycle] is None:
            self._report(part, (), [_unknown_cycle(content.cycle, self.settings)])
        return self._cycles[content.cycle]

    def _closed(self, part: Part, content: OkrFile) -> Closed | None:
        closed = content.closed
        if closed is not None and closed.policy is not None and closed.policy not in KNOWN_POLICIES:
            said = f"this file was closed under scoring policy {closed.policy}, which this okr does not know"
            hint = "use a newer okr; until then it is scored by policy 1"
            self._report(part, (), [Fault("OKR102", said, ("closed", "policy"), hint)])
        return closed

    def _add_objective(
        self, part: Part, at: Path, objective: Objective, cycle: Cycle, team: str, closed: Closed | None, index: int
    ) -> None:
        window = Window(objective.start or cycle.window.start, objective.due or cycle.window.due)
        same = self._objectives.get((team, cycle.name, objective.id))
        faults = [_twice("objective", objective.id, same)] if same else []
        faults += _window_faults(objective, window, cycle.window, f"the cycle {cycle.name}")
        self._people(part, at, objective.owner)
        if self._report(part, at, faults):
            return
        planned = PlannedObjective(
            f"{team}/{objective.id}@{cycle.name}",
            objective,
            cycle,
            team,
            window,
            part.file,
            at,
            part.lines.get(at, 1),
            (),
            closed,
        )
        key_results = self._key_results(part, planned, ("objectives", index, "key_results"))
        self._objectives[team, cycle.name, objective.id] = planned._replace(key_results=tuple(key_results))

    def _key_results(self, part: Part, planned: PlannedObjective, below: Path) -> Iterator[PlannedKeyResult]:
        seen: dict[str, PlannedKeyResult] = {}
        objective = planned.objective
        for index, key_result in enumerate(objective.key_results):
            at = part.at((*below, index))
            window = Window(key_result.start or planned.window.start, key_result.due or planned.window.due)
            faults = [_twice("key result", key_result.id, seen[key_result.id])] if key_result.id in seen else []
            faults += _window_faults(key_result, window, planned.window, "its objective")
            faults += [*key_result.faults(), *key_result.plan_faults(window)]
            self._people(part, at, key_result.owner)
            left = self._without_checkins(part, (*below, index), key_result, faults) if faults else key_result
            if left is None:
                continue
            team_id, _, cycle_name = planned.ref.partition("@")
            seen[key_result.id] = PlannedKeyResult(
                f"{team_id}/{key_result.id}@{cycle_name}",
                left,
                window,
                key_result.owner or objective.owner,
                key_result.ambition or objective.ambition,
                key_result.cadence or self.settings.checkins.cadence,
                at,
                part.lines.get(at, planned.line),
                file=part.file,
            )
            yield seen[key_result.id]

    def _without_checkins(self, part: Part, at: Path, key_result: KeyResult, faults: list[Fault]) -> KeyResult | None:
        """The key result without its faulty check-ins, or None where the fault is its own."""
        bad = set()
        for fault in faults:
            if fault.at[0] == "checkins" and len(fault.at) > 1:
                bad.add(fault.at[1])
            self._fault(part, part.at((*at, *fault.at)), fault)
        if any(fault.at[0] != "checkins" for fault in faults):
            return None
        kept = tuple(each for index, each in enumerate(key_result.checkins) if index not in bad)
        return key_result.model_copy(update={"checkins": kept})

    def _without_readings(self, part: Part, at: Path, kpi: Kpi) -> Kpi:
        """The KPI without its faulty readings, or its faulty band."""
        faults = list(kpi.faults())
        for fault in faults:
            self._fault(part, part.at((*at, *fault.at)), fault)
        bad = {fault.at[1] for fault in faults if fault.at[0] == "readings"}
        update: dict[str, object] = {}
        if bad:
            update["readings"] = tuple(each for index, each in enumerate(kpi.readings) if index not in bad)
        if len(faults) > len(bad):
            update["healthy"] = None
        return kpi.model_copy(update=update) if update else kpi

    def _people(self, part: Part, at: Path, owners: tuple[str, ...]) -> None:
        """Owners must be in `people`; the goal of an unknown one still counts."""
        people = self.settings.people
        for index, owner in enumerate(owners) if people is not None else ():
            if people is not None and owner not in people:
                near = _known_as(owner, people) or next(iter(nearest(owner, people, 1, 0.6)), None)
                hint = f"did you mean {near}?" if near else "add them under `people:` in okr.yaml"
                where = ("owner", index) if len(owners) > 1 else ("owner",)
                self._report(part, at, [Fault("OKR111", f"`{owner}` is not in `people` of okr.yaml", where, hint)])

    def _report(self, part: Part, at: Path, faults: list[Fault]) -> bool:
        for fault in faults:
            self._fault(part, (*at, *fault.at), fault)
        return bool(faults)

    def _fault(self, part: Part, at: Path, fault: Fault) -> None:
        self.problems.append(Problem(fault.code, fault.message, part.file, fault.hint, at, fault.on_key))


def _twice(noun: str, name: str, first: PlannedObjective | PlannedKeyResult | PlannedKpi) -> Fault:
    where = f"line {first.line}" if isinstance(first, PlannedKeyResult) else f"{first.file}:{first.line}"
    return Fault("OKR105", f"the {noun} `{name}` is there already, at {where}", ("id",), "give this one another id")


def _known_as(owner: str, people: Mapping[str, Person | None]) -> str | None:
    """Who has such a name or address."""
    names = {text: each for each, person in people.items() if person for text in (person.name, person.email) if text}
    near = nearest(owner, names, 1, 0.85)
    return names[near[0]] if near else None


def _unknown_cycle(name: str, settings: Settings) -> Fault:
    near = nearest(name, [each.name for each in settings.cycles], 1, 0.7)
    hint = (
        f"did you mean {near[0]}?"
        if near
        else (
            "write a year, half, quarter, month or week such as 2026, 2026-H2, 2026-Q4, 2026-11, 2026-W07, "
            "or backlog; cycles of your own go under `cycles:` in okr.yaml"
        )
    )
    return Fault("OKR110", f"`{name}` is not a cycle", ("cycle",), hint)


def _window_faults(goal: Objective | KeyResult, window: Window, around: Window, whose: str) -> list[Fault]:
    """Dates that contradict each other or leave what encloses them; each is reported once, at the later key."""
    faults = []
    for key, day in (("start", goal.start), ("due", goal.due)):
        if day is not None and not around.start <= day <= around.due:
            said = f"{day} lies outside {whose}, {around.start} to {around.due}"
            faults.append(Fault("OKR107", said, (key,), f"choose a day from {around.start} to {around.due}"))
    if not faults and window.start > window.due:
        key = "due" if goal.due is not None else "start"
        said = f"it ends on {window.due}, before it starts on {window.start}"
        faults.append(Fault("OKR107", said, (key,), "let it end on or after the day it starts"))
    return faults
