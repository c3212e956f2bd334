"""Shows or does what is to be installed or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.commands.session import Session

if TYPE_CHECKING:
    from okrcli.git.install import Installation

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]


def carry_out(session: Session, todo: Installation, *, dry_run: bool, nothing: str) -> bool:
    """Does it and tells what was done; whether anything was."""
    if todo.before == todo.after and not todo.settings:
        session.notice(nothing)
        return False
    if dry_run:
        session.emit("".join(f"{line}\n" for line in _shown(todo)))
        return False
    todo.apply()
    session.emit("".join(f"{line}\n" for line in todo.told()))
    return True


def _shown(todo: Installation) -> list[str]:
    from shlex import quote

    from okrcli.edit.changeset import ChangeSet, FileEdit
    from okrcli.git.attributes import ATTRIBUTES

    lines: list[str] = []
    if todo.before != todo.after:
        edit = FileEdit(ATTRIBUTES, todo.before, todo.after or b"")
        lines += ChangeSet(todo.root, (edit,)).diff().splitlines()
    for name, value in todo.settings:
        lines.append(f"git config {name} {quote(value)}" if value is not None else f"git config --unset-all {name}")
    return lines
