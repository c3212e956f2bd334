"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.errors import UsageError, enumerated, nearest

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, json, md, html, csv, xlsx, pdf; default: by the ending of -o.",
        show_default=False,
    ),
]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write there instead.", show_default=False)
]
Cycles = Annotated[
    list[str] | None,
    typer.Option(
        "--cycle", metavar="CYCLE", help="Only these cycles; default: today's.", autocompletion=completion.cycles
    ),
]
Teams = Annotated[
    list[str] | None, typer.Option("--team", metavar="TEAM", help="Only these teams.", autocompletion=completion.teams)
]
Owners = Annotated[
    list[str] | None,
    typer.Option("--owner", metavar="OWNER", help="Only theirs; me is you.", autocompletion=completion.owners),
]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help="Only with these tags.", autocompletion=completion.tags)
]
Healths = Annotated[
    list[str] | None, typer.Option("--health", metavar="HEALTH", help="Only in these states, such as off-track.")
]
Sort = Annotated[str | None, typer.Option("--sort", metavar="KEY", help="Order of the key results.")]
At = Annotated[str | None, typer.Option("--at", metavar="DATE", help="As it stood on that day.")]
Rev = Annotated[str | None, typer.Option("--rev", metavar="REV", help="As it was in that git revision.")]
References = Annotated[
    list[str] | None,
    typer.Argument(metavar="[REF]...", help="Only these.", autocompletion=completion.references, show_default=False),
]
Reference = Annotated[
    str,
    typer.Argument(
        metavar="REF", help="team/objective/key-result, or a tail of it.", autocompletion=completion.references
    ),
]

_ENDINGS = {"txt": "text", "xml": "junit", "htm": "html", "markdown": "md"}
_OPENED = frozenset({"html", "md", "csv", "xlsx", "pdf", "ics", "json", "jsonl", "docx", "xls", "ods", "odt", "pptx"})
"""Endings that a program opens by: text under such a name would be a broken file."""


def choose_format(wanted: str | None, output: str | None, formats: Sequence[str]) -> str:
    """The format that was asked for, or that the ending of the output file tells, or the first.

    Raises:
        UsageError: there is no such format, or the ending is that of a format that there is not.
    """
    if wanted is None:
        ending = (output or "").rpartition(".")[2].lower()
        told = _ENDINGS.get(ending, ending)
        if told in _OPENED and told not in formats:
            what = f"{output}: this is not to be had as {told}, but as {enumerated(formats)}"
            raise UsageError(what, "choose another ending, or say --format text")
        return told if told in formats else formats[0]
    one_of("--format", wanted, formats)
    return wanted


def one_of(option: str, value: str, choices: Sequence[str]) -> None:
    """Sees to it that a value is one of the choices.

    Raises:
        UsageError: it is not.
    """
    if value not in choices:
        near = nearest(value, choices, 1)
        raise UsageError(
            f"{option} {value} is not {enumerated(choices)}",
            f"did you mean {option} {near[0]}?" if near else f"{option} {choices[0]}",
        )
