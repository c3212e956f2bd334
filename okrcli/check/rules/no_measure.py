"""A key result cannot be measured the way it is written.

Why: a yes or no is silent until the last week, while a number tells from the first one how far it is. So a `binary`
whose title holds a number hides it, and one that only says `improve` will be argued about. Drafts in the backlog are
exempt. First words that are clear to you go to the option `allow`.

Bad:

    key_results:
      - id: churn
        title: Reduce churn by 15 %
        kind: binary

Good:

    key_results:
      - id: churn
        title: Churn of small accounts
        unit: "%"
        baseline: 4
        target: 3.4
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from okrcli.check.rule import Context, Finding, Rule
from okrcli.check.standing import key_result_stands
from okrcli.model.plan import PlannedKeyResult
from okrcli.model.scalars import Strict, Words
from okrcli.wording.language.openings import vague
from okrcli.wording.language.quantity import Quantity, quantities
from okrcli.wording.language.several import several
from okrcli.wording.language.title import holder
from okrcli.wording.language.words import words

_VAGUE = "name the number that would show it, with `baseline` and `target`; or say what will be true then"


class Options(Strict):
    """What is clear enough."""

    allow: Words = Field((), description="first words of a title that are no finding, such as simplify")


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """A number in the title of what is only done or not done, or a direction without one."""
    key_result = planned.key_result
    if key_result.measure.reads != "answer":
        return
    found = _in_title(key_result.title, context)
    if found and key_result_stands(planned, context):
        yield found


def _in_title(title: str, context: Context) -> Finding | None:
    number = next((each for each in quantities(title) if not each.is_one), None)
    if number:
        # Several measures in one are told as such: each of them needs a number of its own.
        said = f"the title names a number, {number.text}, and a yes or no cannot tell how far it is"
        return None if several(title) else Finding(said, ("title",), _hint(number, title))
    word = vague(title)
    if word is None or word.lower() in context.options(Options).allow:
        return None
    return Finding(f"`{word}` says which way, not how far", ("title",), _VAGUE)


def _hint(number: Quantity, title: str) -> str:
    if len(number.numbers) > 1 and number.sort != "share":
        return "make it a metric: write `baseline` and `target` instead of `kind: binary`"
    if number.sort == "count" and holder(words().periods).search(title.lower()):
        return "write `kind: recurring` with `target` and `per`"
    if number.sort == "count":
        return "write `kind: total` with `target` and `unit`, or `baseline` and `target` where it is a level"
    return "write `baseline` and `target`, or `kind: maintain` with `min` or `max` for a level to hold"


RULE = Rule("OKR207", "no-measure", "warning", on=PlannedKeyResult, check=check, options=Options)
