"""How the commands that change whole cycles begin and end: texts from files, questions, the answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from okrcli import console
from okrcli.commands.session import Session
from okrcli.commands.writing import write
from okrcli.edit.changeset import ChangeSet
from okrcli.edit.told import commit_message
from okrcli.errors import OkrError, UsageError
from okrcli.page import Block
from okrcli.render.text import render_blocks
from okrcli.workspace import Workspace


class CannotRead(OkrError):
    """A file that an option names cannot be read."""

    def __init__(self, option: str, path: str, reason: str) -> None:
        super().__init__(f"{option} {path}: {reason}")
        self.hint = "name a text file in UTF-8, or - for standard input"


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


class Done(NamedTuple):
    """A change of a whole cycle, and what to say of it.

    Attributes:
        changes: to be written.
        answer: what to say once they are.
        title: the change in a line, for a commit.
        notice: what should be known besides; empty for nothing.
    """

    changes: ChangeSet
    answer: Sequence[Block]
    title: str
    notice: str = ""


def finish(session: Session, workspace: Workspace, done: Done, *, dry_run: bool, commit: bool) -> None:
    """Shows the diff, or writes the change, says what it was, and commits it where that is wanted."""
    if dry_run:
        session.emit(done.changes.diff())
    else:
        locale = workspace.plan.settings.locale
        lines = render_blocks(done.answer, console.PLAIN, locale).splitlines()
        message = commit_message(done.title, lines) if commit else None
        write(session, done.changes, render_blocks(done.answer, session.consoles.out, locale), message)
    if done.notice:
        session.notice(done.notice)


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as stream:  # noqa: PTH123 - pathlib costs every start 10 ms
        return stream.read()
