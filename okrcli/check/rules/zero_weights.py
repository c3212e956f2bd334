"""All weights are zero.

Why: a weight of zero means that something does not count. Where nothing counts there is no score, for the objective,
the team or the plan.

Bad:

    - id: growth
      title: Grow revenue
      owner: ana
      key_results:
        - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000, weight: 0}
        - {id: shops, title: Shops that sell us, kind: total, target: 12, weight: 0}
        - {id: nps, title: Customers recommend us, kind: maintain, min: 40, weight: 0}

Good:

    - id: growth
      title: Grow revenue
      owner: ana
      key_results:
        - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
        - {id: shops, title: Shops that sell us, kind: total, target: 12, weight: 2}
        - {id: nps, title: Customers recommend us, kind: maintain, min: 40, weight: 0}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import beside, key_result_stands, stands
from okrcli.model.plan import PlannedKeyResult, PlannedObjective

_HINT = "give what counts a weight above 0, or leave `weight` out: all count the same then"


def check(subject: PlannedObjective | PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """The key results of an objective, the objectives of a team, the steps of a plan."""
    if isinstance(subject, PlannedObjective):
        if stands(subject):
            yield from _of_team(subject, context)
            yield from _of_key_results(subject)
    elif subject.key_result.measure.reads == "steps":
        steps = subject.key_result.measure.goal().steps
        if steps and not any(step.weight for step in steps) and key_result_stands(subject, context):
            yield Finding("all steps have a weight of 0: there is no progress", ("steps",), _HINT, on_key=True)


def _of_team(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    if objective.objective.weight:
        return
    group = beside(objective, context)
    if group[0].ref == objective.ref and not any(each.objective.weight for each in group):
        said = f"all objectives of {objective.team} in {objective.cycle.name} have a weight of 0: there is no score"
        yield Finding(said, ("weight",), _HINT)


def _of_key_results(objective: PlannedObjective) -> Iterator[Finding]:
    live = False
    for each in objective.key_results:
        if each.key_result.dropped is None:
            live = True
            if each.key_result.weight:
                return
    if live and objective.objective.rollup == "key_results":
        said = "all key results have a weight of 0: the objective has no score"
        yield Finding(said, ("key_results",), _HINT, on_key=True)


RULE = Rule("OKR213", "zero-weights", "warning", on=(PlannedObjective, PlannedKeyResult), check=check)
