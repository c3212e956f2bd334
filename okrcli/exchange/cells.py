"""The cells of a row, read as what their columns are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrcli.exchange.columns import FIELDS
from okrcli.exchange.days import TwoDays, read_day
from okrcli.exchange.figures import cell_number, is_nothing, read_score
from okrcli.wording.locales import Locale
from okrcli.wording.typed import TwoMeanings, quoted

_WORDS = ("title", "objective", "key_result", "note", "why", "criteria", "ref", "steps")


class BadCell(ValueError):
    """A cell that cannot be read; the text says which and why."""


class Scales(NamedTuple):
    """How the figures of a table are written.

    Attributes:
        locale: whose signs its numbers have.
        day_first: whether the day stands first in `3/4/2026`; None is not known.
        percent: the fields whose numbers are percents without the sign.
        headings: the heading of each field.
    """

    locale: Locale
    day_first: bool | None
    percent: frozenset[str]
    headings: Mapping[str, str]


class Row:
    """One row.

    Args:
        where: its place in the source.
        cells: text by field.
        scales: how the figures of its table are written.
    """

    __slots__ = ("_cells", "_scales", "where")

    def __init__(self, where: str, cells: Mapping[str, str], scales: Scales) -> None:
        self.where = where
        self._cells = cells
        self._scales = scales

    def text(self, field: str) -> str:
        """The text of a field; empty where there is none, or where the cell says that there is nothing."""
        text = self._cells.get(field, "").strip()
        if field in _WORDS and text.lower() not in ("n/a", "-", "–", "—", "none", "null"):
            return text
        return "" if is_nothing(text) else text

    def number(self, field: str) -> tuple[Decimal, bool] | None:
        """The number of a field, and whether it is a percent.

        Raises:
            BadCell: it is none, or may be either of two.
        """
        text = self.text(field)
        if not text:
            return None
        try:
            found = cell_number(text, self._scales.locale)
        except TwoMeanings as error:
            raise BadCell(f"{error} (column “{self._heading(field)}”)") from None
        if found is None:
            raise BadCell(f"`{quoted(text)}` in column “{self._heading(field)}” is not a number")
        return found

    def level(self, field: str) -> Decimal | None:
        """The number of a field alone; raises as `number` does."""
        found = self.number(field)
        return found[0] if found else None

    def day(self, field: str) -> date | None:
        """The day of a field.

        Raises:
            BadCell: it is none, or may be either of two.
        """
        text = self.text(field)
        if not text:
            return None
        try:
            found = read_day(text, self._scales.day_first)
        except TwoDays:
            said = f"`{quoted(text)}` in column “{self._heading(field)}” may be either of two days: say --dates"
            raise BadCell(f"{said} day-first or --dates month-first") from None
        if found is None:
            raise BadCell(f"`{quoted(text)}` in column “{self._heading(field)}” is not a date")
        return found

    def share(self, field: str) -> Decimal | None:
        """The fraction of 1 of a field, such as a score; None where there is none, or its scale cannot be known."""
        text = self.text(field)
        if text and field in self._scales.percent and "%" not in text and "/" not in text:
            text += "%"
        return read_score(text) if text else None

    def yes(self, field: str) -> bool | None:
        """Whether a field says yes or no; None where it says neither."""
        small = self.text(field).lower()
        if small in ("yes", "true", "y", "done", "1", "complete", "completed", "tak", "x", "100%", "✓", "✔"):
            return True
        return False if small in ("no", "false", "n", "0", "not done", "nie", "0%", "incomplete") else None

    def list(self, field: str) -> list[str]:
        """The items of a field."""
        return [each.strip() for each in re.split(r"[;,|\n]", self.text(field)) if each.strip()]

    def with_(self, **texts: str) -> Row:
        """The row with other texts in some fields."""
        return Row(self.where, {**self._cells, **texts}, self._scales)

    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not any(self.text(field) for field in self._cells if field in FIELDS)

    def _heading(self, field: str) -> str:
        return self._scales.headings.get(field, field)
