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
    draft: Annotated[
        str, typer.Option("--draft", metavar="2020-12|07", help="07 is what editors understand.")
    ] = "2020-12",
    output: Output = None,
) -> None:
    """Print the JSON Schema of the files, or of an output.

    For completion and checks while you type: okr schema --draft 07 -o okr.schema.json, and as the first line of a file
    # yaml-language-server: $schema=okr.schema.json
    """
    from okrcli.commands.schemas import DRAFTS, SCHEMAS

    one_of("--for", document or "files", tuple(SCHEMAS))
    number = draft.removeprefix("draft-")
    one_of("--draft", number, tuple(DRAFTS))
    schema = DRAFTS[number](SCHEMAS[document or "files"]())
    session.emit(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", output)
