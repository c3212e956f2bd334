"""From an operation to the splices that do it: which kind of edit fits what is there."""

from __future__ import annotations

from okrcli.problem import Path
from okrcli.yamldoc import edit_block, edit_comment, edit_flow, edit_value, remove_block
from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.layout import FLOW_MAPPING, FLOW_SEQUENCE, MAPPING, SEQUENCE
from okrcli.yamldoc.operations import Add, Append, Comment, Insert, Operation, Remove, Rename, Replace, Value
from okrcli.yamldoc.refused import NotPossible
from okrcli.yamldoc.rendering import Habits, is_scalar, item, pair
from okrcli.yamldoc.splice import Splice
from okrcli.yamldoc.style import BlockStyle, FlowStyle, block_style, style_of


def splices(ground: Ground, operation: Operation) -> list[Splice]:
    """What an operation changes in the text.

    Raises:
        NotPossible: it cannot be done without disturbing the rest.
    """
    if isinstance(operation, Replace):
        return _replace(ground, operation)
    if isinstance(operation, Add):
        return _add(ground, operation)
    if isinstance(operation, Append):
        return _append(ground, operation)
    if isinstance(operation, Insert):
        return _insert(ground, operation)
    if isinstance(operation, Comment):
        return _comment(ground, operation)
    return _remove(ground, operation) if isinstance(operation, Remove) else _rename(ground, operation)


def _replace(ground: Ground, operation: Replace) -> list[Splice]:
    key, row = ground.find(operation.at)
    ground.unshared(row)
    inside = ground.inside_brackets(operation.at)
    return edit_value.replace(ground, row, operation.value, _column(ground, operation.at, key), inside=inside)


def _column(ground: Ground, at: Path, key: int) -> int:
    """Column of the key or the dash of a value."""
    if key >= 0:
        return ground.column(ground.pair_start(key))
    return ground.column(_dash(ground, at)) if at else 0


def _dash(ground: Ground, at: Path) -> int:
    """Offset of the dash of an item; of the item itself in brackets."""
    _, around = ground.find(at[:-1])
    if ground.layout.kinds[around] != SEQUENCE:
        return ground.layout.starts[ground.find(at)[1]]
    return next(dash for index, (dash, _) in enumerate(ground.dashes(around)) if index == at[-1])


def _add(ground: Ground, operation: Add) -> list[Splice]:
    layout = ground.layout
    key, row = ground.find(operation.at)
    ground.unshared(row)
    name, value = operation.key, operation.value
    if layout.kinds[row] == MAPPING:
        return edit_block.add_pair(ground, row, name, value, operation.order, _habits(ground, row, "", operation.block))
    if layout.kinds[row] == FLOW_MAPPING:
        return edit_flow.add_pair(ground, row, name, value, operation.order)
    inside = ground.inside_brackets(operation.at)
    if _may_begin(ground, key, row) and not inside:
        habits = _habits(ground, row, "", operation.block)
        style = block_style(ground, _around(ground, operation.at))
        lines = pair(name, value, ground.column(ground.pair_start(key)) + habits.step, style, habits)
        return edit_block.begin(ground, key, row, lines)
    return edit_value.replace(ground, row, {name: value}, _column(ground, operation.at, key), inside=inside)


def _around(ground: Ground, at: Path) -> int:
    return ground.find(at[:-1])[1]


def _append(ground: Ground, operation: Append) -> list[Splice]:
    at, layout = operation.at, ground.layout
    if at and isinstance(at[-1], str):
        _, around = ground.find(at[:-1])
        ground.unshared(around)
        if layout.child(around, at[-1]) is None:
            return _append_to_none(ground, around, at[-1], operation)
    key, row = ground.find(at)
    ground.unshared(row)
    return _insert_at(ground, at, key, row, _length(ground, row), operation.value, operation.block)


def _length(ground: Ground, row: int) -> int:
    return sum(1 for _ in ground.layout.children(row)) if ground.layout.is_sequence(row) else 0


def _append_to_none(ground: Ground, around: int, name: str, operation: Append) -> list[Splice]:
    """The list is missing: its key is added with the item as the only one."""
    value, kind = operation.value, ground.layout.kinds[around]
    found = _relative(ground, around, name)
    if kind != MAPPING or (found is None and is_scalar(value)):
        return _add(ground, Add(operation.at[:-1], name, [value], operation.order, operation.block))
    habits = _habits(ground, around, name, operation.block)
    first = next(ground.layout.children(around))
    column = ground.column(ground.pair_start(first)) + habits.offset
    lines = item(value, column, _relative_style(ground, found), habits)
    return edit_block.add_list(ground, around, name, lines, operation.order)


