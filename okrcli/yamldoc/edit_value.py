"""Another value in the place of one, and another name for a key."""

from __future__ import annotations

from okrcli.yamldoc import extent, writing
from okrcli.yamldoc.ground import Ground
from okrcli.yamldoc.layout import ALIAS, BLOCK, MAPPING, PLAIN, QUOTED, SEQUENCE
from okrcli.yamldoc.operations import Value
from okrcli.yamldoc.refused import NotPossible
from okrcli.yamldoc.rendering import in_brackets, is_scalar, one_line
from okrcli.yamldoc.splice import Splice
from okrcli.yamldoc.style import style_around


def replace(ground: Ground, row: int, value: Value, column: int, *, inside: bool) -> list[Splice]:
    """Another value in the place of a scalar or of a collection in brackets.

    Args:
        ground: the document.
        row: of the old value.
        value: the new one.
        column: of the key or dash that it belongs to.
        inside: whether it stands in brackets.
    """
    layout, text = ground.layout, ground.text
    kind, start, end = layout.kinds[row], ground.content(row), layout.ends[row]
    if kind in (MAPPING, SEQUENCE):
        raise NotPossible("what is there goes over several lines", start)
    lines = writing.block(value) if isinstance(value, str) and not inside else None
    if lines is not None:
        return _as_block(ground, row, lines[0], lines[1], column)
    words = _words(ground, row, value, inside=inside)
    if kind == BLOCK:
        return _unblocked(ground, row, words)
    if ground.is_empty(row):
        return [_filled(ground, row, words, inside=inside)]
    return [Splice(start, end, words)] if text[start:end] != words else []


def _words(ground: Ground, row: int, value: Value, *, inside: bool) -> str:
    """The new value on one line, in the quotes of the old one."""
    kind = ground.layout.kinds[row]
    quote = ground.text[ground.content(row)] if kind == QUOTED and value is not None else ""
    if inside:
        style = style_around(ground, row)
        return in_brackets(value, style._replace(text_quote=quote) if is_scalar(value) and quote else style)
    return one_line(value, quote)


def _filled(ground: Ground, row: int, words: str, *, inside: bool) -> Splice:
    """A value where there was none, behind a colon or a dash or, in brackets, behind a key without a colon."""
    text, end = ground.text, ground.layout.ends[row]
    if inside and text[end - 1] != ":" and text[ground.layout.starts[row]] != "&":
        return Splice(end, end, f": {words}")
    # A blank that is there already at the end of the line is used.
    if text[end : end + 1] == " " and not text[end : ground.line_end(end)].strip(" "):
        return Splice(end + 1, end + 1, words)
    tail = " " if inside and text[end : end + 1] not in (" ", ",", "]", "}", "") else ""
    return Splice(end, end, f" {words}{tail}")


def _as_block(ground: Ground, row: int, header: str, lines: list[str], column: int) -> list[Splice]:
    """A text of several lines as a block; a comment behind the old value stays behind the new header."""
    text, layout = ground.text, ground.layout
    start, end = ground.content(row), layout.ends[row]
    margin = " " * (column + 2)
    if layout.kinds[row] == BLOCK:
        old_start, old_end = extent.header(text, layout.starts[row])
        body = ground.next_line(old_end)
        first = text[body:end]
        margin = first[: len(first) - len(first.lstrip(" "))] if first.strip() else margin
        stop = _body_end(ground, row)
        head = Splice(old_start, old_end, header)
    else:
        head = _filled(ground, row, header, inside=False) if ground.is_empty(row) else Splice(start, end, header)
        body = stop = ground.next_line(end)
    ending = ground.ending(max(body, 1))
    new = ending.join(margin + line if line else "" for line in lines)
    if body == len(text) and not text.endswith(("\n", "\r")):
        return [head, Splice(body, body, ending + new + (ending if header == "|" else ""))]
    if stop == len(text) > body and not text.endswith(("\n", "\r")) and header == "|-":
        return [head, Splice(body, stop, new)]
    return [head, Splice(body, stop, new + ending)]


def _body_end(ground: Ground, row: int) -> int:
    """Start of the line below the text of a block scalar; blank lines below it are left."""
    text, end = ground.text, ground.layout.ends[row]
    kept = text[:end].rstrip(" \r\n")
    return ground.next_line(len(kept))


def _unblocked(ground: Ground, row: int, words: str) -> list[Splice]:
    """A value on one line in the place of a text block; a comment behind the header stays."""
    text = ground.text
    start, end = extent.header(text, ground.layout.starts[row])
    body = ground.next_line(end)
    stop = _body_end(ground, row) if ground.layout.ends[row] > end else body
    if stop == len(text) and not text.endswith(("\n", "\r")):
        body = ground.line_end(end)
    return [Splice(start, end, words), Splice(body, max(stop, body), "")]


def rename(ground: Ground, key: int, new_key: str, *, inside: bool) -> list[Splice]:
    """Another name for a key, in its quotes."""
    layout = ground.layout
    start, end = ground.content(key), layout.ends[key]
    if layout.kinds[key] not in (PLAIN, QUOTED) or key in layout.merges:
        what = "an alias" if layout.kinds[key] == ALIAS else "a special one"
        raise NotPossible(f"its key is {what}", layout.starts[key])
    if layout.kinds[key] == QUOTED:
        return [Splice(start, end, writing.in_quotes(new_key, ground.text[start]))]
    plain = writing.is_plain(new_key, brackets=inside)
    return [Splice(start, end, new_key if plain else writing.in_quotes(new_key))]
