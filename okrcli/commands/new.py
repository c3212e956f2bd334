"""`okr new`: adds an objective, a key result or a KPI in its place."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from okrcli.commands import completion
from okrcli.commands.changing import Commit, DryRun, Typed, given
from okrcli.commands.options import one_of
from okrcli.commands.session import Session
from okrcli.errors import UsageError

if TYPE_CHECKING:
    from okrcli.workspace.references import Sort

_SORTS: dict[str, Sort] = {"objective": "objective", "key-result": "key result", "kpi": "KPI"}


def _one(name: str, metavar: str, about: str, names: Callable[[str], list[str]] | None = None) -> Any:
    return Annotated[str | None, typer.Option(name, metavar=metavar, help=about, autocompletion=names)]


def _many(name: str, metavar: str, about: str, names: Callable[[str], list[str]] | None = None) -> Any:
    return Annotated[list[str] | None, typer.Option(name, metavar=metavar, help=about, autocompletion=names)]


_KEYS: dict[str, Any] = {
    "title": _one("--title", "TEXT", "One line; without it, you are asked for everything."),
    "id": _one("--id", "ID", "Default: made from the title."),
    "team": _one("--team", "TEAM", "Whose objective.", completion.teams),
    "cycle": _one("--cycle", "CYCLE", "For when; default: the one that runs.", completion.cycles),
    "objective": _one("--objective", "REF", "What a key result is for.", completion.references),
    "owner": _many("--owner", "OWNER", "Who owns it; me is you; repeatable.", completion.owners),
    "why": _one("--why", "TEXT", "Why an objective matters."),
    "ambition": _one("--ambition", "committed|aspirational", "All of it promised, or most of it hoped for."),
    "contributes_to": _many("--contributes-to", "REF", "What an objective serves; repeatable.", completion.references),
    "kind": _one("--kind", "KIND", "How a key result is measured; default: metric."),
    "unit": _one("--unit", "UNIT", "What is counted: %, USD, sessions, …"),
    "baseline": _one("--baseline", "VALUE", "The level it begins from."),
    "target": _one("--target", "VALUE", "The level, total or count to reach."),
    "change": _one("--change", "+25%", "Instead of a target: +25%, x2, or a number to add."),
    "min": _one("--min", "VALUE", "The lowest level that is good."),
    "max": _one("--max", "VALUE", "The highest level that is good."),
    "strict": _one("--strict", "yes|no", "Whether these levels themselves are outside."),
    "hold": _one("--hold", "WHEN", "throughout, at-end, each-week, each-month or each-quarter."),
    "per": _one("--per", "week|month|quarter", "The period that a count recurs in."),
    "steps": _many("--step", "ID:TITLE", "A milestone; repeatable."),
    "criteria": _one("--criteria", "TEXT", "How 0, 0.5 and 1 look, where a person judges."),
    "weight": _one("--weight", "NUMBER", "Its share relative to its siblings."),
    "start": _one("--start", "DATE", "First day."),
    "due": _one("--due", "DATE", "Last day."),
    "cadence": _one("--cadence", "week|two-weeks|month|quarter", "How often a value is due."),
    "pace": _one("--pace", "linear|late", "Where it should be when."),
    "kpi": _one("--kpi", "ID", "The KPI whose readings feed it."),
    "guardrails": _many("--guardrail", "ID", "A KPI that must stay healthy; repeatable."),
    "tags": _many("--tag", "TAG", "To filter by; repeatable.", completion.tags),
}
"""The options that are keys in the file, or that say where it goes."""

_What = Annotated[
    str | None,
    typer.Argument(
        metavar="|".join(_SORTS),
        help="What to add; --from tells it too.",
        autocompletion=lambda: list(_SORTS),
        show_default=False,
    ),
]
_From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="TEMPLATE/ID",
        help="Take it out of a template; options change it.",
        autocompletion=completion.from_templates,
    ),
]
_Lang = Annotated[
    str | None, typer.Option("--lang", metavar="en|pl", help="Language of the template; default: the workspace's.")
]


def run(
    session: Session,
    what: _What = None,
    source: _From = None,
    lang: _Lang = None,
    commit: Commit = False,
    dry_run: DryRun = False,
    **texts: Typed | None,
) -> None:
    """Add an objective, a key result or a KPI in its place, by options or by questions.

    An objective goes to the file of its team and cycle, a KPI to the file that holds KPIs; where there is none, it is
    made. What is not known yet, such as a baseline, is written as null, and okr check points at it.
    """
    from okrcli.commands.asking import answers
    from okrcli.commands.changing import finish, me, numbers, objective
    from okrcli.commands.shelves import library_of
    from okrcli.commands.writing import workspace_to_change
    from okrcli.dialogue.borrowing import borrow, sort_of
    from okrcli.dialogue.creation import Scene, creation

    if what is None and not source:
        raise UsageError("it is not said what to add", "okr new objective")
    if what is not None:
        one_of("okr new", what, tuple(_SORTS))
    workspace = workspace_to_change(session, dry_run=dry_run)
    sort, borrowed = _SORTS[what or "objective"], None
    if source:
        own = library_of(session, workspace.root, workspace.plan.settings, lang).own
        language = lang or workspace.plan.settings.locale
        sort = sort if what else sort_of(source, language, own)
        borrowed = borrow(source, sort, language, own)
    find = partial(objective, session, workspace)
    scene = Scene(workspace, find, partial(numbers, workspace), session.today, me(session, workspace), borrowed)
    told = answers(session, creation(scene, sort, given(**texts)), workspace.plan.settings.locale)
    finish(session, workspace, told, dry_run=dry_run, commit=commit)


def _take(options: dict[str, Any]) -> None:
    """Gives the command an option for each key: that many parameters would say nothing that the table does not."""
    own = [each for name, each in inspect.signature(run).parameters.items() if name != "texts"]
    keys = [inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=None) for key in options]
    run.__signature__ = inspect.Signature([*own, *keys])  # type: ignore[attr-defined]
    run.__annotations__ |= options


_take(_KEYS)
