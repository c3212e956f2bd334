"""How what goes on is written: as the text of a new file, or as additions to one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard

from okrcli.model.objective import OkrFile
from okrcli.problem import Path
from okrcli.yamldoc import parse
from okrcli.yamldoc.intended import read_back, same
from okrcli.yamldoc.operations import Append, Operation, Value
from okrcli.yamldoc.rendering import Habits, pair
from okrcli.yamldoc.style import BlockStyle
from okrcli.yamldoc.writing import scalar

Remarks = Mapping[tuple[str, str], str]
"""What to say beside a value, by the `carried_from` of its key result and its key."""

_WIDTH = 92
_STEP = 2


def text(head: str, cycle: str, team: str, objectives: Sequence[Mapping[str, Value]], remarks: Remarks) -> str:
    """The text of a file with objectives, in blocks, with a remark where something has to be chosen.

    Args:
        head: the comment at the top.
        cycle: the cycle.
        team: the team.
        objectives: as they are to be written.
        remarks: what to say beside which value.

    Raises:
        ValueError: it would not read back as it was meant.
    """
    lines = [f"# {head}", f"cycle: {cycle if cycle.isdecimal() else scalar(cycle)}", f"team: {scalar(team)}"]
    lines.append("objectives:")
    for index, objective in enumerate(objectives):
        lines += [""] if index else []
        lines += _entity(objective, _STEP, remarks)
    whole = "\n".join(lines) + "\n"
    data = parse(whole.encode()).data
    if not isinstance(data, dict) or not same(data.get("objectives"), read_back(list(objectives))):
        raise ValueError(whole)
    return whole


def additions(objective: Mapping[str, Value], index: int) -> list[Operation]:
    """What adds an objective to a file; lists of records come one by one, so that they follow their neighbours.

    Args:
        objective: as it is to be written.
        index: its place in the list of objectives, which is the last.
    """
    bare: list[Value] = []
    later: list[Operation] = []
    listed = objective["key_results"]
    for place, key_result in enumerate(listed if isinstance(listed, Sequence) else ()):
        if isinstance(key_result, Mapping):
            records = {key: value for key, value in key_result.items() if _is_records(value)}
            bare.append({key: value for key, value in key_result.items() if key not in records})
            at: Path = ("objectives", index, "key_results", place)
            for key, value in records.items():
                order = tuple(key_result)
                later += [Append((*at, key), each, order) for each in value if isinstance(each, Mapping)]
    whole = {**objective, "key_results": bare}
    return [Append(("objectives",), whole, tuple(OkrFile.model_fields), block=True), *later]


def _is_records(value: Value) -> TypeGuard[Sequence[Value]]:
    return isinstance(value, Sequence) and not isinstance(value, str) and any(isinstance(x, Mapping) for x in value)


def _entity(entity: Mapping[str, Value], column: int, remarks: Remarks) -> Iterator[str]:
    """The lines of an objective or a key result, with a dash in a column."""
    inner, lead = column + _STEP, "- "
    for key, value in entity.items():
        if key == "key_results" and value and isinstance(value, Sequence):
            yield f"{' ' * column}{lead}{key}:"
            for each in value:
                if isinstance(each, Mapping):
                    yield from _entity(each, inner + _STEP, remarks)
        else:
            first, *others = _folded(key, value, inner) or pair(key, value, inner, BlockStyle(), Habits())
            remark = remarks.get((str(entity.get("carried_from")), key))
            yield f"{' ' * column}{lead}{first[inner:]}{f'  # {remark}' if remark else ''}"
            yield from others
        lead = "  "


def _folded(key: str, value: Value, column: int) -> list[str]:
    """A long text on several lines that read back as one; empty where it is short, or has lines of its own."""
    if not isinstance(value, str) or column + len(key) + len(value) <= _WIDTH or not value.isprintable():
        return []
    if " ".join(value.split(" ")) != value or value != value.strip():
        return []
    from textwrap import wrap

    inner = column + _STEP
    lines = wrap(value, _WIDTH - inner, break_long_words=False, break_on_hyphens=False)
    return [f"{' ' * column}{key}: >-", *(f"{' ' * inner}{line}" for line in lines)]
