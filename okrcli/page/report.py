"""What every report can tell: data for programs, a table for spreadsheets, a page for people."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar, NamedTuple

from okrcli.page.blocks import Block, Paragraph, Table

SCHEMA_VERSION = 1
"""Version of the documents: within it, fields may be added, never renamed, removed or retyped."""


class Edition(NamedTuple):
    """What is true of a whole report.

    Attributes:
        workspace: its name.
        today: the day it is made for.
        policy: version of the formula.
        locale: of the numbers and dates that people see.
    """

    workspace: str
    today: date
    policy: int
    locale: str = "en"


class Report(ABC):
    """What to show, without how.

    Attributes:
        kind: its name, such as `status`.
        edition: for which workspace and day it is made.
    """

    kind: ClassVar[str]
    edition: Edition

    @abstractmethod
    def data(self) -> Mapping[str, object]:
        """The `data` of its document, in the shape of its TypedDict; numbers are exact, dates are dates."""

    @abstractmethod
    def table(self) -> Table:
        """Everything in rows and columns, one group, values in full."""

    @abstractmethod
    def page(self) -> Iterable[Block]:
        """The page, block by block; a long one may be made only while it is read."""

    def notices(self) -> tuple[Paragraph, ...]:
        """What a reader should know about it that is no part of it, such as what was left out."""
        return ()

    def document(self) -> dict[str, object]:
        """The whole document: the data in its envelope."""
        return {
            "schema_version": SCHEMA_VERSION,
            "kind": self.kind,
            "workspace": self.edition.workspace,
            "today": self.edition.today,
            "policy": self.edition.policy,
            "data": self.data(),
        }
