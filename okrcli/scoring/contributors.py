"""What contributes to what, in an order in which it can be scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.model.plan import PlannedObjective


def contributors_of(objectives: Sequence[PlannedObjective]) -> dict[str, list[str]]:
    """The objectives that each objective made of contributors is scored by, in order of their scoring.

    An objective contributes where it names the other one, or one of its key results. Keys are the references of the
    objectives with `rollup: contributors`, each after those it depends on; a loop is broken where it closes, by
    leaving out the objective that would close it. Lists are in the order of the plan.

    Args:
        objectives: of the plan, in order.
    """
    made = {each.ref for each in objectives if each.objective.rollup == "contributors"}
    if not made:
        return {}
    found = _named(objectives)
    order: dict[str, list[str]] = {}
    for root in (each.ref for each in objectives if each.ref in made):
        path: dict[str, Iterator[str]] = {} if root in order else {root: iter(found.get(root, ()))}
        kept: dict[str, list[str]] = {root: []}
        while path:
            ref = next(reversed(path))
            part = next(path[ref], None)
            if part is None:
                del path[ref]
                order[ref] = kept[ref]
            elif part not in path:
                kept[ref].append(part)
                if part in made and part not in order:
                    path[part], kept[part] = iter(found.get(part, ())), []
    return order


def _named(objectives: Sequence[PlannedObjective]) -> dict[str, list[str]]:
    owner = {key_result.ref: each.ref for each in objectives for key_result in each.key_results}
    found: dict[str, list[str]] = {}
    for each in objectives:
        for target in dict.fromkeys(owner.get(named, named) for named in each.contributes_to):
            found.setdefault(target, []).append(each.ref)
    return found
