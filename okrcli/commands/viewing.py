"""What every read command does first: load, score, select."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, get_args

from okrcli.commands.options import choose_format, one_of
from okrcli.commands.session import Session, read_date, settled
from okrcli.errors import OkrError, UsageError, nearest

if TYPE_CHECKING:
    from okrcli.model.settings import Settings
    from okrcli.page.report import Report
    from okrcli.reports.selection import Selection
    from okrcli.reports.status.halved import HalvedReport
    from okrcli.reports.status.recall import BoardReport
    from okrcli.scoring import Scorecard
    from okrcli.workspace import Workspace
    from okrcli.workspace.opening import Opened
    from okrcli.workspace.references import Sort, Target


MANY, MOST = 400, 6_000
"""From as many files on a second process takes less time than it saves; up to as many, both have room in 400 MB."""


class NothingSo(OkrError):
    """A filter names something that is nowhere in the plan."""

    def __init__(self, option: str, value: str, known: Iterable[str]) -> None:
        super().__init__(f"{option} {value}: there is no such thing in this workspace")
        names = sorted(known)
        near = nearest(value, names, 1, 0.6)
        there = f"there are {', '.join(names)}" if names else "there are none"
        self.hint = f"did you mean {near[0]}?" if near else there


class Filters(NamedTuple):
    """The filters of a command line, as they were typed."""

    refs: Sequence[str] | None = None
    cycle: Sequence[str] | None = None
    team: Sequence[str] | None = None
    owner: Sequence[str] | None = None
    tag: Sequence[str] | None = None
    health: Sequence[str] | None = None
    sort: str | None = None


class View(NamedTuple):
    """What a report is built from.

    Attributes:
        workspace: as it is, or as it was.
        scorecard: of what the filters let through at least.
        selection: what is to be shown.
    """

    workspace: Workspace
    scorecard: Scorecard
    selection: Selection


def view(
    session: Session,
    filters: Filters,
    at: str | None = None,
    rev: str | None = None,
    *,
    whole: bool = False,
    workspace: Workspace | None = None,
) -> View:
    """Loads, scores and selects.

    Args:
        session: of the command.
        filters: as typed.
        at: the day to look at, as typed.
        rev: the git revision to look at.
        whole: whether to score also what the filters hide.
        workspace: what is loaded already.

    Raises:
        OkrError: no workspace, wrong settings, an unknown reference or filter.
    """
    from okrcli.reports.selection import narrow, settle
    from okrcli.scoring import score

    day = None if at is None else read_date(at, "--at")
    if day is not None:
        session.set_today(day)
    workspace = workspace or session.load(rev, day)
    plan = workspace.plan
    selection = _selection(session, workspace, filters)
    scored = plan if whole else narrow(plan, settle(plan, session.today, selection).selection)
    return View(workspace, score(scored, session.today), selection)


def quick_status(
    session: Session, filters: Filters, form: str | None
) -> tuple[BoardReport | HalvedReport | None, Workspace | None]:
    """The status of a large workspace on the shortest way there is: for people from memory, for programs by two.

    Args:
        session: of the command.
        filters: as typed, without references.
        form: the format that is wanted.

    Returns:
        The report, or None where it has to be made from the workspace; the workspace where it had to be read.

    Raises:
        OkrError: no workspace, wrong settings, a wrong filter.
    """
    if form != "text" and (form != "json" or any(filters)):
        return None, None
    opened = session.open()
    if form == "text" and opened.large and not opened.problems:
        report = _recalled(session, opened, filters)
        if report is not None:
            return report, None
    if form == "json" and MANY <= len(opened.stamps) <= MOST and not opened.problems:
        from okrcli.workspace.twin import can_fork

        if can_fork():
            from okrcli.render.json import encoder
            from okrcli.reports.status.halved import halved

            return halved(opened, session.today, encoder())
    return None, settled(opened.load())


def _recalled(session: Session, opened: Opened, filters: Filters) -> BoardReport | None:
    from okrcli.reports.status.remembering import remember
    from okrcli.workspace.cache import cache_of

    cache = cache_of(opened.root, os.environ)
    memory = None if cache is None else remember(opened, cache, session.today)
    if memory is None:
        return None
    from okrcli.reports.status.recall import recall

    return recall(memory, opened, session.today, asked(session, opened.settings, filters))


def asked(session: Session, settings: Settings, filters: Filters) -> Selection:
    """The selection that filters ask for, but for references; whether there are such things is not looked at.

    Raises:
        UsageError: there is no such state or order, or nobody knows who `me` is.
    """
    from okrcli.reports.selection import Selection, Sort
    from okrcli.scoring import HEALTHS

    for health in filters.health or ():
        one_of("--health", health, HEALTHS)
    if filters.sort is not None:
        one_of("--sort", filters.sort, get_args(Sort))
    return Selection(
        tuple(filters.cycle or ()),
        tuple(filters.team or ()),
        tuple(_me(session, settings) if owner == "me" else owner for owner in filters.owner or ()),
        tuple(filters.tag or ()),
        tuple(filters.health or ()),  # type: ignore[arg-type]  # one_of has seen to it
        filters.sort,  # type: ignore[arg-type]
    )


def find(session: Session, workspace: Workspace, text: str, sorts: Sequence[Sort]) -> Target:
    """What a reference on the command line means: in today's cycles, or in the one that stands in.

    Raises:
        OkrError: it is unknown or ambiguous.
    """
    from okrcli.scoring import current_cycles
    from okrcli.workspace.references import References

    cycles = [cycle.name for cycle in current_cycles(workspace.plan, session.today).cycles]
    return References(workspace.plan).resolve(text, [cycles], sorts)


def holds_any(shown: View, states: Sequence[str]) -> bool:
    """Whether a key result that is shown is in one of these states."""
    from okrcli.reports.selection import select, settle

    settled = settle(shown.workspace.plan, shown.scorecard.today, shown.selection).selection
    objectives = select(shown.scorecard, settled).objectives if states else ()
    return any(each.health in states for objective in objectives for each in objective.key_results)


def show(session: Session, report: Report, form: str | None, output: str | None) -> None:
    """Renders a report in the format that is wanted, and says on standard error what should be known of it."""
    from okrcli.console import PLAIN
    from okrcli.render import EXTRAS, formats, packer, renderer
    from okrcli.render.text import render_blocks

    chosen = choose_format(form, output, formats(report.kind))
    if chosen in EXTRAS:
        session.emit_bytes(lambda: packer(chosen)(report), chosen, output)
    else:
        session.emit_pieces(renderer(chosen)(report, PLAIN if output else session.consoles.out), output)
    notices = render_blocks(report.notices(), session.consoles.err, report.edition.locale)
    if notices:
        session.notice(notices.rstrip("\n"))


def _selection(session: Session, workspace: Workspace, filters: Filters) -> Selection:
    from okrcli.reports.selection import with_those_above
    from okrcli.workspace.references import SORTS

    plan = workspace.plan
    selection = asked(session, plan.settings, filters)
    owners = selection.owner
    goals = [*plan.objectives, *plan.drafts]
    teams = with_those_above(_teams(workspace))
    _known("--cycle", filters.cycle, {each.cycle.name for each in goals})
    _known("--team", filters.team, teams)
    if owners:
        own = {owner for each in goals for key_result in each.key_results for owner in key_result.owners}
        own |= {owner for each in goals for owner in each.objective.owner} | set(plan.settings.people or {})
        _known("--owner", owners, own)
    refs = tuple(find(session, workspace, ref, SORTS).ref for ref in filters.refs or ())
    return selection._replace(refs=refs)


def _teams(workspace: Workspace) -> Iterable[str]:
    plan = workspace.plan
    goals = {each.team for each in (*plan.objectives, *plan.drafts)}
    return goals | {each.team for each in plan.kpis if each.team is not None}


def _known(option: str, values: Sequence[str] | None, known: set[str]) -> None:
    for value in values or ():
        if value not in known:
            raise NothingSo(option, value, known)


def _me(session: Session, settings: Settings) -> str:
    from okrcli.git import who

    person = who(session.path("."))
    owner = person.owner(settings) if person else None
    if owner is None:
        said = f"git's user {person.email or person.name} is not in" if person else "git does not know who you are, and"
        hint = "add yourself with your email under `people:` in okr.yaml, or name the owner"
        raise UsageError(
            f"--owner me: {said} `people` of okr.yaml" if person else f"--owner me: {said} so okr does not", hint
        )
    return owner
