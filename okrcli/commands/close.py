"""`okr close`: the end of a cycle."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.changing import Commit, DryRun
from okrcli.commands.options import Teams
from okrcli.commands.session import Session, read_date

_Cycle = Annotated[
    str | None,
    typer.Option(
        "--cycle",
        metavar="CYCLE",
        help="Which; default: the latest that is over and open.",
        autocompletion=completion.cycles,
    ),
]
_Learned = Annotated[str | None, typer.Option("--retrospective", metavar="TEXT", help="What was learned, in Markdown.")]
_LearnedFile = Annotated[
    str | None, typer.Option("--retrospective-file", metavar="FILE|-", help="The same, from a file or from stdin.")
]


def run(
    session: Session,
    cycle: _Cycle = None,
    team: Teams = None,
    grade: Annotated[
        list[str] | None, typer.Option("--grade", metavar="REF=0.7", help="The grade of a key result; repeatable.")
    ] = None,
    note: Annotated[
        list[str] | None, typer.Option("--note", metavar="REF=TEXT", help="Why that grade; repeatable.")
    ] = None,
    retrospective: _Learned = None,
    retrospective_file: _LearnedFile = None,
    accept: Annotated[bool, typer.Option("--accept", help="Take what is proposed for all that are not named.")] = False,
    early: Annotated[bool, typer.Option("--early", help="Also a cycle that still runs.")] = False,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day of the close; default: today.")
    ] = None,
    commit: Commit = False,
    dry_run: DryRun = False,
) -> None:
    """End a cycle: grade every key result, say what was learned, freeze the files.

    The score of the day is proposed as grade. At a terminal it asks, key result by key result; the options answer for
    scripts. What is closed keeps its grades and is scored by the policy and the bands of that day for ever.
    """
    from okrcli.commands.asking import answers
    from okrcli.commands.finishing import Done, finish, text_of
    from okrcli.commands.writing import workspace_to_change
    from okrcli.dialogue.closing import Options, announced, closing, graded, unsaid
    from okrcli.edit.close import close, ending
    from okrcli.edit.proof import proven

    told = text_of(session, retrospective, retrospective_file, "--retrospective")
    workspace = workspace_to_change(session, dry_run=dry_run)
    day = read_date(date, "--date") if date else session.today
    what = ending(workspace, cycle, tuple(team or ()), day, session.today)
    session.notice(announced(what))
    options = Options(grade or (), note or (), told, accept, early)
    verdicts = answers(session, closing(workspace, what, options), workspace.plan.settings.locale)
    changes = close(workspace, what, verdicts)
    blocks = graded(what, verdicts, proven(workspace, changes, lenient=True))
    done = Done(
        changes, blocks, f"Close {what.cycle.name}", unsaid(workspace, what, verdicts, committed=commit and not dry_run)
    )
    finish(session, workspace, done, dry_run=dry_run, commit=commit)
