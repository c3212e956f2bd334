"""One number, or dates with numbers, from one SELECT on any database that SQLAlchemy knows.

Documentation: https://docs.sqlalchemy.org/en/20/core/engines.html (addresses of databases).

Credentials: put the whole address of the database, its password included, into a variable:
`export WAREHOUSE_URL=postgresql+psycopg://reader:…@db.example.com/shop`, and write `url: $WAREHOUSE_URL`. Let the user
of that address be one who may only read.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import Field

from okrcli.model.scalars import Line, Text
from okrcli.model.window import Window
from okrcli.sources.access import Access
from okrcli.sources.numbers import Aggregate, combined, number
from okrcli.sources.select import checked
from okrcli.sources.source import Answer, NoPast, Options, Question, Source, SourceError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

_ROWS = 10_000
_SECONDS = 60
_IN_FILES = ("sqlite", "duckdb")


class SqlOptions(Options):
    """A query of a database."""

    url: Line = Field(
        description="the address of the database, as a variable: $WAREHOUSE_URL; a file as sqlite:///x.db"
    )
    query: Text = Field(description="one SELECT that gives a number, or days and numbers; :start and :end are days")
    aggregate: Aggregate | None = Field(None, description="how rows of days become one number; default: the last day")


def read(options: SqlOptions, question: Question, access: Access) -> Answer:
    """The number of the only row, or of the days that are asked for; NULL is nothing."""
    binds = checked(options.query)
    if question.past and not binds:
        raise NoPast("a query without :start or :end")
    rows = _rows(options, question, access, binds)
    raw = [[str(cell) for cell in row] for row in rows]
    if not rows or all(row[-1] is None for row in rows):
        return Answer(None, raw, "the query gives no row" if not rows else "the query gives NULL")
    if len(rows[0]) == 1:
        return _single(rows, options, raw)
    if len(rows[0]) == 2:
        return _by_day(rows, options, question, raw)
    raise SourceError(f"the query gives {len(rows[0])} columns", "select one number, or a day and a number")


def _single(rows: Sequence[Sequence[Any]], options: SqlOptions, raw: object) -> Answer:
    if len(rows) > 1 and options.aggregate is None:
        raise SourceError(f"the query gives {len(rows)} rows", "select one, or add `aggregate:`")
    found = [each for each in (_number(row[0]) for row in rows) if each is not None]
    return (
        Answer(combined(found, options.aggregate or "last"), raw) if found else Answer(None, raw, "it gives no number")
    )


def _by_day(rows: Sequence[Sequence[Any]], options: SqlOptions, question: Question, raw: object) -> Answer:
    covers = question.covers
    dated = [(_day(row[0]), _number(row[1])) for row in rows]
    kept = sorted(
        (day, value)
        for day, value in dated
        if value is not None and day <= covers.due and (question.window is None or day >= covers.start)
    )
    if not kept:
        return Answer(None, raw, f"it has nothing up to {covers.due}")
    if options.aggregate in (None, "last"):
        last = kept[-1][0]
        if sum(day == last for day, _ in kept) > 1:
            raise SourceError(
                f"the query gives several rows for {last}", "add `aggregate:`, or group them in the query"
            )
        return Answer(kept[-1][1], raw, covers=covers if question.window is not None else Window(last, last))
    return Answer(combined([value for _, value in kept], options.aggregate), raw)


def _rows(options: SqlOptions, question: Question, access: Access, binds: frozenset[str]) -> Sequence[Sequence[Any]]:
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    url = _url(access.secrets.filled(options.url), access)
    as_text = url.get_backend_name() == "sqlite"
    days = {"start": question.covers.start, "end": question.covers.due}
    given = {name: str(days[name]) if as_text else days[name] for name in binds}
    engine: Engine | None = None
    try:
        engine = _engine(url)
        with engine.connect() as connection:
            _read_only(connection, url.get_backend_name())
            rows = [tuple(row) for row in connection.execute(text(options.query), given).fetchmany(_ROWS + 1)]
            connection.rollback()
    except (SQLAlchemyError, ImportError, OSError, ValueError) as error:
        raise _said(error, access) from None
    finally:
        if engine is not None:
            engine.dispose()
    if len(rows) > _ROWS:
        raise SourceError(f"the query gives more than {_ROWS} rows", "let the database count, or ask for less")
    return rows


def _url(text: str, access: Access) -> "URL":
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise SourceError("this is not the address of a database", "write it as postgresql+psycopg://…") from None
    if url.password:
        access.secrets.learn(str(url.password))
    if url.get_backend_name() in _IN_FILES:
        if not url.database or url.database.startswith(("file:", ":")) or url.query:
            raise SourceError("this address of a file is not allowed", "write it as sqlite:///folder/file.db")
        return url.set(database=str(access.files.find(url.database)))
    return url


def _engine(url: "URL") -> "Engine":
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    if url.get_backend_name() != "sqlite":
        options = {"connect_timeout": 10} if url.get_backend_name() in ("postgresql", "mysql", "mariadb") else {}
        return create_engine(url, poolclass=NullPool, connect_args=options)
    import sqlite3
    from urllib.parse import quote

    address = f"file:{quote(str(url.database))}?mode=ro"
    return create_engine(
        "sqlite://", poolclass=NullPool, creator=lambda: sqlite3.connect(address, uri=True, timeout=10)
    )


def _read_only(connection: "Connection", backend: str) -> None:
    """Puts the transaction into a mode in which nothing can be written; where there is none, it is rolled back."""
    from sqlalchemy import text

    if backend == "postgresql":
        connection.execute(text("SET TRANSACTION READ ONLY"))
        connection.execute(text(f"SET LOCAL statement_timeout = {_SECONDS * 1000}"))
    elif backend in ("mysql", "mariadb"):
        connection.rollback()
        connection.execute(text("SET SESSION TRANSACTION READ ONLY"))
        connection.rollback()
    elif backend == "sqlite":
        connection.execute(text("PRAGMA query_only = ON"))
        _stop_late(connection)
    elif backend == "duckdb":
        connection.execute(text("SET enable_external_access = false"))


def _stop_late(connection: "Connection") -> None:
    """Ends a query of SQLite that takes too long: it has no limit of its own."""
    import time

    end = time.monotonic() + _SECONDS
    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(lambda: int(time.monotonic() > end), 100_000)


def _said(error: Exception, access: Access) -> SourceError:
    from sqlalchemy.exc import NoSuchModuleError

    if isinstance(error, NoSuchModuleError | ImportError):
        hint = 'install it beside okr: pip install "psycopg[binary]" for postgresql+psycopg://'
        return SourceError("the driver of this database is not installed", hint)
    original = getattr(error, "orig", None)
    lines = access.secrets.veiled(str(original or error)).strip().splitlines()
    return SourceError(
        f"the database says: {lines[0][:200] if lines else type(error).__name__}", "see the query and the address"
    )


def _number(cell: object) -> Decimal | None:
    if isinstance(cell, bool):
        return Decimal(cell)
    return number(cell)


def _day(cell: object) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell)[:10])
    except ValueError:
        raise SourceError(
            "the first column of the query is not a day", "select the day first, then the number"
        ) from None


SOURCE = Source(
    name="sql",
    summary="one number from one SELECT on a database",
    options=SqlOptions,
    read=read,
    identity=("url",),
    needs={"sqlalchemy": "sql"},
    docs="https://docs.sqlalchemy.org/en/20/core/engines.html",
)
"""Databases."""
