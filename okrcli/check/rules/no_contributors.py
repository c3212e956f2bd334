"""An objective is scored by what contributes to it, and nothing does.

Why: it has no score at all, and is missing from that of its team.

Bad:

    - id: growth
      title: Grow revenue
      owner: ana
      rollup: contributors

Good:

    - id: growth
      title: Grow revenue
      owner: ana
      rollup: contributors
    - id: brand
      title: People know what we stand for
      owner: ewa
      contributes_to: [growth]
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.alignment import is_served
from okrcli.check.rule import Context, Finding, Rule
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedObjective


def check(objective: PlannedObjective, context: Context) -> Iterator[Finding]:
    """Contributions to one of its key results count too."""
    each = objective.objective
    if each.rollup != "contributors" or each.dropped or objective.closed or objective.cycle.name == BACKLOG:
        return
    if not is_served(objective, context):
        hint = "name it in `contributes_to` of what serves it, or remove `rollup` to score it by its key results"
        yield Finding("it is scored by its contributors, and nothing contributes to it", ("rollup",), hint)


RULE = Rule("OKR307", "no-contributors", "warning", on=PlannedObjective, check=check)
