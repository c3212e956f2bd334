"""Whether the move of a goalpost is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from okrcli.model.change import Change, read_change
from okrcli.model.checkin import Move

# A key that is not written has a value all the same, and its record may begin from nothing.
_WITH_DEFAULT = frozenset(("baseline", "due", "weight"))


def reason(field: str, before: object, after: object, moves: Iterable[Move]) -> str | None:
    """The reason that records give for a move; None where they do not tell it, from where it was to where it is.

    Several records may tell it together. Of several reasons the last counts.

    Args:
        field: the key that was changed.
        before: its value before.
        after: its value now.
        moves: records, in the order of the file.
    """
    reached = {plain(field, before)}
    why = None
    for each in sorted((each for each in moves if each.field == field), key=lambda each: each.date):
        if plain(field, each.from_) in reached or (each.from_ is None and field in _WITH_DEFAULT):
            reached.add(plain(field, each.to))
            why = each.why if plain(field, each.to) == plain(field, after) else why
    return why


def plain(field: str, value: object) -> object:
    """A value in a form in which two that mean the same are equal: a date is its text, a change what it does.

    >>> plain("due", date(2026, 12, 31)), plain("change", "+5%") == plain("change", "+5.0%")
    ('2026-12-31', True)
    """
    if field == "change":
        try:
            value = read_change(value)
        except ValueError:  # a record may hold anything
            return value
    if isinstance(value, Change):
        return value.how, value.amount
    return value.isoformat() if isinstance(value, date) else value


def last_told(field: str, moves: Sequence[Move]) -> Move | None:
    """The latest record of a key; of several on one day the last in the file. None where there is none."""
    told = sorted((each for each in moves if each.field == field), key=lambda each: each.date)
    return told[-1] if told else None


def same_moves(move: Move, other: Move) -> bool:
    """Whether two records say the same."""
    return _key(move) == _key(other)


def _key(move: Move) -> tuple[object, ...]:
    return move.date, move.field, plain(move.field, move.from_), plain(move.field, move.to), move.why
