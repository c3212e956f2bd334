"""Follows the references in a plan: what contributes to what, which KPI feeds or guards which key result."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.errors import nearest
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.problem import Problem
from okrcli.workspace.references import AmbiguousReference, References, UnknownReference, in_file


def link(plan: Plan) -> tuple[Plan, list[Problem]]:
    """The plan with its references resolved, and those that lead nowhere, to several, or round in a loop."""
    if not any(_refers(each) for each in (*plan.objectives, *plan.drafts)):
        return plan, []
    linker = _Linker(plan)
    objectives = tuple(linker.objective(each) for each in plan.objectives)
    drafts = tuple(linker.objective(each) for each in plan.drafts)
    problems = [*linker.problems, *_loops((*objectives, *drafts))]
    return plan._replace(objectives=objectives, drafts=drafts), problems


def _refers(objective: PlannedObjective) -> bool:
    return bool(objective.objective.contributes_to) or any(
        each.key_result.kpi or each.key_result.guardrails for each in objective.key_results
    )


class _Linker:
    def __init__(self, plan: Plan) -> None:
        self.problems: list[Problem] = []
        self._references = References(plan)
        self._kpis = {kpi.kpi.id: kpi for kpi in plan.kpis}
        self._cycles = list({each.cycle for each in plan.objectives})

    def objective(self, objective: PlannedObjective) -> PlannedObjective:
        """The same objective with what it refers to."""
        if not _refers(objective):
            return objective
        targets = tuple(self._targets(objective))
        key_results = tuple(self._key_result(objective, each) for each in objective.key_results)
        return objective._replace(contributes_to=targets, key_results=key_results)

    def _targets(self, objective: PlannedObjective) -> Iterator[str]:
        for index, text in enumerate(objective.objective.contributes_to):
            at = (*objective.at, "contributes_to", index)
            where = in_file(objective.cycle, self._cycles)
            try:
                yield self._references.resolve(text, where, ("objective", "key result")).ref
            except AmbiguousReference as error:
                self.problems.append(Problem("OKR302", str(error), objective.file, error.hint, at))
            except UnknownReference as error:
                self.problems.append(Problem("OKR301", str(error), objective.file, error.hint, at))

    def _key_result(self, objective: PlannedObjective, planned: PlannedKeyResult) -> PlannedKeyResult:
        key_result = planned.key_result
        if not key_result.kpi and not key_result.guardrails:
            return planned
        fed_by = self._kpi(objective, planned, ("kpi",), key_result.kpi) if key_result.kpi else None
        guards = [
            self._kpi(objective, planned, ("guardrails", index), name)
            for index, name in enumerate(key_result.guardrails)
        ]
        return planned._replace(kpi=fed_by, guardrails=tuple(guard for guard in guards if guard is not None))

    def _kpi(
        self, objective: PlannedObjective, planned: PlannedKeyResult, key: tuple[str | int, ...], name: str
    ) -> PlannedKpi | None:
        if name in self._kpis:
            return self._kpis[name]
        error = UnknownReference(name, (), self._near(name), ("KPI",))
        said = f"there is no KPI `{name}`"
        hint = error.hint if error.near else "add it under `kpis:` in one of the files"
        self.problems.append(Problem("OKR301", said, objective.file, hint, (*planned.at, *key)))
        return None

    def _near(self, name: str) -> list[str]:

        return nearest(name, self._kpis, 3, 0.6)


def _loops(objectives: tuple[PlannedObjective, ...]) -> Iterator[Problem]:
    """One problem for each objective whose contribution closes a loop."""
    by_ref = {each.ref: each for each in objectives}
    owner_of = {key_result.ref: each.ref for each in objectives for key_result in each.key_results}
    done: set[str] = set()
    for root in by_ref:
        path: list[str] = []
        stack = [(root, iter(by_ref[root].contributes_to))] if root not in done else []
        path += [root] if stack else []
        while stack:
            ref, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                done.add(path.pop())
                continue
            target = owner_of.get(target, target)
            if target in path:
                yield _loop(by_ref[ref], [*path[path.index(target) :], target])
            elif target not in done and target in by_ref:
                path.append(target)
                stack.append((target, iter(by_ref[target].contributes_to)))


def _loop(objective: PlannedObjective, way: list[str]) -> Problem:
    said = f"the objectives contribute to each other in a loop: {' → '.join(way)}"
    hint = "remove one of these contributions"
    return Problem("OKR303", said, objective.file, hint, (*objective.at, "contributes_to"))
