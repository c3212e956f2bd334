"""How the commands that change whole cycles begin and end: texts from files, questions, the answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from okrcli.commands.asking import ask
from okrcli.commands.session import Session
from okrcli.dialogue.question import Dialogue, Outcome, Quit
from okrcli.edit.changeset import ChangeSet
from okrcli.errors import OkrError, UsageError
from okrcli.page import Block
from okrcli.render.text import render_blocks
from okrcli.workspace import Workspace

INTERRUPTED = 130
"""The exit status where somebody ends the questions before their end."""


class CannotRead(OkrError):
    """A file that an option names cannot be read."""

    def __init__(self, option: str, path: str, reason: str) -> None:
        super().__init__(f"{option} {path}: {reason}")
        self.hint = "name a text file in UTF-8, or - for standard input"


def answers(session: Session, dialogue: Dialogue[Outcome]) -> Outcome:
    """What comes of a dialogue; where somebody quits, the command ends and nothing is written."""
    try:
        return ask(session, dialogue)
    except Quit:
        session.notice("Nothing was written.")
        raise typer.Exit(INTERRUPTED) from None


def text_of(session: Session, text: str | None, path: str | None, option: str) -> str | None:
    """A text that is given as it is or in a file; None where it is not given.

    Args:
        session: of the command.
        text: the value of the option.
        path: the value of the option that ends in `-file`; `-` is standard input.
        option: the name of the first.

    Raises:
        UsageError: both are given.
        CannotRead: the file is not there, or is no text.
    """
    if path is None:
        return text
    if text is not None:
        raise UsageError(f"{option} and {option}-file are both given", "give one of them")
    try:
        return _read(path if path == "-" else session.path(path)).decode()
    except OSError as error:
        raise CannotRead(f"{option}-file", path, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise CannotRead(f"{option}-file", path, "is no text in UTF-8") from error


def finish(session: Session, changes: ChangeSet, answer: str, notice: str, *, dry_run: bool) -> None:
    """Writes a change and says what it was; with `dry_run` shows it and writes nothing.

    Args:
        session: of the command.
        changes: to be written.
        answer: what to say once they are.
        notice: what should be known besides; empty for nothing.
        dry_run: whether they are shown only.
    """
    if dry_run:
        session.emit(changes.diff())
    else:
        session.write(changes)
        session.emit(answer)
    if notice:
        session.notice(notice)


def shown(session: Session, blocks: Sequence[Block], workspace: Workspace) -> str:
    """Blocks as text for standard output, with the signs of the workspace."""
    return render_blocks(blocks, session.consoles.out, workspace.plan.settings.locale)


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as stream:  # noqa: PTH123 - pathlib costs every start 10 ms
        return stream.read()
