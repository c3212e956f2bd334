"""Other systems' files: what is read from them, and what is written for them; one file per format, imported on use."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from okrcli.errors import OkrError, enumerated, nearest

if TYPE_CHECKING:
    from types import ModuleType

    from okrcli.exchange.draft import Aim, Reader, Source
    from okrcli.exchange.outgoing import Export

Writer = Callable[["Export"], bytes]
"""An export as the bytes of a file."""

Publisher = Callable[["Export", str], dict[str, int]]
"""Writes an export to the database of an address, and tells how many rows each table has."""

EXCHANGES: dict[str, str] = {
    "markdown": "wiki pages: headings, nested lists, check-boxes, tables with scores",
    "csv": "tables with a row a key result, or a row a check-in",
    "xlsx": "workbooks with such tables",
    "json": "what okr writes: an export in full, or the document of okr status",
    "clickup": "answers of the Goals API of ClickUp",
    "sql": "tables of a database, for one view over many workspaces",
}
"""Every format."""

IMPORTS: tuple[str, ...] = ("markdown", "csv", "xlsx", "json", "clickup")
"""Those that can be imported."""

EXPORTS: tuple[str, ...] = ("json", "csv", "xlsx", "sql")
"""Those that can be exported to."""

EXTRAS = {"xlsx": "openpyxl", "sql": "sqlalchemy"}
"""Formats that need a library, which the extra of the same name installs."""


class UnknownExchange(OkrError):
    """There is no such format, or not in this direction."""

    def __init__(self, name: str, known: tuple[str, ...], verb: str) -> None:
        super().__init__(f"`{name}` cannot be {verb}")
        near = nearest(name, known, 1)
        self.hint = f"did you mean {near[0]}?" if near else f"there are {enumerated(known, 'and')}"


class MissingLibrary(OkrError):
    """A format needs a library that a plain installation leaves out."""

    def __init__(self, form: str) -> None:
        super().__init__(f"{form} needs {EXTRAS[form]}, which is not installed")
        self.hint = f'pip install "okrcli[{form}]" (or: uv tool install "okrcli[{form}]")'


def reader(name: str) -> Reader:
    """What reads a format.

    Raises:
        UnknownExchange: it cannot be imported.
        MissingLibrary: its library is not installed.
    """
    if name not in IMPORTS:
        raise UnknownExchange(name, IMPORTS, "imported")
    require_library(name)
    read: Reader = _module(name).read
    return read


def headings(name: str) -> Callable[[Source, Aim], list[str]] | None:
    """What tells the headings of a table in a format; None where it has none."""
    found: Callable[[Source, Aim], list[str]] | None = getattr(_module(name), "headings", None)
    return found


def _module(name: str) -> ModuleType:
    return import_module(f"okrcli.exchange.{name.replace('-', '_')}")


def writer(name: str) -> Writer:
    """What makes the file of a format.

    Raises:
        UnknownExchange: it cannot be exported to.
        MissingLibrary: its library is not installed.
    """
    if name not in EXPORTS:
        raise UnknownExchange(name, EXPORTS, "exported to")
    require_library(name)
    write: Writer = _module(name).write
    return write


def publisher() -> Publisher:
    """What writes the tables of a database.

    Raises:
        MissingLibrary: SQLAlchemy is not installed.
    """
    require_library("sql")
    publish: Publisher = _module("sql").publish
    return publish


def require_library(name: str) -> None:
    """Sees to it that the library of a format is there.

    Raises:
        MissingLibrary: it is not installed.
    """
    from importlib.util import find_spec

    if name in EXTRAS and find_spec(EXTRAS[name]) is None:
        raise MissingLibrary(name)
