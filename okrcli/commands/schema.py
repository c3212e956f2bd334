"""`okr schema`: the JSON Schema of the files, or of an output."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from okrcli.commands.options import Output, one_of
from okrcli.commands.session import Session


def run(
    session: Session,
    document: Annotated[
        str | None,
        typer.Option("--for", metavar="WHAT", help="settings, or an output: status, show, check. Default: OKR files."),
    ] = None,
    output: Output = None,
) -> None:
    """Print the JSON Schema of the files, or of an output.

    The schemas of files are draft-07, which editors understand; those of outputs are 2020-12.
    """
    from okrcli.commands.schemas import SCHEMAS

    one_of("--for", document or "files", tuple(SCHEMAS))
    session.emit(json.dumps(SCHEMAS[document or "files"](), indent=2, ensure_ascii=False) + "\n", output)
