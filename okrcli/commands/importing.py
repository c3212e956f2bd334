"""How `okr import` reads its sources, asks for what they lack, and says what came of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from okrcli.commands.session import Session
from okrcli.errors import OkrError, UsageError
from okrcli.wording.numbers import number
from okrcli.wording.plurals import counted

if TYPE_CHECKING:
    from okrcli.exchange.draft import Aim, Harvest, Remark, Source
    from okrcli.exchange.landing import Landed
    from okrcli.workspace import Workspace

_MOST = 50


class Filling(NamedTuple):
    """The options that fill what a source lacks, or tell how it is meant.

    Attributes:
        cycle: for objectives without one.
        team: for objectives without one.
        owner: for objectives without one.
        columns: each `key=column`.
        dates: `day-first`, `month-first` or None.
    """

    cycle: str | None
    team: str | None
    owner: str | None
    columns: tuple[str, ...]
    dates: str | None


class BadRows(OkrError):
    """Some of a source cannot be read."""

    def __init__(self, bad: Sequence[Remark]) -> None:
        super().__init__(f"{counted(len(bad), 'row')} cannot be read; nothing was written")
        self.hint = "mend them, or leave them out: --skip-bad"


class CannotRead(OkrError):
    """A source may not be read, or is not there."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"cannot read {path}: {reason[:1].lower()}{reason[1:]}")
        self.hint = "see whether the path is right"


def harvest_of(
    session: Session, workspace: Workspace, form: str, files: Sequence[str], filling: Filling, *, skip_bad: bool
) -> Harvest:
    """What the sources hold.

    Raises:
        BadRows: some of it cannot be read, and that is not to be left out.
        OkrError: there is no such format, or a source cannot be read at all.
    """
    from okrcli.exchange import reader
    from okrcli.exchange.draft import joined

    read = reader(form)
    aim = _aim(session, workspace, filling)
    found = joined(
        [read(source, _seen(session, form, source, aim)) for source in (_source(session, file) for file in files)]
    )
    _tell(session, found.bad[:_MOST])
    if len(found.bad) > _MOST:
        session.notice(f"... and {number(len(found.bad) - _MOST)} more")
    if found.bad and not skip_bad:
        raise BadRows(found.bad)
    if found.bad:
        session.notice(f"{counted(len(found.bad), 'row')} left out.")
    return found._replace(bad=())


def settle(session: Session, workspace: Workspace, found: Harvest, files: Sequence[str], filling: Filling) -> Landed:
    """What is to be written; raises as `land` does, and `Unanswered` where somebody would have to be asked."""
    from okrcli.exchange.landing import lacking, land

    filled = filling
    for key in lacking(found):
        if getattr(filled, key) is None:
            answer = _asked(session, workspace, key)
            filled = filled._replace(cycle=answer) if key == "cycle" else filled._replace(team=answer)
    return land(workspace, found, files, filled.cycle, filled.team, filled.owner)


def report(session: Session, landed: Landed, *, dry_run: bool, commit: bool) -> int:
    """Shows the diff or writes the files, and says what could not be carried over; 2 where nothing could be written."""
    from okrcli.exchange.filing import contents

    _tell(session, landed.remarks)
    made = contents(landed.sheets)
    if dry_run or not landed.fresh:
        session.emit(landed.changes.diff())
    if dry_run:
        session.notice(f"{made}; {_left(landed.remarks)}. Nothing was written.")
        return 0
    if not landed.fresh:
        there = ", ".join(edit.file for edit in landed.changes.edits if edit.before is not None)
        session.notice(
            f"{made}; {_left(landed.remarks)}. Nothing was written: {there} is there already.\n"
            "To add what the diff shows: the same command with | git apply, or import for another --team or --cycle."
        )
        return 2
    from okrcli.commands.writing import write

    answer = "".join(
        f"created {session.shown(landed.changes.root, each.file)}  {contents([each])}\n" for each in landed.sheets
    )
    write(session, landed.changes, answer, f"Import {made}" if commit else None)
    session.notice(f"{made}; {_left(landed.remarks)}.\nNext: okr check")
    return 0


def _aim(session: Session, workspace: Workspace, filling: Filling) -> Aim:
    from okrcli.exchange.draft import Aim

    pairs = [each.partition("=") for each in filling.columns]
    for key, sign, column in pairs:
        if not (key and sign and column):
            raise UsageError(f"--map {key}{sign}{column} has no column", "write --map target=Goal")
    if filling.dates not in (None, "day-first", "month-first"):
        raise UsageError(f"--dates {filling.dates} is not day-first or month-first", "--dates day-first")
    return Aim(
        workspace.plan.settings,
        session.today,
        filling.cycle,
        {column: key for key, _, column in pairs},
        None if filling.dates is None else filling.dates == "day-first",
        session.notice,
    )


def _seen(session: Session, form: str, source: Source, aim: Aim) -> Aim:
    """The same with what the columns hold, as the person at the terminal sees it."""
    from okrcli.exchange import headings

    find = headings(form) if session.may_ask and not aim.columns else None
    header = find(source, aim) if find is not None else []
    if not header:
        return aim
    from okrcli.commands.asking import answers
    from okrcli.dialogue.mapping import mapping
    from okrcli.exchange.columns import guessed

    return aim._replace(columns=answers(session, mapping(header, guessed(header))))


def _source(session: Session, file: str) -> Source:
    from okrcli.exchange.draft import Source

    if file == "-":
        return Source("standard input", sys.stdin.buffer.read())
    try:
        with open(session.path(file), "rb") as stream:  # noqa: PTH123 - pathlib costs every start 10 ms
            return Source(file, stream.read())
    except OSError as error:
        raise CannotRead(file, error.strerror or "it does not say why") from error


def _asked(session: Session, workspace: Workspace, key: str) -> str:
    from okrcli.commands.asking import answers
    from okrcli.dialogue.question import Dialogue, Question
    from okrcli.edit.homes import teams_of, usual_cycle

    teams = teams_of(workspace.plan)
    usual = teams[0] if len(teams) == 1 else None
    if key == "team" and usual:
        return usual

    def ask() -> Dialogue[str]:
        default = usual_cycle(workspace.plan, None, session.today) if key == "cycle" else None
        answer = ""
        while not answer:
            answer = yield Question(
                f"The source does not say the {key}. Which is it", default=default, option=f"--{key}"
            )
        return answer

    return answers(session, ask())


def _tell(session: Session, remarks: Sequence[Remark]) -> None:
    from okrcli.wording.lines import safe

    for where, text in remarks:
        session.notice(safe(f"{where}: {text}"))


def _left(remarks: Sequence[Remark]) -> str:
    if not remarks:
        return "all of it was carried over"
    told = "it stands" if len(remarks) == 1 else "they stand"
    return f"{counted(len(remarks), 'thing')} could not be carried over as {told}"
