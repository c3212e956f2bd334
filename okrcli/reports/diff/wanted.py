"""Which differences are wanted: the filters of the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from okrcli.compare.change import Difference
from okrcli.errors import OkrError, nearest
from okrcli.git.pair import Pair
from okrcli.model.plan import PlannedKeyResult, PlannedKpi, PlannedObjective
from okrcli.reports.selection import in_teams
from okrcli.workspace.names import read_names
from okrcli.workspace.references import UnknownReference

_Planned = PlannedObjective | PlannedKeyResult | PlannedKpi


def wanted(
    pair: Pair, refs: Sequence[str], cycles: Sequence[str], teams: Sequence[str]
) -> Callable[[Difference], bool] | None:
    """Tells whether a difference is wanted, by either of its sides; None where all of them are.

    Args:
        pair: what is compared.
        refs: references or tails of them, in any cycle; an objective stands for its key results too.
        cycles: names of cycles.
        teams: teams; one also stands for its sub-teams.

    Raises:
        UnknownReference: nothing is or was called that.
    """
    if not refs and not cycles and not teams:
        return None
    for ref in refs:
        _refuse_unknown(pair, ref)

    def keeps(each: Difference) -> bool:
        sides = [side for side in (each.before, each.after) if side is not None]
        return any(_fits(side, refs, cycles, teams) for side in sides)

    return keeps


def hinted(error: OkrError, root: str, text: str) -> OkrError:
    """The error that a revision is not there, with a hint where what was named is a goal."""
    names = read_names(root)
    if any(name.split("/")[-text.count("/") - 1 :] == text.split("/") for name in names.key_results + names.objectives):
        error.hint = f"if that is a goal: okr diff HEAD {text}"
    return error


def means(planned: _Planned, text: str) -> bool:
    """Whether a goal or a KPI, or the objective of a key result, is called that."""
    tail, _, cycle = text.partition("@")
    path, _, own = planned.ref.partition("@")
    if cycle and cycle != own:
        return False
    names = path.split("/")
    wanted_names = tail.split("/")
    return any(names[:end][-len(wanted_names) :] == wanted_names for end in range(len(wanted_names), len(names) + 1))


def _fits(planned: _Planned, refs: Sequence[str], cycles: Sequence[str], teams: Sequence[str]) -> bool:
    path, _, cycle = planned.ref.partition("@")
    team = planned.team if isinstance(planned, PlannedKpi) else path
    return (
        (not refs or any(means(planned, ref) for ref in refs))
        and (not cycles or cycle in cycles)
        and in_teams(team, teams)
    )


def _refuse_unknown(pair: Pair, ref: str) -> None:
    plans = (pair.before.workspace.plan, pair.after.workspace.plan)
    there: list[_Planned] = []
    for plan in plans:
        for objective in (*plan.objectives, *plan.drafts):
            there += [objective, *objective.key_results]
        there += plan.kpis
    if any(means(each, ref) for each in there):
        return
    tail = ref.partition("@")[0]
    names = read_names(pair.after.workspace.root)
    known = [*names.objectives, *names.key_results, *names.kpis]
    if not any(name == tail or name.endswith(f"/{tail}") for name in known):
        tails = {name.rpartition("/")[2]: name for name in known}
        near = [tails[each] for each in nearest(tail.rpartition("/")[2], tails, 3, 0.6)]
        raise UnknownReference(ref, (), near)
