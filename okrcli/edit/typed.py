"""From what people type to what stands in the files: by the types of the model's own fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from okrcli.errors import OkrError, enumerated
from okrcli.model.change import Change
from okrcli.model.checkin import Step
from okrcli.model.key_result import KeyResult
from okrcli.model.kinds import KIND_NAMES, KINDS
from okrcli.model.objective import Band, Kpi, Objective
from okrcli.model.scalars import slug
from okrcli.yamldoc.operations import Value

Number = Callable[[str], Decimal | None]
"""Reads a number as people type it here."""

Texts = Mapping[str, str | Sequence[str]]
"""What was typed, by the key it is for; several texts for a list."""

INSTEAD = {"target": "change", "change": "target"}
"""Two ways to say the same goal: a file has one of them."""

_STEP_SIGN = ":"


class NotReadable(OkrError):
    """What was typed is not what its key takes.

    Attributes:
        key: the key.
    """

    def __init__(self, key: str, text: str, wanted: str, hint: str) -> None:
        super().__init__(f"`{text}` is not {wanted} for {key}")
        self.key = key
        self.hint = hint


def read(key: str, typed: str | Sequence[str], number: Number) -> Value:
    """What to write at a key for what was typed; what the model itself will refuse goes through as text.

    Args:
        key: of an objective, a key result, a KPI or the band of one.
        typed: one text, or several for a list.
        number: reads numbers.

    Raises:
        NotReadable: it is not a number, a date or an answer where one is wanted.
    """
    sorts = types_of(key)
    texts = (typed,) if isinstance(typed, str) else tuple(typed)
    if Step in sorts:
        return [_step(text) for text in texts]
    if tuple in sorts and not choices_of(key):
        return texts[0] if len(texts) == 1 and _one_may_stand(key) else list(texts)
    return _single(key, " ".join(texts).strip(), sorts, number)


def as_value(node: object) -> Value:
    """Data that was read, as something to write."""
    if isinstance(node, Mapping):
        return {str(key): as_value(each) for key, each in node.items()}
    if isinstance(node, list | tuple):
        return [as_value(each) for each in node]
    return node if node is None or isinstance(node, str | Decimal | bool | date) else str(node)


def choices_of(key: str) -> tuple[str, ...]:
    """The words that a key takes; empty where it takes anything."""
    return tuple(KIND_NAMES) if key == "kind" else tuple(_words_in(_annotations().get(key)))


def types_of(key: str) -> frozenset[type]:
    """The types that a key takes, bare of all that is around them."""
    return frozenset(_parts(_annotations().get(key)))


def _single(key: str, text: str, sorts: frozenset[type], number: Number) -> Value:
    if Change in sorts:
        return read_change(text, number)
    if Decimal in sorts:
        return _number(key, text, number)
    if date in sorts:
        return _day(key, text)
    if bool in sorts:
        return _answer(key, text)
    return text


def read_change(text: str, number: Number) -> str | Decimal:
    """A change as a file has it: `+25%` and `x2` with a decimal point, or a number to add."""
    bare = text.strip()
    amount = number(bare[1:]) if bare[:1] in ("x", "×") else None
    if amount is not None:
        return f"x{amount:f}"
    plain = number(bare.removesuffix("%"))
    if plain is None or not bare.endswith("%"):
        return bare if plain is None else plain
    return f"{'' if plain < 0 else '+'}{plain:f}%" if bare[0] in "+-−" else bare


def _number(key: str, text: str, number: Number) -> Decimal:
    if key in INSTEAD and (text[:1] in ("+", "x", "×") or (text[:1] in ("-", "−") and text.endswith("%"))):
        raise NotReadable(key, text, "a level", f"a way to go from the baseline goes with --{INSTEAD[key]}")
    value = number(text)
    if value is None:
        raise NotReadable(key, text, "a number", "write it such as 41200, 43.9k or 3.5")
    return value


def _day(key: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotReadable(key, text, "a date", "write YEAR-MONTH-DAY, such as 2026-11-22") from None


def _answer(key: str, text: str) -> bool:
    answers = {"yes": True, "true": True, "no": False, "false": False}
    if text.lower() not in answers:
        raise NotReadable(key, text, enumerated(("yes", "no")), "write yes or no")
    return answers[text.lower()]


def _step(text: str) -> Value:
    """`brief: Brief agreed`, or a title alone, whose slug is the id."""
    head, sign, rest = (part.strip() for part in text.partition(_STEP_SIGN))
    if sign and rest and slug(head) == head:
        return {"id": head, "title": rest}
    return {"id": slug(text), "title": text.strip()} if slug(text) != text else {"id": text}


def _one_may_stand(key: str) -> bool:
    """Whether one value may stand for a list of one: so it is with owners."""
    return key == "owner"


@cache
def _annotations() -> dict[str, Any]:
    models: tuple[type[BaseModel], ...] = (Band, Kpi, *KINDS, Objective, KeyResult)
    return {name: field.annotation for model in models for name, field in model.model_fields.items()}


def _parts(annotation: object) -> Iterator[type]:
    sort = get_origin(annotation) or annotation
    if isinstance(sort, type):
        yield sort
    for each in get_args(annotation):
        yield from _parts(each)


def _words_in(annotation: object) -> Iterator[str]:
    for each in get_args(annotation):
        if isinstance(each, str):
            yield each
        else:
            yield from _words_in(each)
