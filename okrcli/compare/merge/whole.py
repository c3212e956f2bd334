"""The merge of three files: line ends, byte order mark, and the proof that the result is what was meant."""

from __future__ import annotations

from typing import NamedTuple

from okrcli.compare.merge import trivia
from okrcli.compare.merge.nodes import merge_value
from okrcli.compare.merge.parts import Awkward, Node, root
from okrcli.compare.merge.pieces import Labels, Piece, chosen, conflicts, marked
from okrcli.yamldoc.decode import BOM
from okrcli.yamldoc.intended import same
from okrcli.yamldoc.parsing import parse
from okrcli.yamldoc.refused import NotPossible


class Merged(NamedTuple):
    """A merged file.

    Attributes:
        raw: its bytes; with markers where there are conflicts.
        conflicts: how many.
    """

    raw: bytes
    conflicts: int


def merge(base: bytes, ours: bytes, theirs: bytes, labels: Labels | None = None) -> Merged | None:
    """Merges by structure: keys by name, items by id, records by what they say.

    What one side changed is taken, what both added is kept, what both changed differently is a conflict, as is what
    one side deleted and the other changed. The text is ours with the changes of theirs spliced in.

    Args:
        base: what both began with; empty where there was no file.
        ours: our side.
        theirs: their side.
        labels: what stands behind the markers.

    Returns:
        None where it cannot be done: one of them does not parse, has anchors, or is written in so odd a way that the
        result would not mean what it should.
    """
    if ours == theirs or base == theirs:
        return Merged(ours, 0)
    if base == ours:
        return Merged(theirs, 0)
    try:
        return _merge([_File(raw) for raw in (base, ours, theirs)], labels or Labels())
    except (Awkward, NotPossible):
        return None


class _File:
    """A file in one manner of writing, and what was special about its own."""

    def __init__(self, raw: bytes) -> None:
        text = raw.removeprefix(BOM)
        self.is_empty = not text.strip()
        self.bom = raw.startswith(BOM)
        self.crlf = b"\r\n" in text and text.count(b"\r\n") == text.count(b"\n")
        self.open = not text.endswith(b"\n")
        if self.crlf:
            text = text.replace(b"\r\n", b"\n")
        if b"\r" in text:
            raise Awkward
        self.document = parse(text + b"\n" if self.open else text)
        if not self.is_empty and (self.document.problems or not self._means(raw)):
            raise Awkward

    def _means(self, raw: bytes) -> bool:
        """Whether it still means the same: text at the very end may not."""
        return not (self.open or self.crlf or self.bom) or same(parse(raw).data, self.document.data)

    def node(self) -> Node:
        """The whole of it."""
        return root(self.document)


def _merge(files: list[_File], labels: Labels) -> Merged | None:
    base, ours, theirs = files
    if ours.is_empty or theirs.is_empty:
        return None
    begun, mine, yours = None if base.is_empty else base.node(), ours.node(), theirs.node()
    column = yours.column if begun and begun.column == mine.column else mine.column
    merged = merge_value(begun, mine, yours, column)
    below = [node.ground.text[node.end :] if node else "" for node in (begun, mine, yours)]
    outro = trivia.merged(below[0], below[1], below[2], 0)
    pieces: list[Piece] = [*merged.pieces, outro]
    count = conflicts(pieces)
    if not _means(chosen(pieces, "ours"), merged.ours, count) or not _means(
        chosen(pieces, "theirs"), merged.theirs, count
    ):
        return None
    return Merged(_finished(marked(pieces, labels), files, merged.ours, count), count)


def _means(text: str, meant: object, count: int) -> bool:
    document = parse(text.encode())
    return not document.problems and (same(document.data, meant) if not count else _alike(document.data, meant))


def _alike(left: object, right: object) -> bool:
    """As `same`, but a list that a conflict leaves empty is as good as none: nobody has chosen yet."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_alike(each, right[key]) for key, each in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_alike, left, right))
    return same(left, right) or (left is None and right in ([], {}))


def _finished(text: str, files: list[_File], meant: object, count: int) -> bytes:
    """The bytes, with the line ends, the byte order mark and the end of the file as one side has made them."""
    base, ours, theirs = files
    raw = text.encode()
    if _won(base.open, ours.open, theirs.open) and not count and same(parse(raw.removesuffix(b"\n")).data, meant):
        raw = raw.removesuffix(b"\n")
    if _won(base.crlf, ours.crlf, theirs.crlf):
        raw = raw.replace(b"\n", b"\r\n")
    return BOM + raw if _won(base.bom, ours.bom, theirs.bom) else raw


def _won(base: bool, ours: bool, theirs: bool) -> bool:
    return theirs if ours == base else ours
