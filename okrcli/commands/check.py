"""`okr check`: validates and lints every file."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.options import Format, Output, choose_format, one_of
from okrcli.commands.session import Session

_STATUSES = ("error", "warning", "info", "never")


def run(
    session: Session,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Files or folders; default: all. - reads stdin.")
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Report only these.", autocompletion=completion.rules),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Do not report these.", autocompletion=completion.rules),
    ] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="|".join(_STATUSES), help="The lightest finding that fails.")
    ] = "error",
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="PATH", help="Which file standard input stands for.")
    ] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule instead.")] = False,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> int:
    """Check every file: syntax, format, method.

    Files or folders that are named are reported on, but in the light of the whole workspace. CODES are codes or
    prefixes such as OKR203,OKR1. Exit status: 0 clean, 1 findings, 2 could not check.
    """
    from okrcli.check.checking import Request, checked, rendered
    from okrcli.check.formats import FORMATS

    one_of("--fail-on", fail_on, _STATUSES)
    chosen = choose_format(format, output, FORMATS)
    named = tuple(os.path.abspath(session.path(path)) for path in paths or () if path != "-")  # noqa: PTH100
    standard_input = None
    if paths and "-" in paths:
        standard_input = (os.path.abspath(session.path(stdin_filename or "stdin.okr.yaml")), sys.stdin.buffer.read())  # noqa: PTH100
    request = Request(named, _codes(select), _codes(ignore), standard_input)
    workspace, verdict = checked(lambda: session.root_for(named), request)
    colour = session.consoles.out.colour and output is None
    session.emit(rendered(workspace, verdict, session.today, chosen, colour=colour, statistics=statistics), output)
    return 1 if verdict.failed(fail_on) else 0  # type: ignore[arg-type]  # one_of has seen to it


def _codes(given: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for each in given or () for code in each.split(",") if code.strip())
