"""A goal, a baseline, a weight or a due date was moved, and nothing says so.

Why: a target that is lowered in silence turns a miss into a success; a move with its reason is a decision that
everybody can see.

Bad:

    # before:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 45000

Good:

    # before:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 50000

    # now:
    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 45000
        moves:
          - {date: 2026-11-02, field: target, from: 50000, to: 45000, why: the campaign was cut by half}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.honest import retarget, written
from okrcli.check.rule import Context, Finding, Rule
from okrcli.compare.change import GOALPOSTS, FieldChange
from okrcli.model.cycle import BACKLOG
from okrcli.model.plan import PlannedKeyResult, PlannedObjective


def check(subject: PlannedObjective | PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """Every goalpost that has another value than at the revision, without records that lead from one to the other."""
    difference = context.since.of(subject.ref) if context.since else None
    if difference and isinstance(subject, PlannedObjective) and isinstance(difference.before, PlannedObjective):
        yield from _of_cycle(difference.before, subject)
    for change in difference.fields if difference else ():
        if change.silent:
            yield Finding(_said(change), tuple(change.field.split(".")[:1]), _hint(subject, change))


def _of_cycle(before: PlannedObjective, after: PlannedObjective) -> Iterator[Finding]:
    """Another cycle is another due date; what leaves the backlog had none."""
    if before.cycle.name not in (BACKLOG, after.cycle.name) and before.window.due != after.window.due:
        said = f"it was moved from the cycle {before.cycle.name} to {after.cycle.name}, and no record says why"
        hint = f"put it back into {before.cycle.name}; okr rollover takes what goes on into the next cycle, in the open"
        yield Finding(said, ("id",), hint)


def _said(change: FieldChange) -> str:
    name = change.field.replace("steps.", "step ").replace(".", ", ")
    if change.after is None:
        return f"`{name}` was {written(change.before)} and is gone, and no record says why"
    return f"`{name}` was moved from {written(change.before)} to {written(change.after)}, and no record says why"


def _hint(subject: PlannedObjective | PlannedKeyResult, change: FieldChange) -> str:
    before, after = written(change.before), written(change.after)
    if isinstance(subject, PlannedObjective):
        part = subject.key_results[0].key_result.id if subject.key_results else "a key result"
        return (
            f"put `due: {before}` back, or say why under `moves:` of {part}: "
            f"- {{date: …, field: due, from: {before}, to: {after}, why: …}}"
        )
    if change.field in GOALPOSTS and change.after is not None:
        undo = f"put `{change.field}: {before}` back" if change.before is not None else f"take `{change.field}` out"
        return f"{undo}, then: {retarget(subject.ref, change.field, change.after)}"
    field = change.field.partition(".")[0]
    return f"put it back, or say why under `moves:`: - {{date: …, field: {field}, from: {before}, to: {after}, why: …}}"


RULE = Rule("OKR401", "goalpost-moved", "error", on=(PlannedObjective, PlannedKeyResult), check=check)
