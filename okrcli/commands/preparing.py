"""What `okr update` does between its options and the files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

import typer

from okrcli import console
from okrcli.commands.session import Session
from okrcli.commands.writing import tell_ended, tell_waiting, workspace_to_change, write
from okrcli.edit.changeset import exclusive
from okrcli.edit.log import Batch, Refused, Row, Terms, log
from okrcli.edit.log.doubt import doubts
from okrcli.edit.log.effect import Effect, effects
from okrcli.edit.log.resolve import resolve
from okrcli.edit.log.row import from_words
from okrcli.errors import OkrError, UsageError
from okrcli.git import who
from okrcli.wording.locales import find_locale
from okrcli.wording.typed import quoted
from okrcli.workspace import Workspace
from okrcli.yamldoc.save import ChangedMeanwhile

_ATTEMPTS = 3
"""Times that answers are logged when somebody else writes to the same files at the same instant."""


class Wish(NamedTuple):
    """The options of `okr update`, as typed."""

    words: tuple[str, ...] = ()
    source: str | None = None
    running: str | None = None
    date: str | None = None
    confidence: str | None = None
    note: str | None = None
    by: str | None = None
    evidence: tuple[str, ...] = ()
    replace: bool = False
    commit: bool = False


class NothingToLog(OkrError):
    """There is no value, and nobody who could be asked for one."""

    def __init__(self, ref: str | None) -> None:
        if ref is None:
            super().__init__("there is nothing to log: REF and VALUE are missing")
            self.hint = "okr update REF VALUE, okr update REF=VALUE REF+=3, or okr update --from FILE"
        else:
            super().__init__(f"there is no value to log for {quoted(ref)}: VALUE is missing")
            self.hint = f"okr update {quoted(ref)} VALUE"


class Prepared(NamedTuple):
    """Everything that is to be logged, not written yet.

    Attributes:
        workspace: before it.
        batch: the change.
        effects: what it does to the scores.
        doubts: what makes one wonder about it.
    """

    workspace: Workspace
    batch: Batch
    effects: tuple[Effect, ...]
    doubts: tuple[str, ...]

    def answer(self, session: Session) -> str:
        """What to say once it is written."""
        from okrcli.render.text import render_blocks
        from okrcli.reports.logged import logged

        name, policy = self.workspace.plan.settings.locale, session.consoles.out

        def place(file: str, line: int) -> str:
            return f"{session.shown(self.workspace.root, file)}:{line}"

        blocks = logged(self.effects, place, find_locale(name), brief=policy.width is None)
        return render_blocks(blocks, policy, name)


def typed(session: Session, wish: Wish) -> tuple[Row, ...]:
    """The rows that the options stand for; none where there is neither a word nor a file.

    Raises:
        OkrError: they contradict each other, or the file cannot be read.
    """
    if wish.source is not None and (wish.words or wish.running is not None):
        raise UsageError("--from and a REF do not go together", "put it into the file as a row of its own")
    if wish.source is not None:
        rows = _from_file(session, wish.source)
    else:
        rows = from_words(wish.words, wish.running) if wish.words or wish.running is not None else []
    return tuple(_with_options(row, wish) for row in rows)


def prepare(session: Session, wish: Wish, rows: Sequence[Row]) -> Prepared:
    """Reads the workspace and makes the change; nothing is written.

    Raises:
        OkrError: something cannot be logged.
    """
    workspace = session.load()
    batch = log(workspace, resolve(workspace, rows, _terms(session, wish, workspace)))
    locale = find_locale(workspace.plan.settings.locale)
    doubtful = (said for each in batch.logged for said in doubts(each, session.today, locale))
    return Prepared(workspace, batch, effects(workspace, batch, session.today), tuple(doubtful))


def is_whole(rows: Sequence[Row]) -> bool:
    """Whether nothing is left to be asked for; a row of a file is what it is."""
    return bool(rows) and all(row.source or row.text is not None or row.remarks for row in rows)


def carry_out(session: Session, wish: Wish, rows: Sequence[Row]) -> None:
    """Logs and says so, and asks before that where something is unclear or unlikely and somebody may be asked.

    The lock is held from reading to writing, and let go of while somebody thinks.

    Args:
        session: of the command.
        wish: its options.
        rows: what is to be logged.

    Raises:
        Exit: somebody ended the questions.
        OkrError: something cannot be logged; then nothing is.
    """
    certain = not session.may_ask
    while True:
        try:
            prepared = _carried_out(session, wish, rows, certain=certain)
        except Refused as refused:
            if not session.may_ask:
                raise
            rows = _settled(session, rows, refused)
        else:
            if prepared is None:
                return
            if not _is_sure(session, prepared):
                session.notice("Nothing was written.")
                return
            certain = True


def carry_out_answers(session: Session, wish: Wish, rows: Sequence[Row]) -> int:
    """Logs what somebody has said and confirmed. What has become impossible meanwhile is skipped and told.

    Args:
        session: of the command.
        wish: its options.
        rows: the answers.

    Returns:
        The exit status: 1 where something was skipped.

    Raises:
        OkrError: nothing can be logged; it was told how to do it later.
    """
    from okrcli.dialogue.meanwhile import parted
    from okrcli.git.commit import NotCommitted

    okr = _called(session)
    told: tuple[str, ...] = ()
    attempts = _ATTEMPTS
    while rows:
        try:
            _carried_out(session, wish, rows, certain=True)
            break
        except Refused as refused:
            rows, more = parted(_by(rows, wish), refused, okr)
            told += more
        except NotCommitted:
            raise
        except OkrError as error:
            attempts -= 1
            if isinstance(error, ChangedMeanwhile) and attempts:
                continue
            console.write_err("".join(f"{line}\n" for line in told))
            _tell_later(session, _by(rows, wish))
            raise
    # Said even with -q, since it is the only copy of what was typed.
    console.write_err("".join(f"{line}\n" for line in told))
    if not rows:
        session.notice("Nothing was written.")
    return 1 if told else 0


def _tell_later(session: Session, rows: Sequence[Row]) -> None:
    """Said even with -q, since it is the only copy of what was typed."""
    from okrcli.dialogue.meanwhile import later

    if rows:
        console.write_err("".join(f"{line}\n" for line in later(rows, _called(session))))


def _called(session: Session) -> str:
    from shlex import quote

    return "okr" if session.directory == "." else f"okr -C {quote(session.directory)}"


def _by(rows: Sequence[Row], wish: Wish) -> list[Row]:
    return [row._replace(by=row.by or wish.by) for row in rows]


def _carried_out(session: Session, wish: Wish, rows: Sequence[Row], *, certain: bool) -> Prepared | None:
    """Logs, unless somebody should be asked before; then gives back what it would be."""
    with exclusive(session.root(), lambda holder: tell_waiting(session, holder)) as late:
        tell_ended(session, late)
        prepared = prepare(session, wish, rows)
        if prepared.doubts and not certain:
            return prepared
        _write(session, wish, prepared)
        return None


def _settled(session: Session, rows: Sequence[Row], refused: Refused) -> tuple[Row, ...]:
    from okrcli.commands.asking import answers
    from okrcli.dialogue.doubts import which

    return answers(session, which(rows, refused))


def _is_sure(session: Session, prepared: Prepared) -> bool:
    from okrcli.commands.asking import answers
    from okrcli.dialogue.doubts import sure

    return answers(session, sure(prepared.doubts), prepared.workspace.plan.settings.locale)


def preview(session: Session, wish: Wish, rows: Sequence[Row]) -> None:
    """Shows the diff, and warns of what is unlikely; nothing is written."""
    prepared = prepare(session, wish, rows)
    _warn(session, prepared.doubts)
    session.emit(prepared.batch.changes.diff())


def walked(session: Session, wish: Wish, rows: Sequence[Row]) -> tuple[Row, ...]:
    """What somebody says about the key results that are due, or that rows without a value name.

    Raises:
        NothingToLog: nobody may be asked.
        Exit: somebody ended the questions before their end.
    """
    if not session.may_ask:
        raise NothingToLog(rows[0].ref if rows else None)
    from okrcli.commands.asking import INTERRUPTED, ask
    from okrcli.dialogue.checkins import Walk
    from okrcli.dialogue.due import named, turn
    from okrcli.dialogue.question import Quit
    from okrcli.scoring import score

    workspace = workspace_to_change(session, dry_run=False)
    scorecard, terms = score(workspace.plan, session.today), _terms(session, wish, workspace)
    locale = workspace.plan.settings.locale
    person = None if rows else who(workspace.root)
    due = turn(workspace, scorecard, person.owner(workspace.plan.settings) if person else None)
    scores = named(workspace, scorecard, rows, terms) if rows else due.due
    if not scores:
        session.notice(due.nothing(locale))
        return ()
    walk = Walk(workspace, scores, terms, _with_options(Row(""), wish))
    try:
        said = ask(session, walk.run(() if rows else due.intro()), locale)
    except Quit:
        session.notice("Nothing was written.")
        _tell_later(session, _by(walk.rows, wish))
        raise typer.Exit(INTERRUPTED) from None
    if not said:
        session.notice("Nothing was written.")
    return said


def _write(session: Session, wish: Wish, prepared: Prepared) -> None:
    _warn(session, () if session.may_ask else prepared.doubts)
    message = None
    if wish.commit:
        from okrcli.reports.logged import commit_message

        locale = find_locale(prepared.workspace.plan.settings.locale)
        message = commit_message(prepared.effects, locale)
    write(session, prepared.batch.changes, prepared.answer(session), message)


def _warn(session: Session, doubtful: Sequence[str]) -> None:
    for said in doubtful:
        session.notice(f"warning: {said}")


def _from_file(session: Session, source: str) -> list[Row]:
    from okrcli.edit.log.table import BadTable, read_table

    if source == "-":
        return read_table(sys.stdin.buffer.read(), "standard input")
    try:
        with open(session.path(source), "rb") as stream:  # noqa: PTH123 - pathlib costs every start 10 ms
            return read_table(stream.read(), source)
    except OSError as error:
        hint = "name a file of CSV or JSON lines, or - for standard input"
        raise BadTable(source, f"it cannot be read: {error.strerror}", hint) from None


def _with_options(row: Row, wish: Wish) -> Row:
    """A row with what the options say for all; what it says itself goes before."""
    return row._replace(
        date=row.date or wish.date,
        confidence=row.confidence or wish.confidence,
        note=row.note or wish.note or None,
        evidence=row.evidence or wish.evidence,
    )


def _terms(session: Session, wish: Wish, workspace: Workspace) -> Terms:
    return Terms(session.today, wish.by or _me(workspace), wish.replace)


def _me(workspace: Workspace) -> str:
    person = who(workspace.root)
    if person is not None:
        return person.owner(workspace.plan.settings) or person.name or person.email
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # no name for this user, as in some containers
        return "unknown"
