"""What `okr sync` does between its options, the sources and the files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli import console
from okrcli.commands.session import Session, read_date
from okrcli.commands.viewing import find
from okrcli.commands.writing import tell_ended, tell_waiting, write
from okrcli.edit.changeset import exclusive
from okrcli.edit.log.doubt import doubts
from okrcli.edit.log.effect import effects
from okrcli.errors import OkrError, UsageError
from okrcli.scoring import score
from okrcli.sources.access import Access
from okrcli.sources.asking import Outcome, Terms, ask
from okrcli.sources.due import Wanted, When, sourced, wanted
from okrcli.sources.files import Files
from okrcli.sources.secrets import Secrets
from okrcli.sources.settling import Settled, settle
from okrcli.sources.web import Limits, Web
from okrcli.wording.lines import cut, safe, width
from okrcli.wording.locales import find_locale
from okrcli.wording.plurals import counted
from okrcli.workspace import Workspace
from okrcli.workspace.references import SORTS

_ROOM = 78


class Wish(NamedTuple):
    """The options of `okr sync`, as typed."""

    refs: tuple[str, ...] = ()
    all: bool = False
    date: str | None = None
    first: str | None = None
    last: str | None = None
    timeout: float = 60
    commit: bool = False
    dry_run: bool = False


def carry_out(session: Session, wish: Wish) -> int:
    """Asks the sources that are due, logs what they say, and tells what came of each.

    The lock is held only while the files are written, and not while hosts are asked.

    Args:
        session: of the command.
        wish: its options.

    Returns:
        The exit status: 1 where a source failed.

    Raises:
        OkrError: the options make no sense, or nothing can be written.
    """
    when = _when(session, wish)
    workspace = session.load()
    values = _wanted(session, workspace, wish, when)
    if not values:
        return 0
    outcomes = _asked(session, workspace, values, wish)
    said = [each for each in outcomes if each.value is not None]
    if wish.dry_run:
        settled = settle(workspace, said)
        if settled.batch:
            session.emit(settled.batch.changes.diff())
    else:
        settled = _written(session, wish, said)
    return _tell(session, outcomes, settled)


def _when(session: Session, wish: Wish) -> When:
    if wish.date is not None and (wish.first is not None or wish.last is not None):
        raise UsageError("--date and --from do not go together", "--date is one day, --from and --to are a stretch")
    if wish.last is not None and wish.first is None:
        raise UsageError("--to has no --from", f"okr sync --from DATE --to {wish.last}")
    if wish.date is not None:
        return When(session.today, _not_ahead(session, wish.date, "--date"), None, wish.all)
    if wish.first is None:
        return When(session.today, all=wish.all)
    first = _not_ahead(session, wish.first, "--from")
    last = session.today if wish.last is None else _not_ahead(session, wish.last, "--to")
    if last < first:
        raise UsageError(f"--to {last} is before --from {first}", "turn the two around")
    return When(session.today, first, last, wish.all)


def _not_ahead(session: Session, text: str, option: str) -> date:
    day = read_date(text, option)
    if day > session.today:
        raise UsageError(f"{option} {day} lies ahead", "no source knows what will be")
    return day


def _wanted(session: Session, workspace: Workspace, wish: Wish, when: When) -> list[Wanted]:
    named = [find(session, workspace, ref, SORTS) for ref in wish.refs] or None
    subjects = sourced(workspace.plan, named)
    if not subjects:
        session.notice("No key result or KPI has a `source:`. okr sync --list tells what to write there.")
        return []
    values = list(wanted(workspace.plan, score(workspace.plan, session.today), subjects, when))
    if not values:
        hint = "" if when.all else " --all asks anyway."
        session.notice(f"Nothing is due from {counted(len(subjects), 'source')}.{hint}")
    return values


def _asked(session: Session, workspace: Workspace, values: Sequence[Wanted], wish: Wish) -> list[Outcome]:
    settings, secrets = workspace.plan.settings, Secrets(os.environ)
    limits = Limits(seconds=wish.timeout)

    def access() -> Access:
        return Access(Web(secrets, limits), Files(workspace.root, settings.read_outside), secrets)

    progress = _Progress(session, len(values))
    try:
        return ask(values, Terms(session.today, settings.sources, access, secrets), progress.step)
    finally:
        progress.end()


class _Progress:
    """How many sources have answered: a line that counts at a terminal, one line in a pipe."""

    def __init__(self, session: Session, count: int) -> None:
        self._count, self._done = count, 0
        self._shown = not session.quiet and session.consoles.err.width is not None
        if not self._shown:
            session.notice(f"Asking {counted(count, 'source')}.")
        self._draw()

    def step(self, outcome: Outcome) -> None:
        """One more has answered."""
        self._done += 1
        self._draw(f": {outcome.wanted.subject.name}")

    def end(self) -> None:
        """Leaves nothing behind."""
        if self._shown:
            console.write_err(f"\r{' ' * _ROOM}\r")

    def _draw(self, last: str = "") -> None:
        if self._shown:
            said = cut(f"{self._done} of {self._count} sources have answered{safe(last)}", _ROOM)
            console.write_err(f"\r{said}{' ' * (_ROOM - width(said))}")


def _written(session: Session, wish: Wish, said: Sequence[Outcome]) -> Settled:
    with exclusive(session.root(), lambda holder: tell_waiting(session, holder)) as late:
        tell_ended(session, late)
        workspace = session.load()
        settled = settle(workspace, said)
        if settled.batch is None:
            return settled
        from okrcli.render.text import render_blocks
        from okrcli.reports.logged import commit_message, logged

        locale = find_locale(workspace.plan.settings.locale)
        for each in settled.batch.logged:
            for doubt in doubts(each, session.today, locale):
                session.notice(f"warning: {doubt}")
        changes = effects(workspace, settled.batch, session.today)
        blocks = logged(
            changes, lambda file, line: f"{session.shown(workspace.root, file)}:{line}", locale,
            brief=session.consoles.out.width is None,
        )  # fmt: skip
        answer = render_blocks(blocks, session.consoles.out, workspace.plan.settings.locale)
        message = commit_message(changes, locale) if wish.commit else None
        write(session, settled.batch.changes, answer, message)
        return settled


def _tell(session: Session, outcomes: Sequence[Outcome], settled: Settled) -> int:
    from okrcli.check.secrets import veiled

    for line in _grouped("kept", settled.kept):
        session.notice(line)
    empty = [(each, each.why) for each in outcomes if each.value is None and each.error is None]
    for line in _grouped("no value for", empty):
        session.notice(line)
    errors: list[tuple[Outcome, OkrError]] = [(each, each.error) for each in outcomes if each.error]
    errors += settled.failed
    told = [(each, f"{error}\n{error.hint}" if error.hint else str(error)) for each, error in errors]
    for line in _grouped("failed", told):
        # Said even with -q: it is why the exit status is 1.
        console.write_err(f"{veiled(line)}\n")
    logged = len(settled.batch.logged) if settled.batch else 0
    parts = [(logged, "logged"), (len(settled.kept), "kept"), (len(empty), "without a value"), (len(errors), "failed")]
    session.notice(f"{counted(len(outcomes), 'value')} asked: {', '.join(f'{n} {word}' for n, word in parts if n)}.")
    return 1 if errors else 0


def _grouped(verb: str, found: Sequence[tuple[Outcome, str]]) -> Iterator[str]:
    """A line for each goal and reason, however many days it is about; what follows a line end is a hint."""
    days: dict[tuple[str, str], list[date]] = {}
    for outcome, reason in found:
        days.setdefault((outcome.wanted.subject.ref, reason), []).append(outcome.wanted.day)
    for (ref, reason), group in days.items():
        more = f" and {counted(len(group) - 1, 'more day', 'more days')}" if len(group) > 1 else ""
        said, _, hint = reason.partition("\n")
        line = safe(f"{verb} {ref} on {group[0]}{more}: {said}")
        yield f"{line}\n  hint: {safe(hint)}" if hint else line


def show_types(session: Session, names: Sequence[str], form: str | None, output: str | None) -> None:
    """Shows the types of sources with their options.

    Args:
        session: of the command.
        names: which; none is all, in brief.
        form: text or json.
        output: the file to write to.

    Raises:
        OkrError: there is no such type.
    """
    from okrcli.commands.options import choose_format, one_of
    from okrcli.page.report import SCHEMA_VERSION
    from okrcli.render.json import to_json
    from okrcli.render.text import render_blocks
    from okrcli.sources import SOURCES
    from okrcli.sources.listing import sources_data, sources_page

    for name in names:
        one_of("okr sync --list", name, tuple(SOURCES))
    if choose_format(form, output, ("text", "json")) == "json":
        head = {"schema_version": SCHEMA_VERSION, "kind": "sources", "workspace": None, "today": session.today}
        session.emit(to_json({**head, "policy": None, "data": sources_data(names)}) + "\n", output)
    else:
        session.emit(render_blocks(sources_page(names), console.PLAIN if output else session.consoles.out), output)
        if not names:
            session.notice("okr sync --list TYPE tells its options, and how to get at the credentials.")
