"""What a reader should know of any view: that another cycle stands in, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from okrcli.page import Cell, Paragraph
from okrcli.wording.plurals import counted


def notices(stands_in: str | None, unread: int, entries: int) -> Iterator[Paragraph]:
    """Sentences for standard error; none where there is nothing to say.

    Args:
        stands_in: the cycle that is shown because none holds today, or None.
        unread: how many files do not parse.
        entries: how many entries of the others are not valid.
    """
    if stands_in is not None:
        yield Paragraph(("No cycle holds today; this is ", Cell(stands_in), ". --cycle chooses another."))
    left = [counted(unread, "file does not parse", "files do not parse")] if unread else []
    left += [counted(entries, "entry is not valid", "entries are not valid")] if entries else []
    if left:
        yield Paragraph((f"Left out: {' and '.join(left)}. okr check tells why.",), joined=True)
