"""An objective contributes to one of another time: it ended before, or begins after.

Why: what is over cannot be helped any more, and what has not begun is not scored. Nearly always the reference was
copied from the last cycle and means the objective of this one.

Bad:

    # company.okr.yaml
    cycle: 2025-H2
    team: company
    objectives:
      - id: market-leader
        title: Lead the market for sustainable fashion
        owner: ewa
        key_results:
          - {id: share, title: Share of the market, unit: "%", baseline: 8, target: 20}
          - {id: known, title: People who know us, unit: "%", baseline: 30, target: 60}
          - {id: shops, title: Shops that sell us, kind: total, target: 120}

    # growth.okr.yaml
    - id: growth
      title: Grow revenue
      owner: ana
      contributes_to: [company/market-leader@2025-H2]

Good:

    # company.okr.yaml
    cycle: 2026-H2
    team: company
    objectives:
      - id: market-leader
        title: Lead the market for sustainable fashion
        owner: ewa
        key_results:
          - {id: share, title: Share of the market, unit: "%", baseline: 8, target: 20}
          - {id: known, title: People who know us, unit: "%", baseline: 30, target: 60}
          - {id: shops, title: Shops that sell us, kind: total, target: 120}

    # growth.okr.yaml
    - id: growth
      title: Grow revenue
      owner: ana
      contributes_to: [company/market-leader]
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.alignment import served
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedObjective

_HINT = "name the objective that goes on in {cycle}, or remove it"


def check(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    """Cycles that have no day in common with its own."""
    if objective.closed or objective.objective.dropped:
        return
    own = objective.cycle
    for each in served(objective, context):
        other = each.objective.cycle
        if other.window.due < own.window.start:
            said = f"the cycle {other.name} of `{each.ref}` ended on {other.window.due}, before {own.name} begins"
        elif other.window.start > own.window.due:
            said = f"the cycle {other.name} of `{each.ref}` begins on {other.window.start}, after {own.name} ends"
        else:
            continue
        yield Finding(said, each.at, _HINT.format(cycle=own.name))


RULE = Rule("OKR304", "apart-in-time", "warning", on=PlannedObjective, check=check)
