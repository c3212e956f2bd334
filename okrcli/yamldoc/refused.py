"""The edit that is not made."""

from __future__ import annotations

from okrcli.errors import OkrError
from okrcli.problem import Place


class PatchRefused(OkrError):
    """A file that cannot be edited without touching more than what is meant; nothing was written.

    Attributes:
        reason: why, as the end of a sentence.
        by_hand: what to type instead, or None.
    """

    def __init__(self, file: str, place: Place, line_text: str, reason: str, by_hand: str | None = None) -> None:
        super().__init__(f"line {place.line} of {file or 'the file'} cannot be edited by okr: {reason}")
        self.file = file
        self.place = place
        self.line_text = line_text
        self.reason = reason
        self.by_hand = by_hand
        self.hint = f"edit it by hand: {by_hand}" if by_hand else "edit it by hand"


class NotPossible(Exception):
    """Raised where an edit is computed; it becomes a `PatchRefused` where the file is known.

    Attributes:
        reason: as there.
        offset: where in the text.
    """

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
