"""An objective contributes to nothing, although there are goals for a longer cycle around it.

Why: the goals of a year are reached by those of its quarters. An objective without a thread to them is either missing
one, or should be asked what it is for.

Bad:

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

from okrcli.check.alignment import goals_around
from okrcli.check.rule import Context, Finding, Rule
from okrcli.errors import enumerated
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedObjective


def check(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    """Those that are live, where the cycles around hold live objectives."""
    each = objective.objective
    if each.contributes_to or each.dropped or objective.closed or objective.cycle.name == BACKLOG:
        return
    around = goals_around(objective, context)
    if around:
        said = f"the objective contributes to nothing, although {around[0].cycle.name} has goals"
        names = [f"{goal.team}/{goal.objective.id}" for goal in around[:2]]
        hint = f"add `contributes_to:` with what it serves, such as {enumerated(names)}"
        yield Finding(said, ("contributes_to",), hint)


RULE = Rule("OKR306", "no-contribution", "info", on=PlannedObjective, check=check)
