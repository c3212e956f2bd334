"""What commands that change goals have in common: what is meant, how numbers are typed, what is said in the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.commands.session import Session
from okrcli.errors import OkrError, UsageError

if TYPE_CHECKING:
    from decimal import Decimal

    from okrcli.edit.told import Line, Told
    from okrcli.edit.typed import Number
    from okrcli.model.plan import PlannedKeyResult, PlannedObjective
    from okrcli.page import Block
    from okrcli.workspace import Workspace
    from okrcli.workspace.references import Sort, Target

Typed = str | Sequence[str]
"""What was typed for an option; several texts where it is repeatable."""

Commit = Annotated[bool, typer.Option("--commit", help="Commit the files that change, and nothing else.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the diff; write nothing.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason; it is kept in the file.")]
Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day of it; default: today.")]


def target(session: Session, workspace: Workspace, ref: str, sorts: Sequence[Sort] | None = None) -> Target:
    """What a reference means.

    Args:
        session: of the command.
        workspace: as it is.
        ref: as typed.
        sorts: what may be meant; None is all.

    Raises:
        LeftOut: it is there, and invalid.
        Unparsed: it is unknown, but a file does not parse and may hold it.
        OkrError: it is unknown or ambiguous.
    """
    from okrcli.commands.viewing import find
    from okrcli.edit.spot import LeftOut, spots_left_out
    from okrcli.edit.unparsed import unparsed
    from okrcli.workspace.references import SORTS

    try:
        return find(session, workspace, ref, sorts or SORTS)
    except OkrError as error:
        left_out = next(spots_left_out(workspace, ref), None)
        if left_out is not None:
            raise LeftOut(ref, *left_out) from None
        if workspace.unread:
            raise unparsed(workspace, "hold it", unknown=error) from None
        raise


def key_result(session: Session, workspace: Workspace, ref: str) -> PlannedKeyResult:
    """The key result that a reference means; raises as `target` does."""
    from okrcli.model.plan import PlannedKeyResult

    found = target(session, workspace, ref, ("key result",))
    if not isinstance(found, PlannedKeyResult):
        raise TypeError(ref)
    return found


def goal(session: Session, workspace: Workspace, ref: str) -> PlannedKeyResult | PlannedObjective:
    """The key result or objective that a reference means; raises as `target` does."""
    from okrcli.model.plan import PlannedKeyResult, PlannedObjective

    found = target(session, workspace, ref, ("objective", "key result"))
    if not isinstance(found, PlannedKeyResult | PlannedObjective):
        raise TypeError(ref)
    return found


def objective(session: Session, workspace: Workspace, ref: str) -> PlannedObjective:
    """The objective that a reference means; raises as `target` does."""
    from okrcli.model.plan import PlannedObjective

    found = target(session, workspace, ref, ("objective",))
    if not isinstance(found, PlannedObjective):
        raise TypeError(ref)
    return found


def numbers(workspace: Workspace, unit: str | None, near: Decimal | None = None) -> Number:
    """Reads numbers as people type them in the workspace's locale.

    Args:
        workspace: as it is.
        unit: what is counted.
        near: a number of the size that is expected, or None.
    """
    from functools import partial

    from okrcli.wording.locales import find_locale
    from okrcli.wording.typed import read_number

    return partial(read_number, locale=find_locale(workspace.plan.settings.locale), unit=unit, near=near)


def split(ref: str, value: str | None) -> tuple[str, str | None]:
    """A reference and a value, also where they are typed as one: `REF=VALUE`.

    Raises:
        UsageError: a value is given twice.
    """
    name, sign, after = ref.partition("=")
    if sign and value is not None:
        raise UsageError("the value is given twice", "write REF VALUE, or REF=VALUE")
    return name, after if sign else value


def given(**texts: Typed | None) -> dict[str, Typed]:
    """The options that were given."""
    return {key: text for key, text in texts.items() if text is not None and text != []}


def me(session: Session, workspace: Workspace) -> str | None:
    """The id of the git user among the people of the workspace; None where they are not in it."""
    from okrcli.git import who

    person = who(session.path("."))
    return person.owner(workspace.plan.settings) if person else None


def finish(session: Session, workspace: Workspace, told: Told, *, dry_run: bool, commit: bool) -> None:
    """Shows the diff, or writes the change, says what it was, and commits it where that is wanted."""
    if dry_run:
        session.emit(told.changes.diff())
        return
    from okrcli.commands.writing import write
    from okrcli.render.text import render_blocks

    locale = workspace.plan.settings.locale
    blocks = [_said(session, workspace, line) for line in told.lines]
    answer = render_blocks(blocks, session.consoles.out, locale)
    write(session, told.changes, answer, _message(told, locale) if commit else None)
    for notice in told.notices:
        session.notice(notice)


def _message(told: Told, locale: str) -> str:
    from okrcli.console import PLAIN
    from okrcli.edit.told import commit_message
    from okrcli.page import Paragraph
    from okrcli.render.text import render_blocks

    title, *lines = (
        render_blocks([Paragraph(parts, joined=True)], PLAIN, locale).strip()
        for parts in (told.title, *(line.parts for line in told.lines))
    )
    return commit_message(title, lines, told.reason)


def _said(session: Session, workspace: Workspace, line: Line) -> Block:
    from okrcli.page import Cell, Paragraph

    place = f"{session.shown(workspace.root, line.file)}:{line.line}"
    return Paragraph((*line.parts, "  ", Cell(place, "text", style="dim")), joined=True)
