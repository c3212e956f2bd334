"""What the user has to choose in a template, and what it is once they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from okrcli.templates.library import Entity, Template, key_results

KEYS = ("baseline", "target", "change", "min", "max")
"""The keys that may be left open, in the order they are asked for."""


class Blank(NamedTuple):
    """A place in a template that is to be filled in.

    Attributes:
        objective: the index of its objective.
        key_result: the index of its key result in it.
        key: such as `baseline`.
    """

    objective: int
    key_result: int
    key: str


def blanks(template: Template) -> Iterator[Blank]:
    """Every place in the key results of a template that is to be filled in."""
    for index, objective in enumerate(template.objectives):
        for number, each in enumerate(key_results(objective)):
            yield from (Blank(index, number, key) for key in KEYS if key in each and each[key] is None)


def at(template: Template, blank: Blank) -> Entity:
    """The key result that a blank is in."""
    return key_results(template.objectives[blank.objective])[blank.key_result]


def filled(template: Template, answers: Mapping[Blank, Decimal | str]) -> Template:
    """A template with some of its places filled in."""
    objectives = []
    for index, objective in enumerate(template.objectives):
        inner = []
        for number, each in enumerate(key_results(objective)):
            told = {key: answers[Blank(index, number, key)] for key in KEYS if Blank(index, number, key) in answers}
            inner.append({**each, **told})
        objectives.append({**objective, "key_results": inner})
    return replace(template, objectives=tuple(objectives))


def level(relative: object, today: Decimal) -> Decimal | None:
    """Where a share arrives that goes some way from where it is; None where that is not told.

    Args:
        relative: how far, such as `+10%` of itself.
        today: the level today.

    >>> level("+10%", Decimal(2)), level("-15%", Decimal(20)), level(None, Decimal(2))
    (Decimal('2.2'), Decimal('17'), None)
    """
    part = _part(relative)
    if part is None:
        return None
    aim = today * (100 + part) / 100
    return Decimal(f"{aim.normalize():f}")


def example(relative: object) -> tuple[str, str] | None:
    """How a relative growth of a share is told: how much of itself, and what becomes of two percent then.

    >>> example("+10%")
    ('+10 %', '2.2')
    """
    part, aim = _part(relative), level(relative, Decimal(2))
    return None if part is None or aim is None else (f"{part:+f} %", f"{aim:f}")


def _part(relative: object) -> Decimal | None:
    from okrcli.model.change import read_change

    try:
        change = read_change(relative)
    except ValueError:
        return None
    return change.amount if change and change.how == "percent" else None
