"""What stops the program: every error writes its own sentence, hint and exit status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """A stretch of a file, as editors count it.

    Attributes:
        line: first line, from 1.
        column: first character in that line, from 1, in code points.
        end_line: last line, from 1.
        end_column: one past the last character, in `end_line`.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class OkrError(Exception):
    """An error that a user can mend.

    Attributes:
        exit_code: the exit status of the command that meets it.
        hint: what to do next, or None.
        file: path of the file it points to, or None.
        place: where in that file, or None.
        line_text: the text of that line, or None.
    """

    exit_code = 2
    hint: str | None = None
    file: str | None = None
    place: Place | None = None
    line_text: str | None = None


class UsageError(OkrError):
    """An option or argument does not fit; the sentence is the caller's."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def enumerated(words: Sequence[str], last: str = "or") -> str:
    """Joins words as a sentence does.

    >>> enumerated(["a", "b", "c"])
    'a, b or c'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def nearest(text: object, known: Iterable[str], count: int = 1, likeness: float = 0.6) -> list[str]:
    """The names that were probably meant, the likeliest first.

    Args:
        text: what was written.
        known: the names there are.
        count: how many at the most.
        likeness: how alike they must be, 0 to 1.
    """
    from difflib import get_close_matches  # only mistakes need it

    return get_close_matches(str(text), list(known), count, likeness)
