"""`okr check`: validates and lints every file."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli import console
from okrcli.commands import completion
from okrcli.commands.announcing import placed, tell, tell_unread
from okrcli.commands.excluding import without_excluded
from okrcli.commands.options import Output, choose_format, one_of
from okrcli.commands.session import Session

_STATUSES = ("error", "warning", "info", "never")

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help="Files or folders; default: all. - reads stdin.")
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help="Report only these.", autocompletion=completion.rules),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CODES", help="Do not report these.", autocompletion=completion.rules),
]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="|".join(_STATUSES), help="The lightest finding that fails.")]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="PATH", help="Which file standard input stands for.")
]
ForceExclude = Annotated[bool, typer.Option("--force-exclude", help="Pass over named files that okr.yaml excludes.")]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")]
UnsafeFixes = Annotated[bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: mend by guesses too.")]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change; 1 if anything.")]
AddIgnore = Annotated[bool, typer.Option("--add-ignore", help="Write comments that ignore what is there.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule instead.")]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="REV", help="Check goalposts and history too; merge-base:main is where you left it."
    ),
]
ShowSettings = Annotated[bool, typer.Option("--show-settings", help="Show which rules are on, and why.")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, concise, json, jsonl, github, gitlab, sarif or junit; default: by the ending of -o.",
    ),
]


def run(
    session: Session,
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = "error",
    force_exclude: ForceExclude = False,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    add_ignore: AddIgnore = False,
    statistics: Statistics = False,
    show_settings: ShowSettings = False,
    stdin_filename: StdinFilename = None,
    since: Since = None,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> int:
    """Check every file: syntax, format, method.

    Files or folders that are named are reported on, but in the light of the whole workspace. CODES are codes or
    prefixes such as OKR203,OKR1; okr rule CODE explains one. Exit status: 0 clean, 1 findings, 2 could not check.
    """
    from okrcli.check.checking import rendered, subject
    from okrcli.check.formats import FORMATS
    from okrcli.commands import mending

    one_of("--fail-on", fail_on, _STATUSES)
    mending.only_one(fix=fix, add_ignore=add_ignore, statistics=statistics, show_settings=show_settings)
    chosen = choose_format(format, output, mending.DATA if statistics or show_settings else FORMATS)
    named = without_excluded(session, paths) if paths and force_exclude else paths
    request = mending.request(session, named or (), select, ignore, stdin_filename)
    about = subject(mending.root_of(session, request), request, session.today, since)
    if show_settings:
        return mending.show_settings(session, about, chosen, output)
    if add_ignore:
        return mending.add_ignore(session, about, output, diff=diff)
    if diff:
        return mending.preview(session, about, output, unsafe=unsafe_fixes)
    read, verdict = mending.mend(session, about, unsafe=unsafe_fixes) if fix else (about.workspace, about.verdict())
    colour, room = session.consoles.out if output is None else console.PLAIN
    verdict = placed(verdict, read.root)
    text = rendered(read, verdict, session.today, chosen, colour=colour, statistics=statistics, room=room)
    if fix and about.given:
        session.notice(text.rstrip("\n"))
    else:
        tell(session, verdict, text, output, by_itself=format is None)
    if read.unread:
        tell_unread(session, read, about.choice.paths, verdict)
    return 1 if verdict.failed(fail_on) else 0  # type: ignore[arg-type]  # one_of has seen to it
