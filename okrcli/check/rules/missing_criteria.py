"""A verdict has no criteria.

Why: without words for what 0, 0.5 and 1 look like, a verdict means what its reader likes, and in week twelve the same
work is a 0.4 or a 0.8.

Bad:

    key_results:
      - id: voice
        title: Heard in the trade
        kind: judged

Good:

    key_results:
      - id: voice
        title: Heard in the trade
        kind: judged
        criteria: "0: nobody quotes us. 0.5: bloggers do. 1: the trade press asks us first."
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult

_HINT = "write `criteria:` that say what 0, 0.5 and 1 look like"


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """Where progress is what a person says it is."""
    measure = planned.key_result.measure
    if measure.reads == "verdict" and not measure.rubric() and key_result_stands(planned, context):
        yield Finding("nobody can tell what a verdict on this means", ("criteria",), _HINT)


RULE = Rule("OKR216", "missing-criteria", "warning", on=PlannedKeyResult, check=check)
