"""The files that a cycle is made of, and whether they are whole: asked by every change of a whole cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from okrcli.errors import OkrError, UsageError, enumerated
from okrcli.model.cycle import BACKLOG, Cycle
from okrcli.model.plan import Plan, PlannedObjective
from okrcli.model.scalars import literal
from okrcli.problem import Path, Problem
from okrcli.workspace import Workspace
from okrcli.workspace.shape import entity_of

_MOST_NAMED = 5


class NothingThere(OkrError):
    """The cycle has no objectives."""

    def __init__(self, cycle: str) -> None:
        super().__init__(f"there are no objectives for {cycle} here")
        self.hint = "okr status --cycle shows what there is"


class NotWhole(OkrError):
    """Something in a file is left out of the plan for what is wrong with it, and all of the file is needed."""

    def __init__(self, found: Problem, names: Sequence[str], line_text: str) -> None:
        shown = [*names[:_MOST_NAMED], *([f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else [])]
        what = f"something is wrong with {enumerated(shown, 'and')} in it" if names else "it does not parse"
        super().__init__(f"{found.file} cannot be taken as it is: {what}")
        self.hint = "okr check says what is wrong and what to do; then run this again"
        self.file, self.place, self.line_text = found.file, found.place, line_text


def breaks(problem: Problem) -> bool:
    """Whether a problem is one of the file or of the format, and not of method, alignment or history."""
    return problem.code < "OKR2"


def in_teams(team: str, wanted: Sequence[str]) -> bool:
    """Whether a team is one of those, or a sub-team of one; none wanted are all.

    >>> in_teams("growth/seo", ["growth"]), in_teams("growth-lab", ["growth"])
    (True, False)
    """
    return not wanted or any(team == each or team.startswith(f"{each}/") for each in wanted)


def chosen(plan: Plan, cycle: str | None, teams: Sequence[str]) -> tuple[PlannedObjective, ...]:
    """The objectives of a cycle and of some teams, in order of file and place; None is every cycle.

    Raises:
        UsageError: there is no such team.
    """
    known = {each.team for each in (*plan.objectives, *plan.drafts)}
    for team in teams:
        if not any(in_teams(each, [team]) for each in known):
            raise UsageError(f"--team {team}: there is no such team", f"there are {', '.join(sorted(known))}")
    return tuple(each for each in plan.objectives if cycle in (None, each.cycle.name) and in_teams(each.team, teams))


def cycle_named(plan: Plan, name: str, option: str) -> Cycle:
    """The cycle of a name.

    Raises:
        UsageError: there is none, or it is the backlog, which has no end.
    """
    cycle = plan.settings.cycle(name)
    if cycle is None or name == BACKLOG:
        known = ", ".join(dict.fromkeys(each.cycle.name for each in plan.objectives))
        hint = f"there are {known}" if known else "write one such as 2026-Q4"
        raise UsageError(f"{option} {name} is not a cycle that begins and ends", hint)
    return cycle


def latest_over(objectives: Iterable[PlannedObjective], day: date) -> Cycle | None:
    """The cycle of these that ended last before a day, of several the one that began last; None where none did."""
    over = {each.cycle for each in objectives if each.cycle.window.due < day}
    return max(over, key=lambda cycle: (cycle.window.due, cycle.window.start, cycle.name), default=None)


def files_of(workspace: Workspace, cycle: Cycle, teams: Sequence[str]) -> tuple[str, ...]:
    """The files with objectives of a cycle and of some teams, those included in which nothing is valid."""
    planned = {each.file for each in chosen(workspace.plan, cycle.name, teams)}
    suspect = {problem.file for problem in workspace.problems} & set(workspace.files) - planned
    return tuple(sorted(planned.union(file for file in suspect if _may_be_of(workspace, file, cycle, teams))))


def require_whole(workspace: Workspace, files: Sequence[str]) -> None:
    """Sees to it that nothing of some files is left out of the plan.

    Raises:
        NotWhole: a file does not parse, or something in it is invalid, or fed by a KPI that is not there.
    """
    lost = left_out(workspace, workspace.problems)
    for file in files:
        found = [each for each in lost if each.file == file]
        if found:
            document = workspace.document(file)
            first = workspace.locate(found[0])
            names = dict.fromkeys(_name(document.data, entity_of(each.at)) for each in found) if document.parsed else ()
            raise NotWhole(first, list(names), document.line(first.place.line) if first.place else "")


def left_out(workspace: Workspace, problems: Iterable[Problem]) -> list[Problem]:
    """Those problems for which something is left out of the plan, or left without the KPI that feeds it.

    A wrong owner, say, is a problem, and the goal counts all the same.
    """
    plan = workspace.plan
    objectives = (*plan.objectives, *plan.drafts)
    counting = {(kpi.file, kpi.at) for kpi in plan.kpis} | {(each.file, each.at) for each in objectives}
    counting |= {(each.file, inner.at) for each in objectives for inner in each.key_results}
    return [
        each
        for each in problems
        if ((each.file, entity_of(each.at)) not in counting if breaks(each) else each.at[-1:] == ("kpi",))
    ]


def _may_be_of(workspace: Workspace, file: str, cycle: Cycle, teams: Sequence[str]) -> bool:
    document = workspace.document(file)
    if not document.parsed:
        return cycle.name.encode() in document.raw
    data = document.data if isinstance(document.data, dict) else {}
    if str(literal(data.get("cycle"))) != cycle.name or not data.get("objectives"):
        return False
    return "team" not in data or in_teams(str(literal(data["team"])), teams)


def _name(data: object, at: Path) -> str:
    """What an entity is called: the ids on the way to it, or its key and its number."""
    names: list[str] = []
    node: object = data
    for key, step in zip((None, *at), at, strict=False):
        if isinstance(step, int):
            node = node[step] if isinstance(node, list) else None
            name = node.get("id") if isinstance(node, dict) else None
            noun = str(key).removesuffix("s").replace("_", " ")
            names.append(str(literal(name)) if name is not None else f"{noun} {step + 1}")
        else:
            node = node.get(step) if isinstance(node, dict) else None
    return "/".join(names) or (f"`{at[0]}`" if at else "the file")
