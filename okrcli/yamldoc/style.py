"""How the neighbours are written, for what is written beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.layout import FLOW_MAPPING, MAPPING, PLAIN, QUOTED
from okrcli.yamldoc.scalars import resolve
from okrcli.yamldoc.writing import in_quotes, is_plain


class FlowStyle(NamedTuple):
    """How a collection in brackets is written.

    Attributes:
        pad: blanks inside of the braces.
        comma: the comma with the blanks around it.
        colon: the colon with the blanks around it.
        key_quote: quotes of the keys, or "".
        text_quote: quotes that all text has, or "".
        quotes: quotes of the values, by key.
    """

    pad: str = ""
    comma: str = ", "
    colon: str = ": "
    key_quote: str = ""
    text_quote: str = ""
    quotes: Mapping[str, str] = {}

    def key(self, name: str) -> str:
        """A key as it is written."""
        return _key(name, self.key_quote, brackets=True)

    def quote(self, key: str) -> str:
        """The quotes that the value of a key gets, or ""."""
        return self.quotes.get(key, self.text_quote)


class BlockStyle(NamedTuple):
    """How a mapping on several lines is written.

    Attributes:
        colon_column: characters from the start of a key to its colon where the colons are aligned; 0 where not.
        value_column: characters from the start of a key to its value where the values are aligned; 0 where not.
        gap: blanks behind the colon.
        key_quote: quotes of the keys, or "".
        quotes: quotes of the values, by key.
    """

    colon_column: int = 0
    value_column: int = 0
    gap: str = " "
    key_quote: str = ""
    quotes: Mapping[str, str] = {}

    def head(self, name: str) -> str:
        """A key with its colon."""
        return _key(name, self.key_quote, brackets=False).ljust(self.colon_column) + ":"

    def before(self, name: str, words: str) -> str:
        """A key with its colon and a value on the same line."""
        head = self.head(name)
        is_column = self.value_column and not self.colon_column
        gap = " " * max(self.value_column - len(head), 1) if is_column else self.gap
        return f"{head}{gap}{words}"

    def quote(self, key: str) -> str:
        """The quotes that the value of a key gets, or ""."""
        return self.quotes.get(key, "")


def _key(name: str, quote: str, *, brackets: bool) -> str:
    return in_quotes(name, quote) if quote or not is_plain(name, brackets=brackets) else name


def flow_style(ground: Ground, row: int) -> FlowStyle:
    """The style of a collection in brackets."""
    text, layout = ground.text, ground.layout
    rows = list(layout.children(row))
    if not rows:
        return FlowStyle()
    start = ground.content(row)
    if layout.kinds[row] != FLOW_MAPPING:
        gaps = [text[layout.ends[left] : layout.starts[right]] for left, right in pairwise(rows)]
        pad = text[start + 1 : layout.starts[rows[0]]]
        return FlowStyle(pad if not pad.strip(" ") else "", _separator(gaps, ",", ", "))
    pairs = list(layout.pairs(row))
    pad = text[start + 1 : layout.starts[pairs[0][0]]]
    colon = _separator((text[layout.ends[key] : layout.starts[value]] for key, value in pairs), ":", ": ")
    gaps = [text[layout.ends[left[1]] : layout.starts[right[0]]] for left, right in pairwise(pairs)]
    key_quote = _quote(ground, pairs[0][0])
    plain = any(layout.kinds[value] == PLAIN and isinstance(resolve(ground.source(value)), str) for _, value in pairs)
    return FlowStyle(
        pad if not pad.strip(" ") else "",
        _separator(gaps, ",", "," if colon == ":" else ", "),
        colon,
        key_quote,
        "" if plain else key_quote,
        _quotes(ground, pairs),
    )


def style_around(ground: Ground, row: int) -> FlowStyle:
    """The style of the braces that a node stands in, for what has no neighbours; the plain one where there are none."""
    layout = ground.layout
    for each in range(row - 1, -1, -1):
        if layout.kinds[each] == FLOW_MAPPING and layout.after[each] > row:
            return flow_style(ground, each)._replace(quotes={})
    return PLAIN_FLOW


def block_style(ground: Ground, row: int) -> BlockStyle:
    """The style of a mapping on several lines."""
    text, layout = ground.text, ground.layout
    pairs = list(layout.pairs(row))
    colons: list[int] = []
    values: set[int] = set()
    widths: set[int] = set()
    gap = ""
    for key, value in pairs:
        start, colon = layout.starts[key], ground.colon(key)
        if colon < 0 or ground.pair_start(key) != start or "\n" in text[start:colon]:
            continue
        if colon > layout.ends[key]:
            colons.append(colon - start)
        between = text[colon + 1 : layout.starts[value]]
        if between and not between.strip(" ") and not ground.is_empty(value):
            gap = gap or between
            values.add(layout.starts[value] - start)
            widths.add(layout.ends[key] - start)
    is_aligned = len(values) == 1 and len(widths) > 1
    quote = _quote(ground, pairs[0][0]) if pairs else ""
    column = values.pop() if is_aligned else 0
    return BlockStyle(max(colons, default=0), column, gap or " ", quote, _quotes(ground, pairs))


def _separator(gaps: Iterable[str], sign: str, otherwise: str) -> str:
    """The first gap that is the sign with blanks."""
    return next((gap for gap in gaps if gap.strip(" ") == sign), otherwise)


def _quote(ground: Ground, row: int) -> str:
    return ground.text[ground.content(row)] if ground.layout.kinds[row] == QUOTED else ""


def _quotes(ground: Ground, pairs: Iterable[tuple[int, int]]) -> dict[str, str]:
    words = ground.layout.words
    return {words[key] or "": quote for key, value in pairs if (quote := _quote(ground, value))}


def style_of(ground: Ground, row: int) -> FlowStyle | BlockStyle | None:
    """The style of a mapping; None of anything else."""
    kind = ground.layout.kinds[row]
    if kind == FLOW_MAPPING and ground.layout.after[row] > row + 1:
        return flow_style(ground, row)
    return block_style(ground, row) if kind == MAPPING else None


PLAIN_FLOW = FlowStyle()
"""The style of records where there are no neighbours."""
