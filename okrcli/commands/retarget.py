"""`okr retarget`: moves a goalpost in the open."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.commands import completion
from okrcli.commands.changing import Commit, Date, DryRun, Why
from okrcli.commands.session import Session

_Key = Annotated[str, typer.Argument(metavar="REF", help="The key result.", autocompletion=completion.key_results)]
_Value = Annotated[str | None, typer.Argument(metavar="[VALUE]", help="The new target.", show_default=False)]
_Change = Annotated[
    str | None, typer.Option("--change", metavar="+25%", help="A way to go from the baseline instead: +25%, x2, -1.5.")
]
_Baseline = Annotated[str | None, typer.Option("--baseline", metavar="VALUE", help="The level it begins from.")]
_Min = Annotated[str | None, typer.Option("--min", metavar="VALUE", help="The lowest level that is good.")]
_Max = Annotated[str | None, typer.Option("--max", metavar="VALUE", help="The highest level that is good.")]
_Due = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The last day.")]
_Weight = Annotated[str | None, typer.Option("--weight", metavar="NUMBER", help="Its share; 0 is informational.")]


def run(
    session: Session,
    ref: _Key,
    value: _Value = None,
    change: _Change = None,
    baseline: _Baseline = None,
    min: _Min = None,  # noqa: A002 - the option's name
    max: _Max = None,  # noqa: A002 - the option's name
    due: _Due = None,
    weight: _Weight = None,
    why: Why = None,
    date: Date = None,
    commit: Commit = False,
    dry_run: DryRun = False,
) -> None:
    """Move a goalpost in the open: the new value, and a record of the old one with the reason.

    VALUE is the new target; a negative one follows an equals sign: REF=-3. A change takes the place of a target, and
    a target that of a change. Each move is recorded under `moves`, so that it can be seen and undone.
    """
    from okrcli.commands.asking import answers
    from okrcli.commands.changing import finish, given, key_result, numbers, split
    from okrcli.commands.session import read_date
    from okrcli.commands.writing import workspace_to_change
    from okrcli.dialogue.moving import moving
    from okrcli.edit.retarget import retarget

    ref, value = split(ref, value)
    workspace = workspace_to_change(session, dry_run=dry_run)
    planned = key_result(session, workspace, ref)
    texts = given(target=value, change=change, baseline=baseline, min=min, max=max, due=due, weight=weight)
    day = read_date(date, "--date") if date else session.today
    goal = planned.key_result.measure.goal()
    asking = moving(planned, texts, why, numbers(workspace, goal.unit, goal.target or goal.baseline))
    wanted = answers(session, asking, workspace.plan.settings.locale)
    finish(session, workspace, retarget(workspace, planned, *wanted, day), dry_run=dry_run, commit=commit)
