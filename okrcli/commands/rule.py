"""`okr rule`: what a rule of the check means."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli import console
from okrcli.commands import completion
from okrcli.commands.options import Output, choose_format
from okrcli.commands.session import Session

Codes = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[CODE]...",
        help="A code, a name, or a prefix such as OKR2. Default: a list of all.",
        autocompletion=completion.rules,
        show_default=False,
    ),
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help="text or json; default: by the ending of -o.")
]
All = Annotated[bool, typer.Option("--all", help="Every rule in full.")]


def run(
    session: Session,
    codes: Codes = None,
    all_rules: All = False,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> None:
    """What a rule of the check means, why it is there, how to set it.

    CODE is one such as OKR203, or a name such as missing-owner: that rule in full. A prefix such as OKR2 lists rules.
    """
    from okrcli.check import book
    from okrcli.check.catalogue import find_rules
    from okrcli.check.rules import RULES

    chosen = choose_format(format, output, ("text", "json"))
    found = find_rules(codes or ())
    rules = RULES if all_rules else found.rules
    policy = session.consoles.out if output is None else console.PLAIN
    if chosen == "json":
        session.emit(book.document(rules, session.today), output)
    elif found.in_full or all_rules:
        session.emit(book.text(rules, colour=policy.colour, room=policy.width), output)
    else:
        session.emit(book.listing(rules, colour=policy.colour, room=policy.width), output)
