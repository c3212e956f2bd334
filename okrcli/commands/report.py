"""`okr report`: the document of a review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, get_args

import typer

from okrcli.commands import completion
from okrcli.commands.options import At, Cycles, Format, Output, Owners, References, Rev, Tags, Teams, one_of
from okrcli.commands.session import Session
from okrcli.commands.viewing import Filters, show, view
from okrcli.errors import UsageError, enumerated

Compare = Annotated[
    str | None,
    typer.Option(
        "--compare",
        metavar="CYCLE|DATE|REV|none",
        help="What changed since then; default: four weeks ago.",
        autocompletion=completion.cycles,
    ),
]
Grouping = Annotated[
    str, typer.Option("--group-by", metavar="objective|team|owner", help="How objectives are put together.")
]
Template = Annotated[
    str | None, typer.Option("--template", metavar="FILE", help="Fill this Jinja template of yours instead.")
]
Site = Annotated[
    str | None, typer.Option("--site", metavar="DIR", help="Write a site there: a page a cycle and a team.")
]
Into = Annotated[
    str | None, typer.Option("--into", metavar="FILE", help="Keep the part of this file between two marks current.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="With --into: show the diff; write nothing.")]


def run(
    session: Session,
    refs: References = None,
    compare: Compare = None,
    group_by: Grouping = "objective",
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    tag: Tags = None,
    at: At = None,
    rev: Rev = None,
    template: Template = None,
    site: Site = None,
    into: Into = None,
    dry_run: DryRun = False,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> None:
    """The document for a review: decisions, objectives, what changed.

    With -o review.html it is one file to open, mail or print; md is for wikis and pull requests. In order: a headline,
    what needs a decision, each objective with its key results, KPIs, timeline, alignment, board, past cycles, what
    was learned, and the method.

    --into README.md puts a short form between the lines <!-- okr: begin --> and <!-- okr: end -->.
    """
    from okrcli.commands.comparing import compared
    from okrcli.reports.report import GroupBy, build

    one_of("--group-by", group_by, get_args(GroupBy))
    _fitting({"--template": template, "--site": site, "--into": into}, format, output, dry_run=dry_run)
    shown = view(session, Filters(refs, cycle, team, owner, tag), at, rev, whole=True)
    if site is not None:
        from okrcli.commands.publishing import publish

        publish(session, shown, group_by, compare, site)  # type: ignore[arg-type]  # one_of has seen to it
        return
    report = build(*shown, compared(session, shown, compare), group_by)  # type: ignore[arg-type]  # as above
    if into is not None:
        from okrcli.commands.publishing import insert

        insert(session, report, into, dry_run=dry_run)
    elif template is not None:
        from okrcli.commands.templating import fill

        session.emit(fill(report, session.path(template), template), output)
    else:
        show(session, report, format, output)


def _fitting(ways: Mapping[str, str | None], form: str | None, output: str | None, *, dry_run: bool) -> None:
    """Sees to it that options go together.

    Raises:
        UsageError: they do not.
    """
    given = [name for name, value in ways.items() if value is not None]
    if len(given) > 1:
        raise UsageError(f"{enumerated(given, 'and')} do not go together", f"give {given[0]} alone")
    if given and form is not None:
        raise UsageError(f"{given[0]} decides on the format itself", "leave --format out")
    if output is not None and given and given != ["--template"]:
        raise UsageError(f"{given[0]} says where to write already", "leave -o out")
    if dry_run and given != ["--into"]:
        raise UsageError("--dry-run goes with --into", "okr report --into README.md --dry-run")
