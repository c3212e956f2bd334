"""`okr update`: logs values, and disturbs nothing else."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.changing import Commit, DryRun
from okrcli.commands.session import Session

_Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REF VALUE | REF=VALUE...]",
        help="The key result or KPI, and its value.",
        autocompletion=completion.key_results,
        show_default=False,
    ),
]


def run(
    session: Session,
    words: _Words = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day it holds for; default: today.")
    ] = None,
    confidence: Annotated[
        str | None, typer.Option("-c", "--confidence", metavar="0.7", help="How sure you are: 0.7, 7/10 or 70%.")
    ] = None,
    note: Annotated[str | None, typer.Option("-m", "--note", metavar="TEXT", help="What happened.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who logs it; default: the git user.")] = None,
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="LINK", help="A link, commit or path; repeatable.")
    ] = None,
    running: Annotated[
        str | None, typer.Option("--running", metavar="N", help="The total so far, instead of what was added.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Log the rows of a CSV or JSON lines file; - is stdin.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Correct what was logged for that day.")] = False,
    commit: Commit = False,
    dry_run: DryRun = False,
) -> int:
    """Log values: what it is now, what was added, or which step is done.

    VALUE as people type it: 43900, 43.9k, 3.5%, 7/10, yes, or the id of a step. Several at once, steps from the last
    value and negative values follow an equals sign: REF=VALUE REF+=3 REF-=3. Without arguments, at a terminal, it goes
    through your key results that are due. Only the lines that are added change.
    """
    from okrcli.commands.preparing import Wish, carry_out, carry_out_answers, is_whole, preview, typed, walked

    wish = Wish(tuple(words or ()), source, running, date, confidence, note, by, tuple(evidence or ()), replace, commit)
    rows = typed(session, wish)
    whole = is_whole(rows)
    rows = rows if whole else walked(session, wish, rows)
    if rows and dry_run:
        preview(session, wish, rows)
    elif rows and whole:
        carry_out(session, wish, rows)
    elif rows:
        return carry_out_answers(session, wish, rows)
    return 0
