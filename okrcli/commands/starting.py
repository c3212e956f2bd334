"""What `okr init` writes: from its options, from git, and from questions where there is somebody to ask."""

from __future__ import annotations

import os
from typing import NamedTuple

import typer

from okrcli.commands.session import Session
from okrcli.edit.homes import KPI_FILE, file_of
from okrcli.errors import UsageError
from okrcli.git.person import who
from okrcli.model.cycle import quarter_of
from okrcli.model.scalars import is_team, slug
from okrcli.model.settings import Settings
from okrcli.templates import Template, get, names, render, render_kpis, settings_text
from okrcli.workspace import SETTINGS_FILE
from okrcli.workspace.discover import read_file
from okrcli.workspace.names import read_names
from okrcli.workspace.reading import read_settings


class Wishes(NamedTuple):
    """The options of `okr init`; None where they were not given."""

    templates: tuple[str, ...]
    team: str | None
    cycle: str | None
    owner: str | None
    lang: str
    name: str | None


def texts(session: Session, root: str, wishes: Wishes) -> dict[str, str]:
    """The files to write, by path.

    Raises:
        UnknownTemplate: there is no such template.
        UsageError: a name is not good as a team, or there is no such cycle.
    """
    known = os.path.isfile(f"{root}/{SETTINGS_FILE}")  # noqa: PTH113 - pathlib costs every start 10 ms
    settings = read_settings(read_file(root, SETTINGS_FILE))[0] if known else None
    chosen = [get(name, wishes.lang) for name in wishes.templates or _asked_template(session, wishes.lang)]
    cycle = wishes.cycle or _this_quarter(session, settings)
    _check_cycle(cycle, settings)
    owner = wishes.owner or _owner(session, settings)
    company = wishes.name or os.path.basename(root) or "okr"  # noqa: PTH119
    files = {SETTINGS_FILE: settings_text(company, wishes.lang)}
    kpis = [name.partition("/")[2] for name in read_names(root).kpis] if known else []
    for template in chosen:
        team = wishes.team or _asked_team(session, template)
        if not is_team(team):
            raise UsageError(f"`{team}` is not good as a team", f"write a slug, such as {slug(team) or 'marketing'}")
        path = file_of(cycle, team if len(chosen) == 1 or not wishes.team else f"{team}-{template.name}")
        files[path] = render(template, cycle=cycle, team=team, owner=owner, kpis=False)
        indicators = render_kpis(template, owner=owner, existing=kpis)
        if indicators is not None:
            files[KPI_FILE] = indicators
    return files


def _asked_template(session: Session, lang: str) -> tuple[str, ...]:
    if not session.may_ask:
        return ("minimal",)
    choices = ", ".join(names(lang))
    return (str(typer.prompt(f"Which template? ({choices})", default="minimal", err=True)),)


def _asked_team(session: Session, template: Template) -> str:
    suggested = "team" if template.name == "minimal" else template.name
    return str(typer.prompt("Whose objectives? A team", default=suggested, err=True)) if session.may_ask else suggested


def _this_quarter(session: Session, settings: Settings | None) -> str:
    if settings is None:
        return quarter_of(session.today)
    ends = settings.fiscal_year.named_by == "end"
    return quarter_of(session.today, first_month=settings.first_month, named_by_end=ends)


def _check_cycle(cycle: str, settings: Settings | None) -> None:
    from okrcli.model.cycle import find_cycle

    if (settings.cycle(cycle) if settings else find_cycle(cycle, {})) is None:
        raise UsageError(f"`{cycle}` is not a cycle", "write one such as 2026, 2026-H2, 2026-Q4 or 2026-11")


def _owner(session: Session, settings: Settings | None) -> str | None:
    person = who(session.path("."))
    if person is None:
        return None
    found = person.owner(settings) if settings else None
    return found or (slug(person.name) if settings is None or settings.people is None else None) or None
