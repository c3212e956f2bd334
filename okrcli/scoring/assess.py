"""The scoring as a whole: a plan and a day in, a scorecard out."""

from __future__ import annotations

import gc
from datetime import date

from okrcli.model.plan import Plan, PlannedObjective
from okrcli.model.settings import Settings
from okrcli.scoring.contributors import contributors_of
from okrcli.scoring.cycles import group_cycles, group_teams
from okrcli.scoring.frame import Frame
from okrcli.scoring.key_result import score_key_result
from okrcli.scoring.objective import score_objective
from okrcli.scoring.policy import Policy, Rules, policy_of, rules_of
from okrcli.scoring.readings import Readings
from okrcli.scoring.scorecard import ObjectiveScore, Scorecard


def score(plan: Plan, today: date, policy: Policy | None = None) -> Scorecard:
    """Scores a plan on a day: the same plan and the same day give the same numbers, for ever.

    What is dated after that day does not exist yet: check-ins, readings, steps done, goals dropped, moves of a
    goalpost (the goal stands where it stood), the close of a file and with it the file's grades. A grade in a file
    that is not closed counts. Drafts are not scored.

    A closed file keeps the policy and the bands it was closed with. Wherever a key result has a grade, the grade
    decides its health and is what rolls up.

    Args:
        plan: all that is valid in a workspace.
        today: the day.
        policy: figures of the forecast for the files that are not closed; default: what the settings ask for.
    """
    # Nothing here makes cycles, and every collection would walk the whole plan: a third of the time at 10,000 files.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _score(plan, today, policy or policy_of(plan.settings))
    finally:
        if collecting:
            gc.enable()


def _score(plan: Plan, today: date, chosen: Policy) -> Scorecard:
    open_rules, readings = rules_of(plan.settings, chosen), Readings(today)
    frames = {each.ref: _frame(each, plan.settings, open_rules, readings) for each in plan.objectives}
    key_results = {
        ref: tuple(score_key_result(each, frame) for each in frame.objective.key_results)
        for ref, frame in frames.items()
    }
    contributors = contributors_of(plan.objectives)
    scored: dict[str, ObjectiveScore] = {
        ref: score_objective(frame, key_results[ref]) for ref, frame in frames.items() if ref not in contributors
    }
    for ref, parts in contributors.items():
        scored[ref] = score_objective(frames[ref], key_results[ref], [scored[part] for part in parts])
    objectives = tuple(scored[each.ref] for each in plan.objectives)
    return Scorecard(
        today=today,
        policy=chosen.version,
        objectives=objectives,
        teams=group_teams(objectives, today),
        cycles=group_cycles(objectives, today),
        kpis=tuple(map(readings.state, plan.kpis)),
    )


def _frame(planned: PlannedObjective, settings: Settings, open_rules: Rules, readings: Readings) -> Frame:
    today = readings.today
    closed = planned.closed if planned.closed is not None and planned.closed.date <= today else None
    rules = open_rules if closed is None else rules_of(settings, open_rules.policy, closed)
    dropped = planned.objective.dropped
    return Frame(
        objective=planned,
        rules=rules,
        readings=readings,
        closed=closed is not None,
        graded=planned.closed is None or closed is not None,
        dropped=dropped if dropped is not None and dropped.date <= today else None,
    )
