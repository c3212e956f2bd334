"""References: `team/objective/key-result@cycle`, or any unambiguous tail of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from okrcli.errors import OkrError, enumerated, nearest
from okrcli.model.cycle import Cycle
from okrcli.model.plan import Plan, PlannedKeyResult, PlannedKpi, PlannedObjective

Target = PlannedObjective | PlannedKeyResult | PlannedKpi
"""What a reference can mean."""

Sort = Literal["objective", "key result", "KPI"]
"""Which of these."""

SORTS: tuple[Sort, ...] = ("objective", "key result", "KPI")
"""All of them."""

_KPI = "kpi"


class UnknownReference(OkrError):
    """Nothing has this name."""

    def __init__(self, text: str, cycles: Sequence[str], near: Sequence[str], sorts: Sequence[Sort] = SORTS) -> None:
        self.near = tuple(near)
        where = f"the cycle {cycles[0]}" if len(cycles) == 1 else f"the cycles {', '.join(cycles)}"
        super().__init__(f"{enumerated(sorts)} `{text}` is not in {where}" if cycles else f"`{text}` is not known")
        self.hint = f"did you mean {enumerated(near)}?" if near else "okr status lists what there is"


class AmbiguousReference(OkrError):
    """Several things have this name."""

    def __init__(self, text: str, candidates: Sequence[str]) -> None:
        self.candidates = tuple(candidates)
        super().__init__(f"`{text}` may be any of {len(candidates)}")
        self.hint = f"say which: {enumerated(candidates)}"


class _Entry(NamedTuple):
    path: tuple[str, ...]
    cycle: str
    sort: Sort
    ref: str
    target: Target


class References:
    """All names of a plan, found by their tails."""

    def __init__(self, plan: Plan) -> None:
        self._by_id: dict[str, list[_Entry]] = {}
        for entry in _entries(plan):
            self._by_id.setdefault(entry.path[-1], []).append(entry)

    def resolve(self, text: str, cycles: Sequence[Sequence[str]], sorts: Sequence[Sort] = SORTS) -> Target:
        """What a reference means.

        Args:
            text: such as `sessions`, `growth/sessions` or `marketing/growth@2026`.
            cycles: names of cycles to look in, the nearest group first; a cycle in the text goes before them.
            sorts: which sorts of thing may be meant.

        Raises:
            UnknownReference: nothing has that name; it tells the nearest ones.
            AmbiguousReference: several have; it tells them.
        """
        tail, _, cycle = text.strip().partition("@")
        groups = [[cycle]] if cycle else [list(group) for group in cycles]
        wanted = tuple(tail.split("/"))
        same_id = [entry for entry in self._by_id.get(wanted[-1], ()) if entry.sort in sorts]
        fitting = [entry for entry in same_id if entry.path[-len(wanted) :] == wanted]
        goals = [[entry for entry in fitting if entry.sort != "KPI" and entry.cycle in group] for group in groups]
        # A bare name means a goal before it means a KPI, which can always be written `kpi/name`.
        for found in (*goals, [entry for entry in fitting if entry.sort == "KPI"]):
            whole = [entry for entry in found if entry.path == wanted] or found
            if len(whole) > 1:
                raise AmbiguousReference(text, [entry.ref for entry in whole])
            if whole:
                return whole[0].target
        raise UnknownReference(
            text, [name for group in groups for name in group], self._near(tail, groups, sorts), sorts
        )

    def names(self, cycles: Sequence[str], sorts: Sequence[Sort] = SORTS) -> list[str]:
        """Every name in some cycles, in full but for the cycle."""
        entries = (entry for entries in self._by_id.values() for entry in entries)
        return ["/".join(entry.path) for entry in entries if entry.sort in sorts and _fits(entry, cycles)]

    def _near(self, tail: str, groups: Sequence[Sequence[str]], sorts: Sequence[Sort]) -> list[str]:
        names = self.names([name for group in groups for name in group], sorts)
        by_tail: dict[str, list[str]] = {}
        for name in names:
            parts = name.split("/")
            for start in range(len(parts)):
                by_tail.setdefault("/".join(parts[start:]), []).append(name)
        near = nearest(tail, by_tail, 3, 0.7)
        return list(dict.fromkeys(name for each in near for name in by_tail[each]))[:3]


def in_file(cycle: Cycle, known: Sequence[Cycle]) -> list[list[str]]:
    """Where a reference in a file looks: its own cycle, then those that enclose it, nearest first."""
    around = sorted((each for each in known if each.encloses(cycle)), key=lambda each: (each.length, each.name))
    return [[cycle.name], *([each.name] for each in around)]


def _fits(entry: _Entry, cycles: Sequence[str]) -> bool:
    return entry.sort == "KPI" or entry.cycle in cycles


def _entries(plan: Plan) -> Iterator[_Entry]:
    for objective in (*plan.objectives, *plan.drafts):
        path = (*objective.team.split("/"), objective.objective.id)
        cycle = objective.cycle.name
        yield _Entry(path, cycle, "objective", objective.ref, objective)
        for planned in objective.key_results:
            yield _Entry((*path, planned.key_result.id), cycle, "key result", planned.ref, planned)
    for kpi in plan.kpis:
        yield _Entry((_KPI, kpi.kpi.id), "", "KPI", kpi.ref, kpi)
