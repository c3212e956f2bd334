"""An objective contributes to something that was given up, or is over.

Why: its score goes nowhere, and the people who work for it should know that nobody waits for it any more.

Bad:

    # today: 2026-11-22
    # company.okr.yaml
    cycle: 2026-H2
    team: company
    objectives:
      - id: market-leader
        title: Lead the market for sustainable fashion
        owner: ewa
        dropped: {date: 2026-11-02, why: we sell the brand}
        key_results:
          - {id: share, title: Share of the market, unit: "%", baseline: 8, target: 20}
          - {id: known, title: People who know us, unit: "%", baseline: 30, target: 60}
          - {id: shops, title: Shops that sell us, kind: total, target: 120}

    # growth.okr.yaml
    cycle: 2026-Q4
    team: marketing
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        start: 2026-11-16
        contributes_to: [company/market-leader]
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
          - {id: shops, title: Shops that sell us, kind: total, target: 12}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40}

Good:

    # today: 2026-11-22
    # growth.okr.yaml
    cycle: 2026-Q4
    team: marketing
    objectives:
      - id: growth
        title: Grow revenue
        owner: ana
        start: 2026-11-16
        key_results:
          - {id: revenue, title: Revenue a month, unit: EUR, baseline: 20000, target: 30000}
          - {id: shops, title: Shops that sell us, kind: total, target: 12}
          - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.alignment import Served, served
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.plan import PlannedObjective


def check(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    """What was dropped or closed by today, and cycles that ended by today though they began in time."""
    if objective.objective.dropped:
        return
    for each in served(objective, context):
        said = _over(each, objective, context)
        if said:
            yield Finding(said, each.at, "name what it serves instead, or ask whether it is still wanted")


def _over(each: Served, objective: PlannedObjective, context: Context) -> str | None:
    today, window = context.today, each.objective.cycle.window
    if window.due < objective.cycle.window.start:
        return None  # another rule tells of that
    for dropped in each.dropped:
        if dropped.date <= today:
            return f"`{each.ref}` was given up on {dropped.date}"
    if each.objective.closed and each.objective.closed.date <= today:
        return f"`{each.ref}` was closed on {each.objective.closed.date}"
    if window.due < today:
        return f"the cycle of `{each.ref}` ended on {window.due}"
    return None


RULE = Rule("OKR305", "given-up-parent", "info", on=PlannedObjective, check=check, dated=True)
