"""What becomes of answers that cannot be logged any more, since the files have changed while they were given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okrcli.edit.log import Refused, Row
from okrcli.edit.log.entry import DoneAlready, LoggedAlready
from okrcli.edit.log.row import command
from okrcli.errors import OkrError
from okrcli.wording.lines import safe


class Parted(NamedTuple):
    """Answers, parted into what can be logged and what cannot.

    Attributes:
        rows: what can.
        told: what to say of the others, in lines: why, what was typed, and how to log it nevertheless.
    """

    rows: tuple[Row, ...]
    told: tuple[str, ...]


def parted(rows: Sequence[Row], refused: Refused, okr: str = "okr") -> Parted:
    """Parts what can be logged from what cannot.

    Args:
        rows: the answers.
        refused: why they were not logged.
        okr: how the program is called from where the user is.
    """
    errors = dict(refused.errors)
    kept = tuple(row for index, row in enumerate(rows) if index not in errors)
    return Parted(kept, tuple(line for index, error in errors.items() for line in _skipped(rows[index], error, okr)))


def later(rows: Sequence[Row], okr: str = "okr") -> tuple[str, ...]:
    """How to log answers at another time, in lines.

    Args:
        rows: the answers.
        okr: how the program is called from where the user is.
    """
    return ("What you typed is not lost. To log it later:", *(f"  {safe(command(row, okr))}" for row in rows))


def _skipped(row: Row, error: OkrError, okr: str) -> Iterator[str]:
    is_there = isinstance(error, LoggedAlready | DoneAlready)
    then = "To put yours in its place" if is_there else "To log it when that is mended"
    yield f"Skipped: {error}. You typed {safe(row.text or '')}. {then}:"
    yield f"  {safe(command(row, okr, replace=is_there))}"
