"""What can be done to a file: six operations on paths and one on comments, each with its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.problem import Path

Scalar = str | Decimal | int | bool | date | None
"""A date is written plain, as `2026-10-12`; text that looks like one gets quotes."""

Value = Scalar | Mapping[str, "Value"] | Sequence["Value"]
"""What is written; read back it is a dict, list, str, Decimal, bool or None, a date being its text."""


class Replace(NamedTuple):
    """Another value in the place of one that is there.

    A scalar keeps its style of quotes where the new value allows it, and its anchor if it has one. An empty value is
    written behind its colon or dash. Text of several lines becomes a block (`|`) outside of brackets.

    Limits: a collection over several lines is not replaced; nor is an alias, or what an alias elsewhere stands for.

    Attributes:
        at: path of the value.
        value: the new one; a mapping or list is written in brackets.
    """

    at: Path
    value: Value


class Add(NamedTuple):
    """A new key in a mapping.

    It goes behind the last key that comes before it in `order`, else before the first that comes after it, else to
    the end; it is indented, aligned and quoted like its neighbours, in block style or in brackets. A mapping that is
    null, or has no value yet, is begun.

    Limits: the key must not be there yet.

    Attributes:
        at: path of the mapping.
        key: the new key.
        value: its value.
        order: the keys of such a mapping in the order they are written in.
        block: whether mappings in the value take several lines, where they could be written in brackets.
    """

    at: Path
    key: str
    value: Value
    order: tuple[str, ...] = ()
    block: bool = False


class Append(NamedTuple):
    """A new item at the end of a list.

    The list may be there in any style, be empty (`[]`), be null, or be missing, when it is added to its mapping as a
    key. A record follows the style of its neighbours: on several lines where they are, else in brackets on one line,
    with their spacing and quotes. Comments below the last item that are indented deeper than its dash stay with it.

    Limits: an ancestor that is an alias, or that an alias stands for, is not changed.

    Attributes:
        at: path of the list.
        value: the new item.
        order: the keys of the mapping around, for a list that is missing.
        block: whether a record takes several lines where there are no neighbours to follow.
    """

    at: Path
    value: Value
    order: tuple[str, ...] = ()
    block: bool = False


class Insert(NamedTuple):
    """A new item before another one of a list, or at its end.

    Comments right above the item that it goes before, in the column of its dash, stay with that item.

    Limits: as for `Append`; the list must be there, and 0 <= `index` <= its length.

    Attributes:
        at: path of the list.
        index: place of the new item.
        value: the new item.
        block: as for `Append`.
    """

    at: Path
    index: int  # type: ignore[assignment]  # the word is the list's here, and nobody asks a tuple for an index
    value: Value
    block: bool = False


class Remove(NamedTuple):
    """A key with its value, or an item, taken out.

    Its comments go too: on its lines, right above it in its column (but for the top of the file), and below it where
    they are indented deeper. The last item of a list leaves `[]`, the last key of a mapping `{}`.

    Limits: the last key of the file stays; nothing goes that an alias elsewhere stands for.

    Attributes:
        at: path of the value.
    """

    at: Path


class Rename(NamedTuple):
    """Another name for a key; its value, place and quotes stay.

    Limits: the new key must not be there yet; a key that is an alias, a merge key or over several lines stays.

    Attributes:
        at: path of the value.
        new_key: the new name of its key.
    """

    at: Path
    new_key: str


class Comment(NamedTuple):
    """A comment written at a line, changed or taken out; the data stays as it is.

    A new one goes to the end of the line, behind what is there; where that would make the line longer than 120
    columns, or would be in the middle of a text over several lines, it goes on a line of its own above, indented alike.

    Limits: a line that begins and ends in a text over several lines takes none. `old` must be in a comment of the line.

    Attributes:
        line: number of the line, from 1.
        text: the comment, from its `#` on; what comes in the place of `old`, "" to take that out.
        old: what goes of a comment on the line; "" where the comment is new.
    """

    line: int
    text: str
    old: str = ""

    @property
    def at(self) -> Path:
        """It is at no value: the whole file."""
        return ()


Operation = Replace | Add | Append | Insert | Remove | Rename | Comment
