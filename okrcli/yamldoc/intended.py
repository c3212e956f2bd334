"""What the data of a file is meant to be after an operation: the yardstick for what the patch really did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import singledispatch

from okrcli.problem import Path
from okrcli.yamldoc.operations import Add, Append, Comment, Insert, Operation, Remove, Rename, Replace, Value

Data = object
Group = dict[str, object]


def applied(data: Data, operation: Operation) -> Data:
    """The data with one operation done; the original stays as it is.

    Raises:
        Mismatch: the path is not there, or the key is there already.
    """
    return _applied(operation, data)


class Mismatch(Exception):
    """The data is not what the operation takes it for; the text is the end of a sentence."""


def read_back(value: Value) -> Data:
    """What a value is when it has been written and read."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: read_back(each) for key, each in value.items()}
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if value is None or isinstance(value, (str, Decimal, bool)):
        return value
    return [read_back(each) for each in value]


def same(left: Data, right: Data) -> bool:
    """Whether two readings are equal, `1` and `true` and `'1'` being three different values."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(each, right[key]) for key, each in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def _changed(data: Data, at: Path, change: Callable[[Data], Data]) -> Data:
    """The data with the value at a path changed, and copies of all that is around it."""
    if not at:
        return change(data)
    step, rest = at[0], at[1:]
    if isinstance(data, dict) and isinstance(step, str):
        if step not in data:
            raise _missing(step)
        return {**data, step: _changed(data[step], rest, change)}
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return [*data[:step], _changed(data[step], rest, change), *data[step + 1 :]]
    raise _missing(step)


def _missing(step: object) -> Mismatch:
    name = f"`{step}`" if isinstance(step, str) else f"item {step}"
    return Mismatch(f"{name} is not there")


@singledispatch
def _applied(operation: Operation, _: Data) -> Data:
    raise TypeError(operation)


@_applied.register
def _(operation: Replace, data: Data) -> Data:
    return _changed(data, operation.at, lambda _: read_back(operation.value))


@_applied.register
def _(operation: Add, data: Data) -> Data:
    def added(group: Data) -> Data:
        if group is not None and not isinstance(group, dict):
            raise Mismatch("there is something else than keys")
        if group and operation.key in group:
            raise Mismatch(f"`{operation.key}` is there already")
        return {**(group or {}), operation.key: read_back(operation.value)}

    return _changed(data, operation.at, added)


@_applied.register
def _(operation: Append, data: Data) -> Data:
    item = read_back(operation.value)

    def appended(items: Data) -> Data:
        if items is not None and not isinstance(items, list):
            raise Mismatch("there is something else than a list")
        return [*(items or []), item]

    def in_group(group: Data) -> Data:
        if not isinstance(group, dict):
            return _changed(group, operation.at[-1:], appended)
        name = str(operation.at[-1])
        return {**group, name: appended(group.get(name))}

    return _changed(data, operation.at[:-1], in_group) if operation.at else appended(data)


@_applied.register
def _(operation: Insert, data: Data) -> Data:
    def inserted(items: Data) -> Data:
        if not isinstance(items, list) or not 0 <= operation.index <= len(items):
            raise _missing(operation.index)
        return [*items[: operation.index], read_back(operation.value), *items[operation.index :]]

    return _changed(data, operation.at, inserted)


@_applied.register
def _(operation: Remove, data: Data) -> Data:
    if not operation.at:
        raise Mismatch("the whole file is not removed")
    step = operation.at[-1]

    def removed(found: Data) -> Data:
        if isinstance(found, dict) and step in found:
            return {key: each for key, each in found.items() if key != step}
        if isinstance(found, list) and isinstance(step, int) and 0 <= step < len(found):
            return [*found[:step], *found[step + 1 :]]
        raise _missing(step)

    return _changed(data, operation.at[:-1], removed)


@_applied.register
def _(operation: Rename, data: Data) -> Data:
    if not operation.at:
        raise Mismatch("the top of the file has no key")

    def renamed(group: Data) -> Data:
        if not isinstance(group, dict) or operation.at[-1] not in group:
            raise _missing(operation.at[-1])
        if operation.new_key in group:
            raise Mismatch(f"`{operation.new_key}` is there already")
        return {operation.new_key if key == operation.at[-1] else key: each for key, each in group.items()}

    return _changed(data, operation.at[:-1], renamed)


@_applied.register
def _(operation: Comment, data: Data) -> Data:
    del operation
    return data
