"""Values as text: on one line in brackets, or as lines of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.yamldoc import writing
from okrcli.yamldoc.operations import Scalar, Value
from okrcli.yamldoc.style import PLAIN_FLOW, BlockStyle, FlowStyle

_WIDEST_LIST = 100


class Habits(NamedTuple):
    """What a file does, for what has no neighbours.

    Attributes:
        offset: columns from a key to the dashes of its list.
        step: columns from a key to the keys below it.
        block: whether records take several lines.
    """

    offset: int = 2
    step: int = 2
    block: bool = False


def is_scalar(value: Value) -> bool:
    """Whether a value is no collection."""
    return value is None or isinstance(value, (str, Decimal, int, date))


def in_brackets(value: Value, style: FlowStyle = PLAIN_FLOW, key: str = "") -> str:
    """A value on one line, as it stands in brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{style.key(name)}{style.colon}{in_brackets(each, style, name)}" for name, each in value.items())
        inner = style.comma.join(pairs)
        return f"{{{style.pad}{inner}{style.pad}}}" if inner else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{style.comma.join(in_brackets(each, style) for each in value)}]"
    return writing.scalar(value, brackets=True, quote=style.quote(key))


def one_line(value: Value, quote: str = "") -> str:
    """A value on one line outside of brackets: collections in brackets, scalars as they are."""
    if value is None or isinstance(value, (str, Decimal, int, date)):
        return writing.scalar(value, quote=quote)
    return in_brackets(value)


def pairs(group: Mapping[str, Value], column: int, style: BlockStyle, habits: Habits) -> list[str]:
    """The lines of a mapping whose keys start in a column."""
    lines: list[str] = []
    for key, value in group.items():
        lines += pair(key, value, column, style, habits)
    return lines


def pair(key: str, value: Value, column: int, style: BlockStyle, habits: Habits) -> list[str]:
    """The lines of one key and its value."""
    margin = " " * column
    text = writing.block(value) if isinstance(value, str) else None
    if text is not None:
        return [margin + style.before(key, text[0]), *_indented(text[1], column + habits.step)]
    if isinstance(value, Mapping) and value and (habits.block or not _is_record(value)):
        return [margin + style.head(key), *pairs(value, column + habits.step, BlockStyle(), habits)]
    if isinstance(value, Sequence) and not isinstance(value, str) and value and not _is_short(value):
        return [margin + style.head(key), *items(value, column + habits.offset, habits)]
    return [margin + style.before(key, one_line(value, style.quote(key)))]


def items(values: Sequence[Value], column: int, habits: Habits) -> list[str]:
    """The lines of a list whose dashes stand in a column."""
    return [line for value in values for line in item(value, column, None, habits)]


def item(value: Value, column: int, style: FlowStyle | BlockStyle | None, habits: Habits, gap: int = 1) -> list[str]:
    """The lines of one item: a record in the style of its neighbours, or by habit where that is None."""
    margin, inner = " " * column, column + 1 + gap
    text = writing.block(value) if isinstance(value, str) else None
    if text is not None:
        return [f"{margin}-{' ' * gap}{text[0]}", *_indented(text[1], column + habits.step)]
    if isinstance(value, Mapping) and value:
        if isinstance(style, BlockStyle) or (style is None and (habits.block or not _is_record(value))):
            lines = pairs(value, inner, style if isinstance(style, BlockStyle) else BlockStyle(), habits)
            return [f"{margin}-{' ' * gap}{lines[0][inner:]}", *lines[1:]]
        return [f"{margin}-{' ' * gap}{in_brackets(value, style or PLAIN_FLOW)}"]
    return [f"{margin}-{' ' * gap}{one_line(value)}"]


def _is_record(group: Mapping[str, Value]) -> bool:
    """Whether a mapping reads well on one line: what is in it are scalars, and lists of them."""
    return all(_is_flat(each) for each in group.values())


def _is_flat(value: Value) -> bool:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return all(is_scalar(each) for each in value)
    return not isinstance(value, Mapping) and not (isinstance(value, str) and "\n" in value)


def _is_short(values: Sequence[Value]) -> bool:
    return _is_flat(values) and len(in_brackets(values)) <= _WIDEST_LIST


def _indented(lines: Sequence[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


def by_hand(value: Scalar | Value) -> str:
    """A value as somebody would type it on one line."""
    words = one_line(value)
    return words if len(words) <= 120 else f"{words[:120]}…"
