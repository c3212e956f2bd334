"""`okr git doctor`: finds what is half installed."""

from __future__ import annotations

import os

from okrcli.commands.options import Format, Output, choose_format
from okrcli.commands.session import Session


def run(
    session: Session,
    format: Format = None,  # noqa: A002 - the option's name
    output: Output = None,
) -> int:
    """Find what is half installed, and the command that mends it.

    Exit status: 0 all is well, 1 something is wrong, 2 could not look.
    """
    from okrcli.git.diagnosis import document, text
    from okrcli.git.doctor import examined

    chosen = choose_format(format, output, ("text", "json"))
    root = session.root()
    found = examined(root, os.environ.get("PATH", os.defpath))
    session.emit(document(root, session.today, found) if chosen == "json" else text(found), output)
    return 1 if found.faults else 0
