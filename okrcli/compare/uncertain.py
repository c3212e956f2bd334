"""What cannot be compared, since it is not valid on one of the sides."""

from __future__ import annotations

from collections.abc import Iterator, Set

from okrcli.model.plan import Plan
from okrcli.model.scalars import literal
from okrcli.problem import Path
from okrcli.workspace import Workspace


def invalid_refs(workspace: Workspace) -> frozenset[str]:
    """References of the objectives, key results and KPIs that were left out, or of which something was."""
    return frozenset(_refs(workspace))


def readable(before: Workspace, after: Workspace) -> tuple[Plan, Plan]:
    """Two plans without the files that do not parse on either side: nothing in them is new or gone."""
    unread = {*before.unread, *after.unread}
    if not unread:
        return before.plan, after.plan
    return _without(before.plan, unread), _without(after.plan, unread)


def _without(plan: Plan, files: Set[str]) -> Plan:
    return plan._replace(
        objectives=tuple(each for each in plan.objectives if each.file not in files),
        drafts=tuple(each for each in plan.drafts if each.file not in files),
        kpis=tuple(each for each in plan.kpis if each.file not in files),
    )


def _refs(workspace: Workspace) -> Iterator[str]:
    for problem in workspace.problems:
        # A reference that leads nowhere leaves nothing out, and may lead somewhere in the files that were not read.
        if problem.severity in (None, "error") and problem.file and problem.at and not problem.code.startswith("OKR3"):
            ref = _ref_at(workspace.document(problem.file).data, problem.at)
            if ref is not None:
                yield ref


def _ref_at(data: object, at: Path) -> str | None:
    if len(at) < 2 or not isinstance(data, dict):
        return None
    entity = _item(data.get(str(at[0])), at[1])
    if at[0] == "kpis":
        return f"kpi/{_id(entity)}"
    name = _id(entity)
    if len(at) > 3 and at[2] == "key_results" and isinstance(entity, dict):
        name = f"{name}/{_id(_item(entity.get('key_results'), at[3]))}"
    return f"{literal(data.get('team'))}/{name}@{literal(data.get('cycle'))}"


def _item(items: object, index: str | int) -> object:
    return items[index] if isinstance(items, list) and isinstance(index, int) and index < len(items) else None


def _id(entity: object) -> object:
    return literal(entity.get("id")) if isinstance(entity, dict) else None
