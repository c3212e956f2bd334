"""A key result holds several measures.

Why: when one of them is reached and the other is not, no number tells how it went, and the one that is easier pays for
the other.

Bad:

    key_results:
      - id: talks
        title: Heard at 3 conferences and 5 meetups
        kind: total
        unit: talks
        target: 8

Good:

    key_results:
      - {id: conferences, title: Conferences that hear us, kind: total, unit: conferences, target: 3}
      - {id: meetups, title: Meetups that hear us, kind: total, unit: meetups, target: 5}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult
from okrcli.wording.language.several import several

_HINT = "make a key result of each, or keep the one that matters more"


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """Two numbers that count different things; steps of a plan may hold as many as they like."""
    key_result = planned.key_result
    if key_result.measure.reads == "steps":
        return
    found = several(key_result.title)
    if found and key_result_stands(planned, context):
        left, right = found
        yield Finding(f"the title holds several measures, {left.text} and {right.text}", ("title",), _HINT)


RULE = Rule("OKR208", "several-measures", "warning", on=PlannedKeyResult, check=check)
