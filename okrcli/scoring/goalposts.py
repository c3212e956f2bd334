"""Where the goalposts stood: a move dated after today has not happened yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from okrcli.model.change import read_change
from okrcli.model.checkin import Move
from okrcli.model.key_result import KeyResult
from okrcli.model.plan import PlannedKeyResult
from okrcli.model.window import Window


def as_of(planned: PlannedKeyResult, due: date, today: date) -> PlannedKeyResult:
    """A key result with its goalposts as they stood on a day.

    Moves dated after that day are taken back, the latest first: the field has the value that the record gives as
    `from`. A record without it, or with one that is no value of its field, changes nothing.

    Args:
        planned: the key result as it stands in the file.
        due: the due date of its objective, which holds where the key result had none.
        today: the day.
    """
    key_result = planned.key_result
    if not key_result.moves and key_result.measure.known_on(today) is key_result.measure:
        return planned
    coming = sorted((move for move in key_result.moves if move.date > today), key=lambda move: move.date)
    for move in reversed(coming):
        key_result = _without(key_result, move)
    known = key_result.measure.known_on(today)
    if known is not key_result.measure:
        key_result = key_result.model_copy(update={"measure": known})
    if key_result is planned.key_result:
        return planned
    end = key_result.due or due
    window = Window(planned.window.start, end) if end >= planned.window.start else planned.window
    return planned._replace(key_result=key_result, window=window)


def _without(key_result: KeyResult, move: Move) -> KeyResult:
    if move.field not in _READ or "from_" not in move.model_fields_set:
        return key_result
    try:
        value = _READ[move.field](move.from_)
    except ValueError:
        return key_result
    if move.field in ("due", "weight"):
        return key_result.model_copy(update={move.field: value})
    if move.field not in type(key_result.measure).model_fields:
        return key_result
    measure = key_result.measure.model_copy(update={move.field: value})
    return key_result.model_copy(update={"measure": measure})


def _number(value: object) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    raise ValueError(value)


def _weight(value: object) -> Decimal:
    number = _number(value)
    if number is None:
        return Decimal(1)
    if number < 0:
        raise ValueError(value)
    return number


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


_READ: Mapping[str, Callable[[object], object]] = {
    "baseline": _number,
    "target": _number,
    "change": read_change,
    "min": _number,
    "max": _number,
    "due": _day,
    "weight": _weight,
}
