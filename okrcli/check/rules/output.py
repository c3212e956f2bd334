"""A task poses as a result.

Why: a task can be done to the letter while nothing gets better. A key result says what is different afterwards; then
there may be other ways to it than the first that came to mind. A plan of work is honest as `kind: milestones`. Drafts
in the backlog are exempt. First words that are results to you, such as `launch`, go to the option `allow`.

Bad:

    key_results:
      - id: guide
        title: Write a welcome guide
        kind: binary

Good:

    key_results:
      - id: questions
        title: Questions of new customers in their first week
        unit: questions
        baseline: 120
        target: 60
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult
from okrcli.model.scalars import Strict, Words
from okrcli.wording.language.openings import task
from okrcli.wording.units import is_currency

_HINT = "say what will be different then and how it shows, or make the work a plan with `kind: milestones`"
_MEASURED = frozenset({"%", "s", "min", "h", "d"})


class Options(Strict):
    """What is a result all the same."""

    allow: Words = Field((), description="first words of a title that are no finding, such as launch")


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """A title that begins with a task and says nothing of what comes of it; a share, money or time is a result."""
    key_result = planned.key_result
    reads = key_result.measure.reads
    if reads not in ("answer", "number"):
        return
    word = task(key_result.title, yes_or_no=reads == "answer")
    if word is None or word.lower() in context.options(Options).allow or not key_result_stands(planned, context):
        return
    unit = key_result.measure.goal().unit or ""
    if unit not in _MEASURED and not is_currency(unit):
        yield Finding(f"`{word} ...` is a task: it can be done without anything getting better", ("title",), _HINT)


RULE = Rule("OKR209", "output", "warning", on=PlannedKeyResult, check=check, options=Options)
