"""The merge of last resort: what differs between two sides stands side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.compare.merge.pieces import Conflict, Labels, Piece, conflicts, marked
from okrcli.compare.merge.whole import Merged

_MOST = 4000


def side_by_side(ours: bytes, theirs: bytes, labels: Labels | None = None) -> Merged:
    """Both sides line by line, whatever they are, with markers around what differs."""
    mine, yours = (_lines(raw) for raw in (ours, theirs))
    pieces = list(_pieces(mine, yours))
    text = marked(pieces, (labels or Labels())._replace(base=None))
    return Merged(text.encode("utf-8", "surrogateescape"), conflicts(pieces))


def _lines(raw: bytes) -> list[str]:
    text = raw.decode("utf-8", "surrogateescape")
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [line for line in text.split("\n")[-1:] if line]


def _pieces(mine: Sequence[str], yours: Sequence[str]) -> Iterator[Piece]:
    """What is common, and what is not; of very long files all between the first and the last difference."""
    from difflib import SequenceMatcher

    if max(len(mine), len(yours)) > _MOST:
        start = next((at for at, (one, other) in enumerate(zip(mine, yours, strict=False)) if one != other), 0)
        yield "".join(mine[:start])
        yield Conflict("".join(mine[start:]), "", "".join(yours[start:]))
        return
    for sort, first, last, start, end in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        text = "".join(mine[first:last])
        yield text if sort == "equal" else Conflict(text, "", "".join(yours[start:end]))
