"""Where new things go: which file, and how that file begins where there is none yet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.edit.making import Frozen, opened, value_at
from okrcli.edit.unparsed import unparsed
from okrcli.errors import OkrError
from okrcli.model.cycle import quarter_of
from okrcli.model.plan import Plan
from okrcli.model.scalars import is_team, literal, slug
from okrcli.scoring import current_cycles
from okrcli.workspace import Workspace
from okrcli.yamldoc import Document, parse
from okrcli.yamldoc.writing import scalar

KPI_FILE = "okrs/kpis.okr.yaml"
"""Where KPIs go that have no file yet: they outlive the file of a cycle."""


class NotGood(OkrError):
    """A team or a cycle of that name cannot be.

    Attributes:
        key: `team` or `cycle`.
    """

    def __init__(self, key: str, text: str, hint: str) -> None:
        super().__init__(f"`{text}` is not {'a' if key == 'cycle' else 'good as a'} {key}")
        self.key = key
        self.hint = hint


class Occupied(OkrError):
    """The file that should be made is there, and is something else."""

    def __init__(self, file: str, team: str, cycle: str) -> None:
        super().__init__(f"{file} is there already, and is not the file of {team} in {cycle}")
        self.hint = f"make a file of another name with `cycle: {cycle}` and `team: {team}` in it"


class Home(NamedTuple):
    """A file that takes something new.

    Attributes:
        file: path from the workspace's folder.
        document: the file, or how it begins.
        fresh: whether it is not there yet.
    """

    file: str
    document: Document
    fresh: bool = False


def file_of(cycle: str, name: str) -> str:
    """Where the file of a team lies.

    >>> file_of("2026-Q4", "marketing/content")
    'okrs/2026-Q4/marketing-content.okr.yaml'
    """
    return f"okrs/{cycle}/{name.replace('/', '-')}.okr.yaml"


def require_good(workspace: Workspace, key: str, text: str) -> None:
    """Sees to it that there can be a team, or a cycle, of a name.

    Args:
        workspace: as it is.
        key: `team` or `cycle`.
        text: the name.

    Raises:
        NotGood: there cannot.
    """
    if key == "team" and not is_team(text):
        raise NotGood(key, text, f"write a slug, such as {slug(text) or 'marketing'}")
    if key == "cycle" and workspace.plan.settings.cycle(text) is None:
        raise NotGood(key, text, "write one such as 2026, 2026-H2, 2026-Q4 or 2026-11, or backlog")


def home_of_team(workspace: Workspace, team: str, cycle: str) -> Home:
    """The file of a team and a cycle; of several, the first that is open.

    Raises:
        NotGood: the team is no slug, or there is no such cycle.
        Frozen: the cycle was closed for this team.
        Unparsed: a file that may be the one does not parse.
        Occupied: there is no such file yet, and its place is taken.
    """
    require_good(workspace, "team", team)
    require_good(workspace, "cycle", cycle)
    found = list(dict.fromkeys(_files_of(workspace, team, cycle)))
    if found:
        return _first_open(workspace, found)
    if workspace.unread:
        raise unparsed(workspace, f"be the file of {team} in {cycle}")
    file = file_of(cycle, team)
    if os.path.lexists(f"{workspace.root}/{file}"):
        raise Occupied(file, team, cycle)
    named = cycle if cycle.isdecimal() else scalar(cycle)
    return _begun(file, f"cycle: {named}\nteam: {scalar(team)}\nobjectives: []\n")


def home_of_kpis(workspace: Workspace, team: str | None = None) -> Home:
    """The file that holds KPIs, that of a team before others; else the usual one.

    Raises:
        Frozen: all that hold any are closed.
        Unparsed: the usual one does not parse.
    """
    kpis = sorted(workspace.plan.kpis, key=lambda kpi: (team is not None and kpi.team != team, kpi.file != KPI_FILE))
    found = list(dict.fromkeys(kpi.file for kpi in kpis))
    if not found and KPI_FILE in workspace.files:
        found = [KPI_FILE]
    return _first_open(workspace, found) if found else _begun(KPI_FILE, "kpis: []\n")


def usual_cycle(plan: Plan, team: str | None, today: date) -> str:
    """The cycle that a new objective is probably meant for: the shortest of today's, of the team's own if it has any.

    Where none holds today it is this quarter.
    """
    current = current_cycles(plan, today)
    if not current.holds:
        fiscal = plan.settings.fiscal_year
        return quarter_of(today, first_month=plan.settings.first_month, named_by_end=fiscal.named_by == "end")
    theirs = {each.cycle for each in plan.objectives if each.team == team}
    own = [cycle for cycle in current.cycles if cycle in theirs]
    return min(own or current.cycles, key=lambda cycle: cycle.length).name


def teams_of(plan: Plan) -> tuple[str, ...]:
    """All teams with objectives, in order of file."""
    return tuple(dict.fromkeys(each.team for each in (*plan.objectives, *plan.drafts)))


def _files_of(workspace: Workspace, team: str, cycle: str) -> Iterator[str]:
    plan = workspace.plan
    goals = (*plan.objectives, *plan.drafts)
    yield from (each.file for each in goals if (each.team, each.cycle.name) == (team, cycle))
    planned = {each.file for each in goals}
    # A file without a valid objective is not in the plan, and may be meant all the same.
    for file in workspace.files:
        if file not in planned and file not in workspace.unread:
            data = workspace.document(file).data
            if (literal(value_at(data, ("team",))), literal(value_at(data, ("cycle",)))) == (team, cycle):
                yield file


def _first_open(workspace: Workspace, files: Sequence[str]) -> Home:
    *others, last = files
    for file in others:
        try:
            return Home(file, opened(workspace, file))
        except Frozen:
            continue
    return Home(last, opened(workspace, last))


def _begun(file: str, text: str) -> Home:
    return Home(file, parse(text.encode(), file), True)
