"""Lines as plain data and back: what is kept of them from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from okrcli.model.cycle import Cycle
from okrcli.reports.lines import KeyResultLine, KpiLine, Marks, ObjectiveLine
from okrcli.scoring.cycles import Member
from okrcli.wording.goals import GoalShape, Standing

Packed = tuple[Any, ...]
"""Numbers, texts and tuples of these; decimals as text, days by their ordinal."""

Course = Callable[[str], Sequence[float]]
"""Gives the course of the key result of a reference."""

_decimal, _day = Decimal, date.fromordinal


class KeptGoal(NamedTuple):
    """A goal as far as a line tells of it; what its steps are is not kept, only how many."""

    unit: str | None
    baseline: Decimal | None
    target: Decimal | None
    change: str | None
    min: Decimal | None
    max: Decimal | None
    strict: bool | None
    hold: str | None
    per: str | None
    steps: Sequence[object]


def pack_kpi(line: KpiLine) -> Packed:
    """The line of a KPI."""
    low, high = line.healthy or (None, None)
    return (
        *line[:7],
        _text(line.value),
        line.day and line.day.toordinal(),
        line.state,
        None if line.healthy is None else (_text(low), _text(high)),
        tuple(line.course()),
    )


def unpack_kpi(packed: Packed) -> KpiLine:
    """The line of a KPI again."""
    ref, name, title, unit, owners, tags, team, value, day, state, healthy, course = packed
    levels = None if healthy is None else (_number(healthy[0]), _number(healthy[1]))
    return KpiLine(
        ref, name, title, unit, owners, tags, team, _number(value), day and _day(day), state, levels, lambda: course
    )


def pack(line: ObjectiveLine) -> Packed:
    """The line of an objective with those of its key results."""
    marks, member = line.marks, line.member
    return (
        marks[:6],
        marks.due.toordinal(),
        line.id,
        member.cycle.name,
        member[1:],
        line[3:8],
        [_key_result(each) for each in line.key_results],
    )


def unpack(packed: Packed, cycle: Callable[[str], Cycle], course: Course) -> ObjectiveLine:
    """The line of an objective again.

    Args:
        packed: what `pack` gave.
        cycle: the cycle of a name.
        course: the progress of the key result of a reference, after each day with a check-in: it takes long to work
            out and is seldom drawn, and so is not kept.
    """
    (ref, title, owners, tags, health, share), due, name, cycle_name, group, told, key_results = packed
    team, score, weight, counts = group
    committed, made_of, own_due, unmeasured, silent = told
    return ObjectiveLine(
        Marks(ref, title, owners, tags, health, share, _day(due)),
        name,
        Member(cycle(cycle_name), team, score, weight, counts),
        committed,
        made_of,
        own_due,
        unmeasured,
        silent,
        tuple([_key_result_again(each, course) for each in key_results]),
    )


def _key_result(line: KeyResultLine) -> Packed:
    marks = line.marks
    value, goal, reads = line.standing
    return (
        marks[:6],
        marks.due.toordinal(),
        line.id,
        _text(value),
        _goal(goal),
        reads,
        line[3:10],
        None if line.logged is None else line.logged.toordinal(),
        line.contradicts,
    )


def _key_result_again(packed: Packed, course: Course) -> KeyResultLine:
    words, due, name, value, goal, reads, numbers, logged, contradicts = packed
    ref, title, owners, tags, health, share = words
    expected, no_data, confidence, before, likely, spread, silent = numbers
    unit, baseline, target, change, low, high, strict, hold, per, steps = goal
    return KeyResultLine(
        Marks(ref, title, owners, tags, health, share, _day(due)),
        name,
        Standing(
            value and _decimal(value),
            KeptGoal(
                unit,
                baseline and _decimal(baseline),
                target and _decimal(target),
                change,
                low and _decimal(low),
                high and _decimal(high),
                strict,
                hold,
                per,
                (None,) * steps,
            ),
            reads,
        ),
        expected,
        no_data,
        confidence,
        before,
        likely,
        spread,
        silent,
        logged and _day(logged),
        contradicts,
        partial(course, ref),
    )


def _goal(goal: GoalShape) -> Packed:
    return (
        goal.unit,
        _text(goal.baseline),
        _text(goal.target),
        goal.change,
        _text(goal.min),
        _text(goal.max),
        goal.strict,
        goal.hold,
        goal.per,
        len(goal.steps),
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