def _insert(ground: Ground, operation: Insert) -> list[Splice]:
    key, row = ground.find(operation.at)
    ground.unshared(row)
    return _insert_at(ground, operation.at, key, row, operation.index, operation.value, operation.block)


def _insert_at(ground: Ground, at: Path, key: int, row: int, index: int, value: Value, block: bool) -> list[Splice]:
    kind, name = ground.layout.kinds[row], str(at[-1]) if at else ""
    if kind == SEQUENCE:
        return edit_block.insert_item(ground, row, index, value, _habits(ground, row, name, block))
    inside = ground.inside_brackets(at)
    found = _relative(ground, row, name)
    if _may_begin(ground, key, row) and not inside and (found is not None or not is_scalar(value)):
        habits = _habits(ground, row, name, block)
        column = ground.column(ground.pair_start(key)) + habits.offset
        return edit_block.begin(ground, key, row, item(value, column, _relative_style(ground, found), habits))
    if kind == FLOW_SEQUENCE:
        return edit_flow.insert_item(ground, row, index, value)
    return edit_value.replace(ground, row, [value], _column(ground, at, key), inside=inside)


def _may_begin(ground: Ground, key: int, row: int) -> bool:
    """Whether a list on lines of its own can take the place of a value: it is empty, and on the line of its key."""
    if key < 0 or ground.layout.after[row] > row + 1:
        return False
    start, end = ground.layout.starts[key], ground.layout.ends[row]
    on_its_line = ground.line_start(start) == ground.line_start(end) and ground.pair_start(key) == start
    return on_its_line and "#" not in ground.text[ground.content(row) : end]


def _relative(ground: Ground, row: int, name: str) -> tuple[int, int] | None:
    """Rows of the key and of the nearest other list that stands at a key of this name."""
    found = [(key, each) for key, each in ground.lists(name) if each != row] if name else []
    return min(found, key=lambda each: abs(each[1] - row), default=None)


def _relative_style(ground: Ground, found: tuple[int, int] | None) -> FlowStyle | BlockStyle | None:
    """The style of the last record of a list."""
    if found is None:
        return None
    styles = (style_of(ground, each) for each in reversed(list(ground.layout.children(found[1]))))
    return next((style for style in styles if style is not None), None)


def _habits(ground: Ground, row: int, name: str, block: bool) -> Habits:
    """How far the file indents its lists, those at a key of this name before others, and its mappings."""
    layout = ground.layout
    found = _relative(ground, row, name) or min(ground.lists(""), key=lambda each: abs(each[1] - row), default=None)
    offset = 2
    if found is not None:
        dash, _ = next(ground.dashes(found[1]))
        offset = max(ground.column(dash) - ground.column(ground.pair_start(found[0])), 0)
    for key, word in enumerate(layout.words):
        value = layout.after[key]
        if word is not None and layout.kinds[value] == MAPPING:
            step = ground.column(ground.content(value)) - ground.column(layout.starts[key])
            if step > 0:
                return Habits(offset, step, block)
    return Habits(offset, 2, block)


def _remove(ground: Ground, operation: Remove) -> list[Splice]:
    at = operation.at
    if not at:
        raise NotPossible("the whole file is not removed", 0)
    key, around = ground.find(at[:-1])
    ground.unshared(around)
    own_key, row = ground.find(at)
    ground.unshared_below(own_key if own_key >= 0 else row, ground.layout.after[row])
    index = _index(ground, around, own_key if own_key >= 0 else row)
    if ground.in_brackets(around):
        return edit_flow.remove_part(ground, around, index)
    head = ground.colon(key) + 1 if key >= 0 else (_dash(ground, at[:-1]) + 1 if at[:-1] else 0)
    if ground.layout.kinds[around] == SEQUENCE:
        return remove_block.remove_item(ground, head, around, index)
    return remove_block.remove_pair(ground, head, around, index)


def _index(ground: Ground, around: int, row: int) -> int:
    """Place of an item or a pair among those of its collection."""
    rows = list(ground.layout.children(around))
    return rows.index(row) // (2 if ground.layout.is_mapping(around) else 1)


def _rename(ground: Ground, operation: Rename) -> list[Splice]:
    _, around = ground.find(operation.at[:-1])
    ground.unshared(around)
    key, _ = ground.find(operation.at)
    return edit_value.rename(ground, key, operation.new_key, inside=ground.in_brackets(around))


def _comment(ground: Ground, operation: Comment) -> list[Splice]:
    if operation.old:
        return edit_comment.change(ground, operation.line, operation.old, operation.text)
    return edit_comment.write(ground, operation.line, operation.text)
