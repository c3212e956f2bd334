"""What `okr init` writes: from its options, from git, and from questions where there is somebody to ask."""

from __future__ import annotations

import os
from typing import NamedTuple

from okrcli.commands.asking import answers
from okrcli.commands.session import Session
from okrcli.commands.shelves import library_of
from okrcli.dialogue.beginning import Begun, Start, beginning, usual_team
from okrcli.edit.homes import KPI_FILE, file_of
from okrcli.errors import UsageError
from okrcli.git.person import who
from okrcli.model.cycle import BACKLOG, quarter_of
from okrcli.model.scalars import is_team, slug
from okrcli.model.settings import Settings
from okrcli.templates import Horizon, Template, cycles_of, render, render_kpis, settings_text
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
    lang: str | None
    name: str | None

    @property
    def of_goals(self) -> bool:
        """Whether one of them is about goals to begin with."""
        return bool(self.templates or self.team or self.cycle or self.owner or self.name)


def is_workspace(root: str) -> bool:
    """Whether a folder is a workspace already."""
    return os.path.isfile(f"{root}/{SETTINGS_FILE}")  # noqa: PTH113 - pathlib costs every start 10 ms


def texts(session: Session, root: str, wishes: Wishes) -> dict[str, str]:
    """The files to write, by path.

    Raises:
        UnknownTemplate: there is no such template.
        UsageError: a name is not good as a team, or there is no such cycle.
    """
    known = is_workspace(root)
    settings = read_settings(read_file(root, SETTINGS_FILE) if known else b"version: 1")[0]
    start = _start(session, root, wishes, settings)
    begun = answers(session, beginning(start), start.library.lang) if session.may_ask else _unasked(start)
    company = wishes.name or os.path.basename(root) or "okr"  # noqa: PTH119
    files = {SETTINGS_FILE: settings_text(company, start.library.lang)}
    for team, template in begun.templates:
        parts = ((begun.cycle, template),) if begun.cycle else cycles_of(template, start.quarter)
        for cycle, part in parts:
            path = file_of(cycle, team)
            path = file_of(cycle, f"{team}-{template.name}") if path in files else path
            horizon = _horizon(session, settings, cycle)
            files[path] = render(part, cycle=cycle, team=team, owner=begun.owner, kpis=False, horizon=horizon)
    chosen = [template for _, template in begun.templates]
    existing = [name.partition("/")[2] for name in read_names(root).kpis] if known else []
    indicators = render_kpis(chosen, owner=begun.owner, existing=existing)
    if indicators is not None:
        files[_kpi_file(root, chosen)] = indicators
    return files


def next_steps(root: str) -> str:
    """What to type after the first file is there, one command a line."""
    from shlex import quote

    from okrcli.commands import COMMANDS

    folder = os.path.relpath(root, ".")
    okr = "okr" if folder == "." else f"okr -C {quote(folder)}"
    words = [each for each in ("check", "update", "status", "report") if each in COMMANDS]
    lines = "".join(f"\n  {okr} {word}" for word in words)
    return f"\nNext: see what is left to fill in, log what is known, look at where it stands.{lines}"


def _start(session: Session, root: str, wishes: Wishes, settings: Settings) -> Start:
    """What is known before anything is asked; what was given will do."""
    from functools import partial

    from okrcli.wording.locales import find_locale
    from okrcli.wording.typed import read_number

    library = library_of(session, root, settings, wishes.lang)
    for name in wishes.templates:
        library.get(name)
    library.names()
    if wishes.team is not None and not is_team(wishes.team):
        raise UsageError(
            f"`{wishes.team}` is not good as a team", f"write a slug, such as {slug(wishes.team) or 'team'}"
        )
    if wishes.cycle is not None and settings.cycle(wishes.cycle) is None:
        raise UsageError(f"`{wishes.cycle}` is not a cycle", "write one such as 2026, 2026-H2, 2026-Q4 or 2026-11")
    locale = find_locale(library.lang if settings.locale == "en" else settings.locale)
    return Start(
        library,
        wishes.templates,
        wishes.team,
        wishes.cycle,
        wishes.owner,
        _suggested(session, settings) or "",
        _this_quarter(session, settings),
        settings.cycle,
        tuple(settings.people) if settings.people is not None else None,
        session.today,
        lambda unit: partial(read_number, locale=locale, unit=unit),
    )


def _unasked(start: Start) -> Begun:
    templates = [start.library.get(name) for name in start.templates or ("minimal",)]
    named = tuple((start.team or usual_team(each), each) for each in templates)
    return Begun(named, start.cycle, start.owner or start.suggested or None)


def _horizon(session: Session, settings: Settings, cycle: str) -> Horizon:
    found = settings.cycle(cycle)
    return Horizon(cycle, found.window if found and cycle != BACKLOG else None, session.today)


def _kpi_file(root: str, templates: list[Template]) -> str:
    """The file for KPIs; where there is one already, one beside it, since what exists is not changed."""
    if not os.path.lexists(f"{root}/{KPI_FILE}"):
        return KPI_FILE
    return KPI_FILE.replace("kpis.", f"kpis-{'-'.join(each.name for each in templates)}.")


def _this_quarter(session: Session, settings: Settings) -> str:
    ends = settings.fiscal_year.named_by == "end"
    return quarter_of(session.today, first_month=settings.first_month, named_by_end=ends)


def _suggested(session: Session, settings: Settings) -> str | None:
    person = who(session.path("."))
    if person is None:
        return None
    return person.owner(settings) or (slug(person.name) if settings.people is None else None)
