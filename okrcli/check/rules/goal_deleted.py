"""A key result or an objective was deleted rather than dropped.

Why: what was given up belongs in the review; a goal that is deleted was never missed.

Bad:

    # before:
    key_results:
      - {id: sessions, title: Organic sessions a month, unit: sessions, baseline: 40000, target: 50000}
      - {id: shops, title: Shops that sell us, kind: total, target: 12}
      - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
      - {id: crisis, title: The crisis plan is in force, kind: binary}

    # now:
    key_results:
      - {id: shops, title: Shops that sell us, kind: total, target: 12}
      - {id: nps, title: Customers recommend us, kind: maintain, min: 40}
      - {id: crisis, title: The crisis plan is in force, kind: binary}

Good:

    # before:
    key_results:
      - {id: sessions, title: Organic sessions a month, unit: sessions, baseline: 40000, target: 50000}

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000
        dropped: {date: 2026-11-02, why: the shop is sold}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.honest import WHY
from okrcli.check.rule import Context, Finding, Rule
from okrcli.compare.change import Difference, id_of
from okrcli.model.plan import PlannedObjective
from okrcli.workspace import Workspace


def check(subject: PlannedObjective | Workspace, context: Context) -> Iterator[Finding]:
    """The key results that are gone, at their objective; the objectives that are gone, at the top of their file."""
    if context.since is None:
        return
    if isinstance(subject, PlannedObjective):
        for each in context.since.deleted_key_results(subject.ref):
            said = f"the key result `{id_of(each.planned)}` was deleted, not dropped"
            yield Finding(said, ("key_results",), _hint(each, context.since.revision), on_key=True)
        return
    for each in context.since.deleted_objectives():
        said = f"the objective `{id_of(each.planned)}` was deleted, not dropped"
        file = each.planned.file if each.planned.file in subject.files else None
        yield Finding(said, (), _hint(each, context.since.revision), file=file)


def _hint(each: Difference, revision: str) -> str:
    ref = each.before.ref if each.before else each.ref
    return f"put it back (git show {revision}:./{each.planned.file} has it), then: okr drop {ref} {WHY}"


RULE = Rule("OKR404", "goal-deleted", "error", on=(PlannedObjective, Workspace), check=check)
