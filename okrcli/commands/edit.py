"""`okr edit`: opens the editor where something stands, and checks what was saved."""

from __future__ import annotations

import os
from functools import partial

from okrcli.commands.changing import Commit
from okrcli.commands.options import Reference
from okrcli.commands.session import Session
from okrcli.errors import OkrError


class NoTerminal(OkrError):
    """There is nobody at a terminal to use an editor."""

    def __init__(self) -> None:
        super().__init__("okr edit opens an editor, and that needs a terminal")
        self.hint = "run it at a terminal, without --no-input; okr update, retarget and drop change files without one"


def run(session: Session, ref: Reference, commit: Commit = False) -> int:
    """Open the editor where something stands, and check what was saved.

    The editor is that of VISUAL, else of EDITOR. Exit status: 1 where the saved file has errors.
    """
    from okrcli.check.checking import Request, checked, rendered
    from okrcli.commands.changing import target
    from okrcli.commands.writing import commit as commit_files
    from okrcli.commands.writing import workspace_to_change
    from okrcli.edit.making import opened
    from okrcli.edit.spot import spot
    from okrcli.edit.told import commit_message
    from okrcli.git.commit import ready
    from okrcli.git.editor import chosen_editor, edit_at
    from okrcli.workspace.discover import read_file

    workspace = workspace_to_change(session, dry_run=False)
    found = spot(workspace, ref, partial(target, session, workspace))
    before, path = opened(workspace, found.file).raw, f"{workspace.root}/{found.file}"
    editor = chosen_editor(os.environ)
    if not session.may_ask:
        raise NoTerminal
    if commit:
        ready(workspace.root, [found.file])
    edit_at(editor, path, found.line)
    if read_file(workspace.root, found.file) == before:
        session.notice(f"{session.shown(workspace.root, found.file)} is as it was.")
        return 0
    after, verdict = checked(lambda: workspace.root, Request((path,)), session.today)
    colour = session.consoles.out.colour
    session.emit(rendered(after, verdict, session.today, "text", colour=colour, statistics=False))
    if verdict.failed():
        if commit:
            session.notice("Not committed: it has errors.")
        return 1
    if commit:
        commit_files(session, workspace.root, [found.file], commit_message(f"Edit {ref}", ()))
    return 0
