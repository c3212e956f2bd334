"""The last record of a move tells another value than the one that holds.

Why: somebody moved the goalpost once more, without a record, or wrote the record wrong; the history of the goal no
longer adds up.

Bad:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 43000
        moves:
          - {date: 2026-10-20, field: target, from: 50000, to: 45000, why: the campaign was cut by half}

Good:

    key_results:
      - id: sessions
        title: Organic sessions a month
        unit: sessions
        baseline: 40000
        target: 43000
        moves:
          - {date: 2026-10-20, field: target, from: 50000, to: 45000, why: the campaign was cut by half}
          - {date: 2026-11-03, field: target, from: 45000, to: 43000, why: the rest of it was put off}
"""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.check.honest import retarget, written
from okrcli.check.rule import Context, Finding, Rule
from okrcli.compare.change import GOALPOSTS
from okrcli.compare.goalposts import last_told, plain
from okrcli.model.key_result import KeyResult
from okrcli.model.plan import PlannedKeyResult


def check(planned: PlannedKeyResult, context: Context) -> Iterator[Finding]:
    """The last record of each goalpost; a due date may also be the one that the objective gives."""
    del context
    moves = planned.key_result.moves
    for field in sorted({each.field for each in moves} & GOALPOSTS):
        last = last_told(field, moves)
        standing = _standing(planned, field)
        if last is None or plain(field, last.to) in standing:
            continue
        said = (
            f"the last record says that `{field}` went to {written(last.to)}, but it is {written(_own(planned, field))}"
        )
        hint = f"put `{field}: {written(last.to)}` back, then: {retarget(planned.ref, field, _own(planned, field))}"
        yield Finding(said, ("moves", moves.index(last), "to"), hint if last.to is not None else None)


def _own(planned: PlannedKeyResult, field: str) -> object:
    holder = planned.key_result if field in KeyResult.model_fields else planned.key_result.measure
    own = getattr(holder, field, None)
    return planned.window.due if field == "due" and own is None else own


def _standing(planned: PlannedKeyResult, field: str) -> list[object]:
    """What a record may say of the value that holds; a key that is not written may be told as nothing."""
    own = _own(planned, field)
    unwritten = field == "due" and planned.key_result.due is None
    return [plain(field, own), *([None] if unwritten or field == "weight" else [])]


RULE = Rule("OKR406", "stale-move", "warning", on=PlannedKeyResult, check=check)
