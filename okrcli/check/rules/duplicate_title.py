"""Two key results of an objective have the same title.

Why: in a report they cannot be told apart, and one of them is often what is left of a copy.

Bad:

    key_results:
      - {id: shops, title: Shops that sell us, kind: total, target: 12}
      - {id: shops-abroad, title: Shops that sell us, kind: total, target: 5}
      - {id: nps, title: Customers recommend us, kind: maintain, min: 40}

Good:

    key_results:
      - {id: shops, title: Shops that sell us, kind: total, target: 12}
      - {id: shops-abroad, title: Shops abroad that sell us, kind: total, target: 5}
      - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult

_HINT = "say in each title what tells it apart, or delete the one that was copied"


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """The later of two; what was dropped does not count."""
    title = planned.key_result.title
    for other in context.objective.key_results if context.objective else ():
        if other is planned:
            return
        if len(other.key_result.title) == len(title) and other.key_result.title.casefold() == title.casefold():
            if other.key_result.dropped is None and key_result_stands(planned, context):
                yield Finding(f"`{other.key_result.id}` has the same title", ("title",), _HINT)
            return


RULE = Rule("OKR215", "duplicate-title", "warning", on=PlannedKeyResult, check=check)
