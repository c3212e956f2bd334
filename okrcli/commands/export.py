"""`okr export`: goals for other systems."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.commands.options import Cycles, Output, Teams
from okrcli.commands.session import Session
from okrcli.errors import UsageError

if TYPE_CHECKING:
    from okrcli.exchange.outgoing import Export


def run(
    session: Session,
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="json, csv, xlsx or sql.", show_default=False)],  # noqa: A002 - the argument's name
    cycle: Cycles = None,
    team: Teams = None,
    wide: Annotated[bool, typer.Option("--wide", help="A row a key result, not a row a check-in.")] = False,
    to: Annotated[
        str | None, typer.Option("--to", metavar="URL", help="Of the database, or the variable that holds it: $NAME.")
    ] = None,
    output: Output = None,
) -> None:
    """Write goals, check-ins and scores for other systems.

    All that is in the workspace, unless --cycle or --team say which. json is complete and can be imported again; csv
    and xlsx have a row a check-in, or a row a key result with --wide; sql writes tables to a database, by reference.
    """
    from okrcli.exchange import publisher, writer
    from okrcli.exchange.outgoing import Export
    from okrcli.scoring import score
    from okrcli.wording.numbers import number

    write = writer(format) if format != "sql" else None
    workspace = session.load()
    export = Export(
        workspace, score(workspace.plan, session.today), session.today, tuple(cycle or ()), tuple(team or ()), wide
    )
    _refuse_unknown(export)
    if write is None:
        counts = publisher()(export, _address(to))
        session.emit("".join(f"{name}  {number(count)}\n" for name, count in counts.items()))
    elif format == "xlsx":
        session.emit_bytes(lambda: write(export), format, output)
    else:
        session.emit(write(export).decode(), output)


def _refuse_unknown(export: Export) -> None:
    from okrcli.commands.viewing import NothingSo

    everything = list(export._replace(cycles=(), teams=()).objectives())
    teams = {each.team[:at] for each in everything for at in _ends(each.team)}
    for option, wanted, known in (
        ("--cycle", export.cycles, {each.cycle.name for each in everything}),
        ("--team", export.teams, teams),
    ):
        for value in wanted:
            if value not in known:
                raise NothingSo(option, value, known)


def _ends(team: str) -> list[int]:
    """Where a team, and each that it belongs to, ends."""
    return [at for at, sign in enumerate(team) if sign == "/"] + [len(team)]


def _address(to: str | None) -> str:
    if to is None:
        raise UsageError("sql needs the address of a database", "--to sqlite:///okr.db, or --to '$WAREHOUSE_URL'")
    if not to.startswith("$"):
        return to
    found = os.environ.get(to[1:].strip("{}"))
    if not found:
        raise UsageError(f"the variable {to} is not set", f"export {to[1:]}=postgresql+psycopg://user@host/name")
    return found
